"""Marks in names of the container: what is one tensor in a file and several in the network.

`JOINED`, `ADDED`: three in one matrix, of the picture and of the words. `FOUR`: three and what is
four times as wide. `SWAPPED`: halves the other way round. `ONES`: a matrix that changes nothing, as
wide as this tensor is long.
"""

from __future__ import annotations

JOINED, ADDED, FOUR = ".joined", ".joined_added", ".joined_four"
SWAPPED, ONES = ".swapped", ".all_ones"
