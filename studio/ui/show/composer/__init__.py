"""The workspace *Show*: a show is composed, rehearsed, kept, and started.

    workspace      the tab; what it is made of is read when it is first wanted
    desk           joins panels, rehearsal, files and what is edited
    show_state     the show of the project and the only one that changes it
    playlist       the list at the left; `rows` are what it shows, `items` what can be put into it
    panel          the pages at the right, each of sections of `pages`
    fields         rows of the pages that read and write one field of the show
    rehearsal      the stage in the middle, as large as there is room, over the window's engine
    files          saved, opened, opened lately
    running        the show as a process of its own, and the cards that name displays

May import `feature` and what lies below it and the rest of `show`, never another feature.
"""
