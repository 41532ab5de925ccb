"""Recurrent networks in torch: the architectures, fast back-propagation through time, and every gate of every step."""
