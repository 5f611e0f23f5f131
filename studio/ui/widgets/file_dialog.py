"""Qt's own file dialog in the studio's clothes, for machines without a desktop that has one.

Icons are put over Qt's by item delegates: an icon provider would be asked from another thread.
"""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QDir, QModelIndex, QPersistentModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QLabel,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
)

from studio.ui.theme.tokens import current
from studio.ui.widgets.icons import icon_of

SIZE = QSize(860, 560)
ICON_PX = 18
PAD_PX = 16
SIDE_PX = 168
KIND_COLUMN = 2
"""What Qt calls a kind of file says less than the name's ending."""
BUTTONS = {
    "backButton": "caret-left", "forwardButton": "caret-right", "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus", "listModeButton": "squares-four",
    "detailModeButton": "list",
}  # fmt: skip
ENDINGS = {
    "image": ".png .jpg .jpeg .webp .tif .tiff .bmp .gif .avif",
    "film-strip": ".mp4 .mov .webm .mkv",
    "cube": ".safetensors .pt .pth .ckpt .pkl .bin .model .latentmodel .npz .npy",
    "path": ".latent",
    "key": ".pem .crt .cer .key .p12 .pfx",
    "file-text": ".txt .json .md .yaml .csv",
    "package": ".zip .tar .gz .7z",
}
_ICONS = {ending: icon for icon, endings in ENDINGS.items() for ending in endings.split()}
_Index = QModelIndex | QPersistentModelIndex


def dress(dialog: QFileDialog) -> None:
    """Give the dialog our icons, measures and columns; the desktop's own stays as it is."""
    tree = dialog.findChild(QTreeView, "treeView")
    if tree is None:  # the desktop draws it
        return
    layout = dialog.layout()
    if layout is not None:
        layout.setContentsMargins(PAD_PX, PAD_PX, PAD_PX, PAD_PX)
        layout.setSpacing(8)
    dialog.resize(SIZE.boundedTo(dialog.screen().availableSize() * 0.9))
    for view in dialog.findChildren(QAbstractItemView):
        if view.objectName() in ("treeView", "listView", "sidebar"):
            view.setItemDelegate(FileDelegate(view))
            view.setIconSize(QSize(ICON_PX, ICON_PX))
    for name, icon in BUTTONS.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon_of(icon, ICON_PX))
            button.setIconSize(QSize(ICON_PX, ICON_PX))
            button.setStyleSheet("padding: 5px 6px;")
    _bare(dialog)
    _columns(tree)


def _bare(dialog: QFileDialog) -> None:
    """Words without pictures where a word says it all."""
    where = dialog.findChild(QComboBox, "lookInCombo")
    if where is not None:
        where.setIconSize(QSize(0, 0))
        where.view().setItemDelegate(FileDelegate(where))
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(icon_of("", 0))
    for label in dialog.findChildren(QLabel):
        label.setProperty("tone", "secondary")
    for splitter in dialog.findChildren(QSplitter):
        splitter.setSizes([SIDE_PX, SIZE.width() - SIDE_PX])
        splitter.setHandleWidth(1)


def _columns(tree: QTreeView) -> None:
    """The name has the room; size and date as much as they need."""
    tree.setColumnHidden(KIND_COLUMN, True)
    tree.setRootIsDecorated(False)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSortIndicatorShown(False)  # Qt's is a grey slab
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


class FileDelegate(QStyledItemDelegate):
    """Rows of files and folders with icons of our one weight."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: what a row looks like."""
        super().initStyleOption(option, index)
        if index.column() == 0:
            feature = QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.features |= feature
            option.icon = icon_of(_icon_name(index), ICON_PX)
        else:
            colors: QPalette = option.palette
            colors.setColor(QPalette.ColorRole.Text, QColor(current().secondary))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Qt: rows to be hit with a finger's width."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), ICON_PX + 10))


def _icon_name(index: _Index) -> str:
    """Of a row of the file system, or of the places beside it."""
    found = index.data(QFileSystemModel.Roles.FilePathRole)
    path = found.toLocalFile() if isinstance(found, QUrl) else str(found or "")
    if not path:
        return "desktop"  # the computer itself
    if _is_file(index):
        return _ICONS.get(PurePath(path).suffix.lower(), "file")
    return "house" if path == QDir.homePath() else "folder"


def _is_file(index: _Index) -> bool:
    """Files have a size in the second column; folders have none."""
    return bool(index.sibling(index.row(), 1).data(Qt.ItemDataRole.DisplayRole))
