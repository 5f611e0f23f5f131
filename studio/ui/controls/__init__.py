"""Rows built from the controls that a model declares.

May import `widgets` and `theme`; knows values, and nothing of the studio.
"""
