"""Tests of lstm_sim/data."""
