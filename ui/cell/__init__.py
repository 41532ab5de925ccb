"""The Cell workspace: one memory cell, live."""
