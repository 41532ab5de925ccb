"""The Gradients workspace: one file for each panel; workspace.py composes them."""
