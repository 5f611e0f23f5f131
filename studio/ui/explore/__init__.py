"""Explore: wander with the hand, the panel, the drift, the seeds; compare, copy, drop and drag out.

May import `state`, `engine`, `controls`, `widgets` and `theme`, never another feature.
"""
