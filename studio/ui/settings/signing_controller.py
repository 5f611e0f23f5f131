"""Keeps how exports are signed, and says at once where that cannot work."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.errors import CredentialsError, StudioError
from studio.export.credentials.identity import certificates, identity_of
from studio.files.atomic import write_atomic
from studio.ui.engine.background import BackgroundCalls
from studio.ui.language.words import mark, said, tr
from studio.ui.settings.settings_sheet import SettingsSheet
from studio.ui.state.settings import SettingsState
from studio.ui.widgets.ask_path import ask_new_file
from studio.values.signing import Signing

NOT_SIGNED = mark("Exports are not signed like this: {reason}.")


class SigningController(QObject):
    """Belongs to an open sheet; keys are looked at on another thread."""

    def __init__(self, sheet: SettingsSheet, settings: SettingsState) -> None:
        super().__init__(sheet)
        self._sheet, self._settings = sheet, settings
        self._calls = BackgroundCalls(self)
        sheet.signing.set_signing(settings.signing)
        sheet.signing.changed.connect(self._changed)
        sheet.signing.save_asked.connect(self._save)
        sheet.finished.connect(self._closed)
        if settings.signing.own:
            self._check(settings.signing)

    @Slot(object)
    def _changed(self, signing: Signing) -> None:
        self._settings.set_signing(signing)
        self._sheet.say("")
        if signing.on and (signing.own or signing.time_stamp):
            self._check(signing)
        self._sheet.fit()

    def _check(self, signing: Signing) -> None:
        half = bool(signing.chain) != bool(signing.key)
        if not half:
            self._calls.run(lambda: identity_of(signing), self._checked)

    def _checked(self, answer: object) -> None:
        if isinstance(answer, CredentialsError):
            self._sheet.say(tr(NOT_SIGNED, reason=said(answer)), "bad")
            self._sheet.fit()

    @Slot()
    def _save(self) -> None:
        """The studio's own certificates as a file, for whoever wants to check exports."""
        path = ask_new_file(
            self._sheet, tr("Save certificate"), "exports", "latent-studio.pem", "*.pem"
        )
        if path is not None:
            signing = Signing()
            self._calls.run(lambda: write_atomic(path, certificates(signing)), self._saved)

    def _saved(self, answer: object) -> None:
        if isinstance(answer, StudioError):
            text = said(answer)
            self._sheet.say(text if text.endswith(".") else f"{text}.", "bad")
        else:
            self._sheet.say(tr("Saved, without the key."))

    @Slot()
    def _closed(self) -> None:
        self._calls.close()
