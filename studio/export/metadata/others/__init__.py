"""What other tools write into generated pictures, read with bounds: one file a tool.

May import values; whatever stands in a picture from outside is text that may be hostile.
"""
