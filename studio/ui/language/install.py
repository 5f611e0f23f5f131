"""The language that the window begins in.

`LATENT_STUDIO_LANGUAGE` names it: `de`, `pt_BR`, `en`, or `pseudo`, the one for looking at. Without
it the desktop is asked. A language is a file `studio_<name>.qm` under `resources/translations`.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from studio.ui.language import catalogue

VARIABLE = "LATENT_STUDIO_LANGUAGE"
PSEUDO = "pseudo"
FOLDER = "translations"


def install(app: QCoreApplication, resources: Path) -> list[QTranslator]:
    """Give `app` the language asked for, where there is one; English needs nothing.

    Call it before the first widget is made: words that are on screen stay as they are. Returns
    what was installed, nothing for English.
    """
    folder = resources / FOLDER
    made = _translators(os.environ.get(VARIABLE, ""), folder, app)
    for translator in made:
        app.installTranslator(translator)
    catalogue.use(catalogue.Catalogue.read(folder / catalogue.TEMPLATES) if made else None)
    return made


def _translators(name: str, folder: Path, app: QCoreApplication) -> list[QTranslator]:
    if name == PSEUDO:
        from studio.ui.language.pseudo import Pseudo

        return [Pseudo(app)]
    if not any(folder.glob("studio_*.qm")):
        return []
    locale = QLocale(name) if name else QLocale.system()
    ours, qt = QTranslator(app), QTranslator(app)
    if not ours.load(locale, "studio", "_", str(folder)):
        return []
    shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [qt, ours] if qt.load(locale, "qtbase", "_", shipped) else [ours]
