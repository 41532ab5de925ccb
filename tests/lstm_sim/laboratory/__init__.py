"""Tests of lstm_sim.laboratory."""
