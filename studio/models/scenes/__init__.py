"""Pictures drawn from numbers alone: what house models learn from, and where seeds may lead.

Each is a function of the place, so that the same numbers give the same picture at every size.
May import core and values, and what house models are drawn with.
"""
