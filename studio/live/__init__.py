"""Outside signals to control changes: sound, and what draws elsewhere what is drawn here.

May import files and values. No torch and no Qt: the window shows what is found here, films and the
booth are moved by it, and everything works without either. `inbox` is where signals wait for the
next frame, `osc`, `midi` and `gamepad` bring and send them, `inputs` opens them, `player` brings
them to what they move, for the window and for the stage alike; `out` sends the picture on.
"""
