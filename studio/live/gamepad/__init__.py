"""Gamepads, through pygame-ce (LGPL, an extra): sticks, buttons and crosses as signals.

pads   the real ones, and what is asked of them
desk   looks at them on a thread of its own; what changed goes to the inbox
"""
