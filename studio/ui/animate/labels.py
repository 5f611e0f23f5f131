"""What was done to a film, in the past: the names of its steps in the journal."""

from __future__ import annotations

from studio.ui.language.words import mark

MADE = mark("made a film")
DUPLICATED = mark("duplicated a film")
RENAMED = mark("renamed a film")
REMOVED_FILM = mark("removed a film")
CHANGED_FILM = mark("changed a film")
PLACED = mark("placed a keyframe at {at}")
PLACED_AFTER = mark("placed a keyframe after {at}")
MOVED = mark("moved keyframes")
CHANGED = mark("changed a keyframe")
DELETED = mark("deleted from the film")
COPIED = mark("copied keyframes")
PASTED = mark("pasted into the film at {at}")
CURVE = mark("changed a curve")
ADDED = mark("added a curve")
REMOVED = mark("took a curve away")
SHORTEST = mark("took the shortest path")
PATH = mark("changed the path")
LOOP = mark("changed the noise loop")
LENGTH = mark("changed the length of the film")
TIME = mark("changed the time of the film")
MARKED = mark("changed the markers")
REGION = mark("changed the part that is played")
SONG = mark("changed the song")
LAID = mark("put {name} under the film")
UNLAID = mark("took the song away")
