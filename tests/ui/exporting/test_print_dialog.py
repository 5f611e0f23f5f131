"""The sheet for print sheets: what is set, what cannot be, and that it is made."""

from PySide6.QtCore import Qt

from studio.export.prints.layout import PrintSpec
from studio.export.reading import read_recipe
from studio.ui.exporting.print_dialog import PrintDialog


def test_what_is_set_is_what_is_asked_for(qtbot):
    sheet = PrintDialog()
    qtbot.addWidget(sheet)
    spec = PrintSpec("A3", True, 12, 8, 3, 2, 2, True, True, True, 150, "tiff")
    sheet.set_spec(spec)
    sheet.set_pictures([1.5] * 7)
    assert sheet.spec == spec
    assert "2 pages" in sheet.facts.text
    with qtbot.waitSignal(sheet.print_asked) as asked:
        qtbot.mouseClick(sheet.print_button, Qt.MouseButton.LeftButton)
    assert asked.args[0].spec == spec


def test_what_does_not_fit_is_said(qtbot):
    sheet = PrintDialog()
    qtbot.addWidget(sheet)
    sheet.margin.change(100)
    sheet.columns.change(2)
    assert "take fewer a page" in sheet.note.text
    assert not sheet.print_button.isEnabled()
    sheet.margin.change(10)
    assert sheet.print_button.isEnabled()


def test_the_pins_become_a_contact_sheet(qtbot, window, tmp_path):
    exporting = window.features.exporting
    exporting.print_pins()
    assert "no pins" in window.canvas.banner.text
    for seed in (1, 2, 3):
        window.view.set_seed(seed)
        window.trail.toggle_pin()
    exporting.print_pins()
    sheet = window.findChild(PrintDialog)
    sheet.folder.set_folder(tmp_path)
    sheet.dpi.change(40)
    with qtbot.waitSignal(exporting.export.written, timeout=20_000) as written:
        qtbot.mouseClick(sheet.print_button, Qt.MouseButton.LeftButton)
    parts = read_recipe(written.args[0]).provenance.parts
    assert [part.latent.n for part in parts] == [1, 2, 3]


def test_cancel_makes_nothing(qtbot, window):
    window.features.exporting.print_here()
    sheet = window.findChild(PrintDialog)
    qtbot.mouseClick(sheet.cancel_button, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert window.features.exporting.export.queue.entries == ()
