"""MIDI in and out, where mido and python-rtmidi are installed (the extra `midi`).

    reading   three bytes into an address and a number, and back
    clock     the tempo of a clock that comes in, and a clock that goes out
    ports     the ports of this computer, through mido
    desk      opens what is plugged in, closes what is pulled out, sends feedback

Only `ports` knows mido, and imports it when MIDI is switched on. Source of the bytes: MIDI
Manufacturers Association, "MIDI 1.0 Detailed Specification", 1996.
"""
