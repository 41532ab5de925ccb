"""Tests of lstm_sim/checkpoints."""
