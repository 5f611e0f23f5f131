"""Garden: its species, the pictures it learns from, its trainer, its evaluation, its card.

`species` and `scenes` say what grows, `looks` how it is coloured and lit; `trainer` runs by
`python -m studio.training.garden --out DIR`. No Qt.
"""
