"""Fetching published files: only what a person asked for, whole and checked or not at all.

No Qt, no torch. The HTTP client and huggingface_hub are imported when a download begins, in the
process that `studio get` runs in; the window runs that command and reads its reports.
"""
