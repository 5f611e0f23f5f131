"""Outside signals to control changes: sound, and what draws elsewhere what is drawn here.

May import files and values. No torch and no Qt: the window shows what is found here, films and the
booth are moved by it, and everything works without either. `inbox` is where signals wait for the
next frame, `osc` and `midi` bring and send them,
`out` sends the picture on.
"""
