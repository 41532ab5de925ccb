"""The laboratory: what the Network workspace shows of whole networks, computed without a screen."""
