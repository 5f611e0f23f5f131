"""The sheet for print sheets: what is set, what cannot be, and that it is made."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.export.prints.layout import PrintSpec, cells
from studio.export.reading import read_recipe
from studio.ui.exporting.print_dialog import PageDrawing, PrintDialog


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


def test_the_page_shows_the_picture_in_its_place(qtbot, window):
    window.features.exporting.print_here()
    sheet = window.findChild(PrintDialog)

    def seen():
        drawn = sheet.page.grab().toImage()
        middle = drawn.rect().center()
        return {drawn.pixelColor(middle.x() + n, middle.y()).name() for n in range(-20, 20, 4)}

    qtbot.waitUntil(lambda: seen() != {"#dedede"}, timeout=20_000)
    sheet.reject()
    sheet.deleteLater()


def test_a_picture_fills_its_place_from_its_middle(qtbot):
    page = PageDrawing()
    qtbot.addWidget(page)
    spec = PrintSpec("A4", margin_mm=0, fill=True)
    page.show_page(spec, cells(spec, [3.0]))
    image = QImage(30, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QPainter(image).fillRect(12, 0, 6, 10, QColor("blue"))
    page.set_picture(0, image)
    drawn = page.grab().toImage()
    middle = drawn.rect().center()
    assert drawn.pixelColor(middle).name() == "#0000ff"
    assert drawn.pixelColor(middle.x() - 40, middle.y()).name() == "#0000ff"


def test_cancel_makes_nothing(qtbot, window):
    window.features.exporting.print_here()
    sheet = window.findChild(PrintDialog)
    qtbot.mouseClick(sheet.cancel_button, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert window.features.exporting.export.queue.entries == ()
