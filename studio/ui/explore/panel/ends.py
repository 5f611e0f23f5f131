"""The pictures at the ends of the sliders: when they are asked for, and where they go."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QPixmap

from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.explore.panel.thumbs import GroupThumbs
from studio.ui.state.directions import DirectionState
from studio.ui.state.place import PlaceState
from studio.ui.widgets.bipolar_slider import BipolarSlider
from studio.values import edit

REST_MS = 350
FIRST_MS = 900


class EndPictures(QObject):
    """Refreshed at rest; a picture that drifts from the beginning never rests and gets one round.

    Moving one slider leaves its own ends as they are, since they do not depend on its amount.
    """

    def __init__(
        self,
        place: PlaceState,
        directions: DirectionState,
        thumbs: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._directions = directions
        self._thumbs = GroupThumbs(thumbs, "ends", self._show, self)
        self._sliders: Mapping[str, BipolarSlider] = {}
        self._rest, self._first = self._timer(REST_MS), self._timer(FIRST_MS)
        self._rest.timeout.connect(self.refresh)
        self._first.timeout.connect(self.ask)
        place.recipe_changed.connect(self.soon)

    def set_sliders(self, sliders: Mapping[str, BipolarSlider]) -> None:
        """These sliders, by direction id, have ends."""
        self._sliders = sliders
        self.soon()

    def begin(self) -> None:
        """Another model: nothing is known of any end."""
        for slider in self._sliders.values():
            slider.clear_ends()
        self._first.start()

    @Slot()
    def soon(self) -> None:
        """Something changed: refresh once it rests."""
        self._rest.start()

    @Slot()
    def refresh(self) -> None:
        """The picture rests: pictures of where it was are no longer wanted."""
        self._first.stop()
        self._thumbs.drop()
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask for the ends of the sliders that can be seen."""
        recipe = self._place.recipe
        if recipe is None:
            return
        for direction in self._directions.known:
            slider = self._sliders.get(direction.id)
            if slider is None or not slider.isVisible():
                continue
            pictures = []
            for end, amount in (("low", -direction.limit), ("high", direction.limit)):
                pushed = edit.with_amounts(recipe, {direction.id: amount}, (direction,))
                pictures.append(self._thumbs.ask(f"{direction.id}/{end}", pushed))
            slider.set_ends(*pictures)

    def _show(self, name: str, picture: QPixmap) -> None:
        direction_id, _, end = name.partition("/")
        slider = self._sliders.get(direction_id)
        if slider is not None:
            slider.set_ends(*((picture, None) if end == "low" else (None, picture)))

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        return timer
