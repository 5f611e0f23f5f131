"""Photographs: read, encoded or looked for in a model, and shown beside what came of them.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature.
"""
