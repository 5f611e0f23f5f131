"""The panel at the right: the path, the chosen keyframe, and what is animated by curves.

Sections know values and the theme; `controller` of the workspace feeds them. May import `widgets`,
`theme`, `language` and values.
"""
