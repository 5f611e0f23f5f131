"""How large the window is on a screen: inside what panels and docks leave free, with its frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

SMALLEST = QSize(1024, 680)
START = QSize(1440, 900)
USUAL_FRAME = QSize(16, 40)
"""What a title bar and borders take, until the desktop has told."""


def least_size(room: QSize, frame: QSize = USUAL_FRAME) -> QSize:
    """How small the window may become: 1024 x 680, or less where the screen has less."""
    return SMALLEST.boundedTo(room - frame)


def first_size(room: QSize, frame: QSize = USUAL_FRAME) -> QSize:
    """How large it is the first time."""
    return START.boundedTo(room - frame)


def inside(frame: QRect, room: QRect) -> QRect:
    """`frame`, no larger than `room` and moved into it by the shortest way."""
    size = frame.size().boundedTo(room.size())
    left = max(room.left(), min(frame.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(frame.top(), room.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())


def free_room(window: QWidget) -> QRect:
    """What panels and docks leave free of the window's screen."""
    return window.screen().availableGeometry()


def begin_size(window: QWidget) -> None:
    """Give the window its least and its first size, before it shows."""
    room = free_room(window).size()
    window.setMinimumSize(least_size(room))
    window.resize(first_size(room))


def keep_on_screen(window: QWidget) -> None:
    """Once it shows, and its frame is known: bring all of it onto the screen."""
    states = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
    if window.windowState() & states:
        return
    room, frame = free_room(window), window.frameGeometry()
    border = frame.size() - window.size()
    window.setMinimumSize(least_size(room.size(), border))
    wanted = inside(frame, room)
    if wanted != frame:
        window.resize(wanted.size() - border)
        window.move(wanted.topLeft())
