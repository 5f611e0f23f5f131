"""What features and workspaces have in common: commands, what they are given, how they are shown.

The window builds every feature over a `Context`, registers its commands and closes it. May import
`state`, `engine` and below; never a feature.
"""
