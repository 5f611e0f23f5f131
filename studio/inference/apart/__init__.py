"""The engine in a process of its own, behind the same client: it may die, and comes back.

    client   the parent's side: posts, delivers, starts the process again and asks again
    ledger   what was asked for and not answered yet, so that it can be asked again
    lives    one process of an engine: started here, or found where one is kept ready
    child    the other side: one mailbox, one engine, on the process's main thread
    wire     results on their way: pictures through shared memory, all else through a pipe
    ring     the shared memory
    spare    a process that has imported all and waits to become the next engine
    pulse    when the engine last began something, readable by the parent without a message

`client` loads without torch. The process is spawned, never forked: torch's threads and the
window's connection to the display would not survive a fork.
"""
