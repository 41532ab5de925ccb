"""Tests of lstm_sim/training."""
