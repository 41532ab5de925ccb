"""Tests of ui.gradients."""
