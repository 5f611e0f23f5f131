"""Live out: the picture of the window, sent on while it moves, to other programs.

`sink` is the small protocol, each way out a module beside it with its `Outlet`, and a line in
`table.OUTLETS`. `feed` sends from a thread of its own: the newest picture wins, and nobody waits.
`boxed` makes every picture 1920 × 1080. What a way out needs is imported when it is opened. May
import files, values and numpy; PyAV where planes are needed.
"""
