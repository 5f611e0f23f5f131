"""Atlas: thousands of places of the model laid out by what their pictures look like.

`growth` asks the engine for places and lays them out beside the window, `map_view` shows them,
`workspace` connects the map with place, trail and panel. Sizes are pixels, positions of places are
units of the map: it spreads over some four of them.
"""
