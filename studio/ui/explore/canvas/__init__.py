"""The picture in the middle: how it is placed, shown, compared, dragged and annotated.

Widgets here know values and theme only.
"""
