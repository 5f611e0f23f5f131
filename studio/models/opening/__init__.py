"""What is this file? Its architecture recognised by names and shapes, its model built.

Knows every architecture; nothing from a file is run. May import the families; no threads.
"""
