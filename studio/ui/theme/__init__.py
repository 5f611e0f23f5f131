"""How the studio looks: colours, fonts, icons, and their application to Qt.

`tokens` holds the colours, `fonts` and `icons` the shapes, `apply` puts them over QDarkStyle.
"""
