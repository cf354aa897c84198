"""Measurements side by side with bare baselines: `python -m benchmarks`. See docs/benchmarks.md."""
