"""Tests of lstm_sim/gradients."""
