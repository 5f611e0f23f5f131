"""What a file says about itself, whatever its format: provenance, XMP, EXIF, parameters, and back.

A `Stamp` is what is written, `Inside` what was found, `Found` what that means. May import values
and files; formats and films build on this and are never imported from here.
"""
