"""Which editor works which kind of control; a new kind is a file beside this one and a line here.

Switches (`bool`) have no row: the section shows them as chips.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studio.ui.controls.choice import choice_editor
from studio.ui.controls.editor import ControlEditor
from studio.ui.controls.number import NumberEditor
from studio.ui.controls.picture import PictureEditor
from studio.ui.controls.text import TextEditor
from studio.values.controls import Control

EDITORS: Mapping[str, Callable[[Control], ControlEditor]] = {
    "float": NumberEditor,
    "int": NumberEditor,
    "choice": choice_editor,
    "text": TextEditor,
    "picture": PictureEditor,
}
