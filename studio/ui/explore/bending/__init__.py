"""Bending: what is done to the network's layers while it draws, as a section of the panel.

`section` shows the layers, groups and bends, `controller` asks the engine which layers there are.
May import what `explore` may.
"""
