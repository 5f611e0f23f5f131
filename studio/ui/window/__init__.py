"""The window as a whole: its frame, header, tabs, commands, how it starts and how it closes.

The only room of the window that may import features; it builds them and connects them.
"""
