"""Animate: a film of places in time, its curves, its song, played on the canvas and exported.

`film_state` holds the film that is edited and is the only one that changes it, `player` plays and
scrubs it over the engine's drafts, `timeline` draws it. May import `feature` and what lies below it
(`state`, `engine`, `controls`, `widgets`, `theme`), never another feature.
"""
