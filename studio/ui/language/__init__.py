"""The language of the window: every sentence on screen passes through here.

`words` is what all of the window uses: `tr`, `counted`, `mark` and `said`. `catalogue` knows the
sentences that come from rooms without Qt, `pseudo` is a made-up language for looking at, `install`
chooses one at start. Imports Qt, and nothing else of the studio.
"""
