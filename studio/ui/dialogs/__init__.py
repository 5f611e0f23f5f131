"""Sheets and small parts that ask, show progress or say what went wrong.

Knows values, export specs and the theme only; every sheet is filled by setters and answers by
signals, so that whoever builds the window decides what happens.
"""
