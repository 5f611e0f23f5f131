"""Between the models that are installed and the list of them at the left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from studio.ui.models.browser.model_browser import ModelBrowser
from studio.ui.state.place import PlaceState
from studio.values.card import Card
from studio.values.messages import InstalledModel


class ListController(QObject):
    """Lives as long as the list.

    `problems` gives what is wrong with which model; `hold` makes what moves by itself stop.
    """

    def __init__(
        self,
        view: PlaceState,
        browser: ModelBrowser,
        problems: Callable[[], dict[str, str]],
        hold: Callable[[], None],
    ) -> None:
        super().__init__(browser)
        self._view = view
        self._browser = browser
        self._problems = problems
        self._hold = hold
        view.models_changed.connect(self._models_changed)
        view.card_changed.connect(self._card_changed)
        browser.model_chosen.connect(self.open)

    @Slot(object)
    def open(self, model: InstalledModel) -> None:
        """Work with a model that was chosen."""
        if self._view.card is None or self._view.card.sha256 != model.card.sha256:
            self._hold()
            self._view.open_model(model.card)

    @Slot(object)
    def _models_changed(self, models: tuple[InstalledModel, ...]) -> None:
        self._browser.set_models(models, self._problems())

    @Slot(object)
    def _card_changed(self, card: Card) -> None:
        self._browser.set_current(card.sha256)
