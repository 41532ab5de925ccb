"""What networks are trained on: readers of files found in the wild, generated tasks, vocabularies and batches."""
