"""The commands about networks: train, evaluate, predict, trace, inspect, compare. torch is imported when one is run."""
