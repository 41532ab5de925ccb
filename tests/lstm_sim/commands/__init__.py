"""The commands about networks, run as a user runs them."""
