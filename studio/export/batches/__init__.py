"""Many pictures into one folder: batches and data sets, with an index, gone on with when killed.

May import the rest of `export` but sheets, `files` and `values`. Nothing here renders: `Maker` says
which picture it wants next and takes its rows.
"""
