"""The profile of an export: sRGB, Display P3 or the person's own, and its soft proof."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.export.colour.choice import P3, SRGB, Colour
from studio.export.colour.kept import is_offered, keep, kept_profiles, profile_of, put_back, remove
from studio.export.colour.proof import Proof
from studio.ui.engine.qimage import to_qimage
from studio.ui.exporting.proof_view import ProofView
from studio.ui.language.words import mark, said, tr, tr_pairs
from studio.ui.theme.fonts import words
from studio.ui.widgets.ask_path import ask_file
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.kept_choice import KeptChoice
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.switch import Switch

OWN = "own"
PATTERNS = mark("Colour profiles (*.icc *.icm *.ICC *.ICM)")
INTENT_WORDS = (
    ("perceptual", mark("Perceptual")), ("relative", mark("Relative colorimetric")),
    ("saturation", mark("Saturation")), ("absolute", mark("Absolute colorimetric")),
)  # fmt: skip


class ColourRows(QWidget):
    """Edits the `Colour` of a `StillSpec`; rows that mean nothing for a profile are not shown."""

    changed = Signal(object)
    """`Colour`."""
    proof_toggled = Signal()

    def __init__(self, parent: QWidget | None = None, proofs: bool = True) -> None:
        """`proofs`: a soft proof is offered."""
        super().__init__(parent)
        self._proofs = proofs
        self._colour = Colour()
        self.profile = ChoiceBox(())
        self.profile.setAccessibleName(tr("Colour profile"))
        self.choice = KeptChoice(tr("Colour"), self.profile, tr("Take this profile off the list"))
        self.intent = ChoiceBox(tr_pairs(INTENT_WORDS))
        self.intent.setAccessibleName(tr("Rendering intent"))
        self.black_point = Switch(
            tr("Black point"), tr("Black becomes the profile's own black, and shadows keep apart.")
        )
        self.soft_proof = Switch(
            tr("Soft proof"), tr("How it will look there, and what that profile cannot hold.")
        )
        self.view = ProofView()
        self.facts = Paragraph("", "secondary", words(11))
        self._intent_row = FormRow(tr("Intent"), self.intent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.choice)
        column.addWidget(self._intent_row)
        for widget in (self.black_point, self.soft_proof, self.view, self.facts):
            column.addWidget(widget)
        self.profile.activated.connect(self._profile_chosen)
        self.choice.remove_asked.connect(self._remove)
        self.choice.back_asked.connect(self._put_back)
        self.intent.activated.connect(self._intent_chosen)
        self.black_point.toggled.connect(self._black_point_toggled)
        self.soft_proof.toggled.connect(self._proof_toggled)
        self.set_colour(self._colour)

    @property
    def colour(self) -> Colour:
        """What is set."""
        return self._colour

    @property
    def proofing(self) -> bool:
        """Whether a soft proof is to be seen."""
        return self.soft_proof.isChecked() and not self._colour.plain

    def set_colour(self, colour: Colour) -> None:
        """Show it, silently; a profile that is gone becomes sRGB."""
        self._colour = colour if is_offered(colour.profile) and _there(colour) else Colour()
        self._refill()
        self.intent.setCurrentIndex(self.intent.findData(self._colour.intent))
        self.black_point.blockSignals(True)
        self.black_point.setChecked(self._colour.black_point)
        self.black_point.blockSignals(False)
        self._show()

    def set_proof(self, found: Proof | StudioError | None) -> None:
        """What the proof came to; None while it is made."""
        if isinstance(found, StudioError):
            self.view.set_picture(None)
            self.facts.set_text(said(found), "bad")
        elif found is not None:
            self.view.set_picture(to_qimage(found.warned))
            self.facts.set_text(_share_words(found.share), "secondary")
        self._show()

    # ---- inside ---------------------------------------------------------------------------------
    def _refill(self) -> None:
        self.profile.clear()
        self.profile.addItem(tr("sRGB, for screens"), SRGB)
        self.profile.addItem(tr("Display P3, for wide screens"), P3)
        for kept in kept_profiles():
            self.profile.addItem(f"{kept.name} · {kept.space}", kept.sha256)
        self.profile.addItem(tr("Your own profile …"), OWN)
        self.profile.setCurrentIndex(self.profile.findData(self._colour.profile))

    def _show(self) -> None:
        plain = self._colour.plain
        self.choice.set_own(self._colour.profile not in (SRGB, P3))
        tables = not plain and profile_of(self._colour.profile).shaper is None
        self._intent_row.setVisible(tables)
        self.black_point.setVisible(tables)
        self.soft_proof.setVisible(self._proofs and not plain)
        self.view.setVisible(self.proofing and self.view.has_picture)
        self.facts.setVisible(self.proofing or self.facts_are_bad)

    @property
    def facts_are_bad(self) -> bool:
        """Whether the sentence below says what went wrong."""
        return bool(self.facts.text) and self.facts.tone == "bad"

    @Slot(int)
    def _profile_chosen(self, index: int) -> None:
        key = str(self.profile.itemData(index))
        self.facts.set_text("", "secondary")
        if key == OWN:
            self._ask()
            return
        self._change(profile=key)

    def _ask(self) -> None:
        path = ask_file(self, tr("A colour profile"), "profiles", tr(PATTERNS))
        try:
            key = keep(path).sha256 if path is not None else self._colour.profile
        except StudioError as error:
            key = self._colour.profile
            self.facts.set_text(said(error), "bad")
        self._change(profile=key)
        self._refill()

    @Slot(str)
    def _remove(self, key: str) -> None:
        name = self.profile.currentText()
        if self._kept_as(lambda: remove(key)):
            self._change(profile=SRGB)
            self._refill()
            self.choice.tell_removed(key, name)

    @Slot(str)
    def _put_back(self, key: str) -> None:
        if self._kept_as(lambda: put_back(key)) and is_offered(key):
            self._change(profile=key)
            self._refill()
        self.choice.tell_removed("", "")

    def _kept_as(self, change: Callable[[], object]) -> bool:
        """Change the list; whether that could be done. Why not is said below."""
        try:
            change()
        except StudioError as error:
            self.facts.set_text(said(error), "bad")
            self._show()
            return False
        return True

    @Slot(int)
    def _intent_chosen(self, index: int) -> None:
        self._change(intent=str(self.intent.itemData(index)))

    @Slot(bool)
    def _black_point_toggled(self, on: bool) -> None:
        self._change(black_point=on)

    @Slot(bool)
    def _proof_toggled(self, on: bool) -> None:
        self.facts.set_text(tr("Looking …") if on else "", "secondary")
        self._show()
        self.proof_toggled.emit()

    def _change(self, **fields: object) -> None:
        self._colour = msgspec.structs.replace(self._colour, **fields)
        self._show()
        self.changed.emit(self._colour)


def _there(colour: Colour) -> bool:
    try:
        profile_of(colour.profile)
    except StudioError:
        return False
    return True


def _share_words(share: float) -> str:
    if share == 0:
        return tr("All of its colours can be held.")
    percent = f"{100 * share:.1f}" if share >= 0.001 else "0.1"
    return tr(
        "{percent} % of the picture cannot be held; it is marked in magenta.", percent=percent
    )
