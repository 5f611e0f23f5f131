"""Photographs: read, encoded or looked for in a model, and shown beside what came of them.

May import `state`, `engine`, `controls`, `widgets` and `theme`, never another feature.
"""
