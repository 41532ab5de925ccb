"""Lessons: the lecture step by step in the program itself, each a file that teachers can write, too."""
