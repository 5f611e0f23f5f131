"""What a place follows while somebody plays: signals from outside, and what each of them moves.

    sources     where a signal comes from: OSC, MIDI, a key, sound, a slow wave, noise
    targets     everything that can be moved, by stable names with kinds, ranges and examples
    mapping     which source moves which target, and how; the document that a project keeps
    following   one mapping in time: range, curve, smoothing, beats, soft take-over
    acting      a place with targets set to values

Data and arithmetic only: nothing here is ever evaluated, and nothing looks at a clock. May import
what `values` may.
"""
