"""What text becomes for each kind of pipeline, and how much of it fits.

`opening` chooses the reader of a pipeline; `readers` and `postcards` are the readers, built on
`tokens` (text to weighted numbers) and `encoders` (numbers to vectors); `telling` goes from a
recipe to what the network is told. No files are opened here.
"""
