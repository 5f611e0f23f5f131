"""Sheets to be printed: pictures on paper with margins, bleed, crop marks and captions.

Layout is in millimetres and knows no file; PDF and TIFF are two ways to draw it.
"""
