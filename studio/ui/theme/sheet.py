"""The one small style sheet on top of QDarkStyle; it repeats that sheet's specific selectors."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from string import Template

from studio.ui.theme.tokens import RADIUS_PX, Tokens

_SHEET = Template("""
* { outline: none; }
QWidget { background-color: transparent; border: none; padding: 0px;
  selection-background-color: $accent_ground; selection-color: $text; }
QMainWindow, QDialog, QMainWindow::separator { background-color: $window; }
QLabel { background: transparent; border: none; padding: 0px; color: $text; }
QScrollArea, QScrollArea > QWidget > QWidget, QAbstractScrollArea { background: transparent;
  border: none; border-radius: 0px; padding: 0px; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0px; border: none; }
QScrollBar::handle:vertical, QScrollBar::handle:horizontal { background-color: $hairline;
  border: none; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:vertical:hover, QScrollBar::handle:horizontal:hover {
  background-color: $faint; border: none; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical,
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0px; height: 0px;
  image: none; border: none; margin: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background-color: $raised; color: $text; border: 1px solid $hairline;
  placeholder-text-color: $faint;
  border-radius: ${radius}px; padding: 4px 10px; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border: 1px solid $accent; }
QLineEdit:hover, QComboBox:hover { border: 1px solid $faint; }
QComboBox QAbstractItemView { background-color: $raised; border: 1px solid $hairline;
  selection-background-color: $accent_ground; color: $text; padding: 4px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView::item { padding: 4px 8px; min-height: 18px; border: none; }
QComboBox::drop-down { border: none; width: 20px; }
QPushButton, QToolButton { background-color: $raised; color: $text; border: 1px solid $hairline;
  border-radius: ${radius}px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover, QToolButton:hover { background-color: $hover; border: 1px solid $hairline; }
QPushButton:pressed, QToolButton:pressed { background-color: $hairline; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background-color: $panel;
  border: 1px solid $hairline; }
QPushButton:checked, QToolButton:checked { background-color: $accent_ground; color: $text;
  border: 1px solid $accent; }
QPushButton:default, QPushButton#primary, QToolButton#primary { background-color: $accent;
  color: $on_accent; border: 1px solid $accent; font-weight: 600; padding: 5px 14px; }
QPushButton:default:hover, QPushButton#primary:hover, QToolButton#primary:hover {
  background-color: $accent; border: 1px solid $text; }
QPushButton:default:focus, QPushButton#primary:focus, QToolButton#primary:focus {
  border: 2px solid $text; }
QPushButton#primary:disabled, QToolButton#primary:disabled { background-color: $raised;
  color: $faint; border: 1px solid $hairline; }
QToolButton#primary::menu-button { border: none; width: 0px; }
QToolButton::menu-indicator { image: none; width: 0px; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox { messagebox-warning-icon: url("$icons/warning.svg"); }
QSplitter::handle:horizontal { background: $hairline; border: none; width: 1px; margin: 0px; }
QPushButton#link, QToolButton#link { background: transparent; border: none; color: $secondary;
  padding: 2px 4px; }
QPushButton#link:hover, QToolButton#link:hover { color: $text; }
QPushButton#link:focus, QToolButton#link:focus { border: 1px solid $accent;
  border-radius: 4px; padding: 1px 3px; }
QPushButton#link:checked { color: $accent_text; }
QMenu { background-color: $raised; border: 1px solid $hairline; border-radius: ${radius}px;
  padding: 4px; color: $text; }
QMenu::item { padding: 6px 22px 6px 12px; background: transparent; border: none;
  border-radius: 4px; color: $text; }
QMenu::item:selected { background-color: $accent_ground; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QToolTip { background-color: $raised; color: $text; border: 1px solid $hairline;
  padding: 4px 8px; border-radius: 4px; }
QCheckBox, QRadioButton { background: transparent; color: $text; spacing: 8px; border: none; }
QCheckBox:focus, QRadioButton:focus { color: $accent_text; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; image: none;
  border: 1px solid $faint; border-radius: 4px; background: $raised; }
QCheckBox::indicator:unchecked, QCheckBox::indicator:unchecked:hover,
QCheckBox::indicator:unchecked:focus, QCheckBox::indicator:unchecked:pressed,
QCheckBox::indicator:unchecked:disabled { image: none; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:hover,
QRadioButton::indicator:focus { image: none; border: 1px solid $accent; }
QCheckBox::indicator:checked, QCheckBox::indicator:checked:hover,
QCheckBox::indicator:checked:focus, QCheckBox::indicator:checked:pressed { background: $accent;
  image: url("$icons/check.svg"); border: 1px solid $accent; }
QRadioButton::indicator:checked, QRadioButton::indicator:checked:hover,
QRadioButton::indicator:checked:focus { image: url("$icons/dot.svg"); background: $accent;
  border: 1px solid $accent; }
QProgressBar { background-color: $groove; border: none; border-radius: 2px; max-height: 4px;
  min-height: 4px; text-align: center; color: transparent; }
QProgressBar::chunk { background-color: $accent; border-radius: 2px; }
QSlider { background: transparent; }
QSlider::groove:horizontal { background: $groove; height: 4px; border: none; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $knob; width: 12px; height: 12px; margin: -4px 0px;
  border: none; border-radius: 6px; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; }
QListView, QTreeView, QTableView { background: transparent; border: none; color: $text; }
QGraphicsView:hover, QGraphicsView:!hover, QGraphicsView:focus { border: none; padding: 0px;
  border-radius: 0px; background-color: $panel; }
QStackedWidget#film { border: none; padding: 0px; }
QLineEdit#timecode { border-radius: 13px; padding: 0px 10px; min-height: 24px; }
QListView:focus, QTreeView:focus, QTableView:focus { border: none; }
QHeaderView::section { background: $panel; color: $secondary; border: none;
  border-bottom: 1px solid $hairline; padding: 4px 8px; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline;
  border-radius: 0px; }
QTabBar::tab { background: transparent; color: $secondary; border: none;
  padding: 6px 12px; margin: 0px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QLabel[tone="faint"] { color: $faint; }
QLabel[tone="secondary"] { color: $secondary; }
QFrame#header { background-color: $window; border: none; border-bottom: 1px solid $hairline;
  border-radius: 0px; }
QFrame#statusbar { background-color: $window; border: none; border-top: 1px solid $hairline;
  border-radius: 0px; }
QFrame#leftpanel { background-color: $panel; border: none; border-right: 1px solid $hairline;
  border-radius: 0px; }
QFrame#rightpanel { background-color: $panel; border: none; border-left: 1px solid $hairline;
  border-radius: 0px; }
QFrame#bottompanel { background-color: $panel; border: none; border-top: 1px solid $hairline;
  border-radius: 0px; }
""")


def overlay(tokens: Tokens, icons: Path) -> str:
    """The overlay in the colours of `tokens`; `icons` is the folder of its pictures."""
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    return _SHEET.substitute(values, radius=RADIUS_PX, icons=icons.as_posix())
