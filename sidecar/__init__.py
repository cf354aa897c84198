"""Sidestory: an AI sidecar for Storybook and Vite."""

__version__ = "0.1.0"
