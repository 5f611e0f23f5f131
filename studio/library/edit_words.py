"""What was done to the library, in words: for the journal, and for the person who just did it."""

from __future__ import annotations

from studio.library.store.library_changes import (
    Binned,
    CardChanged,
    Favoured,
    FilesWritten,
    FoldersChosen,
    HouseTagged,
    LibraryChange,
)

_LICENCE = {"license", "license_url"}


def label_of(change: LibraryChange) -> str:
    """What was done, in the past, as undo names it: `renamed Aurora to Dusk`."""
    match change:
        case CardChanged(_, name, _, after):
            if after.keys() == {"name"}:
                return f"renamed {name} to {after['name']}"
            if after.keys() == {"tags"}:
                return f"changed the tags of {name}"
            if "license" in after and after.keys() <= _LICENCE:
                return f"set the licence of {name} to {after['license']}"
            return f"changed the card of {name}"
        case Favoured(_, name, True):
            return f"made {name} a favourite"
        case Favoured(_, name, _):
            return f"took {name} from the favourites"
        case HouseTagged(_, name):
            return f"changed the tags of {name}"
        case Binned(_, name, _, True):
            return f"moved {name} to the bin"
        case Binned(_, name):
            return f"took {name} out of the bin"
        case FoldersChosen():
            return "chose other folders for models"
        case FilesWritten(_, name):
            return f"looked at {name} again"


def sentence_of(change: LibraryChange) -> str:
    """What is so now, as a sentence; empty where the eye sees it."""
    match change:
        case CardChanged(_, name, _, after):
            if after.keys() == {"name"}:
                return f"{name} is called {after['name']} now."
            if after.keys() == {"tags"}:
                return _tags(name, tuple(after["tags"]))
            if "license" in after and after.keys() <= _LICENCE:
                return f"{name} is under {after['license']}."
            return f"The card of {after.get('name', name)} was changed."
        case HouseTagged(_, name, _, tags):
            return _tags(name, tags)
        case Binned(_, name, _, gone):
            return f"{name} is in the bin." if gone else f"{name} is back in the library."
        case Favoured() | FoldersChosen() | FilesWritten():
            return ""


def _tags(name: str, tags: tuple[str, ...]) -> str:
    return f"{name} has {'the tags ' + ', '.join(tags) if tags else 'no tags'} now."
