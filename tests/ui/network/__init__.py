"""Tests of ui.network."""
