"""Agate: the flow of Strata with two finer sizes, trained on crops of large stones.

`train` makes the finer flows, `card` what ships. May import models, core, files and values.
"""
