"""Prepared scenes of three colours."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from studio.ui.show.prepared import Scene


@pytest.fixture
def scenes(tmp_path):
    files = []
    for n, colour in enumerate(("#804020", "#205080", "#308050")):
        image = QImage(160, 100, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        files.append(tmp_path / f"{n}.jpg")
        assert image.save(str(files[-1]))
    return (Scene("Ridgelines", tuple(files[:2])), Scene("Aurora", tuple(files[2:])))
