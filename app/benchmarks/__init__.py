"""Benchmarks of the window; each runs it in a process of its own. Importing this package imports no Qt."""
