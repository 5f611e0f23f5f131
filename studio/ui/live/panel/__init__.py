"""What stands around the picture in Live: inputs, what follows what, scenes.

The widgets know values and the theme; the workspace feeds them by setters and listens to their
signals. May import `widgets`, `theme`, `language` and values.
"""
