"""Networks on disk: our own format, and one safe way into files that others made."""
