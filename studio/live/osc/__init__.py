"""OSC over UDP, in and out. python-osc reads and writes the messages, the rest is here.

    reading    datagrams into addresses and numbers, within bounds; time tags are ignored
    receiver   the one thread with a socket; floods cost a fixed small time
    sending    feedback for controllers, once a frame
    query      the same list over HTTP, as OSCQuery
    table      all addresses with types, ranges and examples, as text and as JSON

Source of the format: Wright, "The Open Sound Control 1.0 Specification", 2002.
"""
