"""Checks of what the program extracts: scores against gold, golden snapshots, differences between runs."""
