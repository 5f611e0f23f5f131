"""Content Credentials (C2PA): who signs, what is said, signing what was written, reading it back.

May import metadata, values and files. The native library and `cryptography` are imported where
they are first used, never before; without them exports are written unsigned, and say so.
Nothing here uses the network but for a time stamp of an address that a person gave.
"""
