"""The models: a searchable list of cards, and the page that says all about one of them.

Knows values and the theme only; whoever builds the window feeds it by setters and listens to its
signals.
"""
