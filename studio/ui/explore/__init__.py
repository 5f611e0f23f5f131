"""Explore: wander with the hand, the panel, the drift, the seeds; compare, copy, drop and drag out.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature.
"""
