"""The window as a whole: frame, header, tabs, how it starts and how it closes.

The only room that may import features. `workspaces` lists the workspaces, `features` builds all
else that answers commands and connects the one with the other.
"""
