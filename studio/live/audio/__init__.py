"""What a sound does, moment by moment, so that pictures can move with it.

`framing` cuts a stream into windows, `spectra` turns them into powers, `medians` and `parts` tell
what is struck from what is held, `onsets`, `beats` and `chroma` find where something begins, how it
counts and which notes sound. All of it takes samples block by block and never looks at the whole,
so that a microphone can come in the same way; `listening` runs a file through it into `Features`,
`shelf` keeps them by the hash of the file, and `hearing` gives the value of one feature at a
moment, with gain, curve, attack and release. `ears` does the same for what is heard just now,
`microphone` brings it. `playing` lets a song be heard, where it can be.

Own code in numpy; may import files and values.
"""
