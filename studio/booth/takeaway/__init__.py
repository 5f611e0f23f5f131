"""A visitor's picture on their telephone: one address a picture, on the operator's own network.

    shelf     what can be fetched now, by a random name, until it expires
    answers   what is answered to a request: two kinds of address, and nothing else
    server    the tiny server, in a process of its own, with a limit on everything
    counter   the other end: starts the server and hands it pictures
    code      the address as rows of dark and light

No directory, no upload, no script, no cookie, no log of who came. It listens on the one address
that the operator chose, never on all of them.
"""
