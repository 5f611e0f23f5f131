"""The list of everything that is being made, kept on the disk, and how each kind of it is made.

May import the rest of `export`. Nothing here renders or decides when: the window and the command
line both take the first task that waits, open it with `open_task` and give it its pictures.
"""
