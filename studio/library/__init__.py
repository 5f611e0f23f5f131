"""What the studio keeps: projects, installed models, settings, recent files, learned directions.

May import `values` and `files`; no Qt and no torch. What a person made is written at once and
acknowledged only when the disk has it.
"""
