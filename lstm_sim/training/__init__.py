"""Training: a frozen config, a loop that is a generator of Progress, metrics and devices."""
