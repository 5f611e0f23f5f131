"""Reading published weights without running anything from them; no torch, no `pickle`.

`describe` and `convert` of `work` are the way in: they look at a file in a child process.
Inside: `machine` walks pickles over inert values, `table` is the closed list of what those may
build, `zipped` and `stream` are torch's two containers, `content` finds the tensors.
May import values, files and numpy.
"""
