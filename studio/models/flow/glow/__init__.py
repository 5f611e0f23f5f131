"""Glow: the `network`, its `layout` read off the weights, the `architecture` that opens files."""
