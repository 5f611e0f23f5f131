"""What keeps a show standing for days: standard library only, so that it starts and stays small.

    supervisor   starts the windows, watches their hearts, restarts what is hung, dead or too big
    player       one window process and what it says of itself
    operators    the operator's window: what it hears and what it may order
    faults       how long to wait before the next try, and when the safe scene is due
    spares       an engine that is kept ready, for a stage that loses its own
    single       two supervisors refuse each other
    health       the log of the show's health, and the status that others may read
    endpoint     the same status as JSON on this computer's own address
    memory       how much memory a process uses
    pin          the operator's number, kept as a slow hash
    takeaway/    the tiny page that hands a visitor's picture to a telephone

May import values and files, never Qt, torch, the library or the engine.
"""
