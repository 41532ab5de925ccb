"""Tests of lstm_sim/lessons."""
