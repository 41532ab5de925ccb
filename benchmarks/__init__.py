"""Benchmarks: every figure is a ratio inside one run, so that it holds on a shared, noisy machine."""
