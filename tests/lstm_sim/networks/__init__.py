"""Tests of lstm_sim/networks."""
