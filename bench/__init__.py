"""Benchmarks: whole commands of ours beside those of the official library, in one interleaved run."""
