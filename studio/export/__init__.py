"""Stills, films and sheets with their metadata and provenance. numpy and Pillow, no torch, no Qt.

May import files and values. Nothing here renders: pictures come in as bands of rows or as arrays,
and `verify` is handed a function that renders.
"""
