"""The command line: the same engine without Qt, for scripts and checks.

May import everything but ui and app; heavy things are imported where they are used.
"""
