"""A project's file on disk: one SQLite database, its writer thread, its lock and its journal.

May import what `library` may. Only `library` itself uses this folder; the window sees `Project`.
"""
