"""Table: places over any number of axes, drawn while they are looked at, gone to with a click.

`table_state` holds the table and is the only one that changes it, `table_view` draws what is seen
of it, `axes_panel` says what varies. May import `feature` and what lies below it, never another
feature.
"""
