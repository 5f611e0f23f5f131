"""The list for translators holds every sentence, and no sentence of the window escapes it."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from studio.ui.language import catalogue, install
from studio.ui.language.words import counted, said, tr

ROOT = Path(__file__).resolve().parents[3]
TRANSLATED = ("tr", "mark", "counted")
UNSEEN = ("ValueError", "RuntimeError", "getattr", "Literal", "TypeVar", "setStyleSheet")
LOOKS_SAID = re.compile(r"[A-Za-z]{2}[,;:.]? [A-Za-z(]|^[A-Z][a-z]{2,}[.…]?$|^\d+ [a-z]|…")
KEYS = re.compile(
    r"(Ctrl|Shift|Alt)\+.*|Esc|Space|Tab|Return|Enter|Del|Home"
    r"|pad (axis|cross|button) \d"  # addresses of what a gamepad sends
    r"|Explore|Models|Edit|Export|Project|View"
    r"|( — )?Latent Studio ?|\{model\} (before and after|family tree)| …| ms \("
)
"""Keys of the keyboard, groups of commands (shown by `tr`), our name, a template of file names."""
NOT_SHOWN = {"theme", "language", "tour.py", "editor.py"}


@pytest.fixture(scope="module")
def words():
    """`packaging/words.py`, which is no module of the studio."""
    spec = importlib.util.spec_from_file_location("words", ROOT / "packaging" / "words.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["words"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["words"]


def sources():
    for path in sorted((ROOT / "studio" / "ui").rglob("*.py")):
        if not NOT_SHOWN & set(path.parts):
            yield path, ast.parse(path.read_text("utf-8"))


def test_the_list_is_up_to_date(words):
    written = (ROOT / "resources" / "translations" / "studio.ts").read_text("utf-8")
    assert words.linguist(words.collect()) == written, "run python3 packaging/words.py"


def test_the_list_has_sentences_of_every_kind(words):
    told = {said.text: said for said in words.collect()}
    assert told["{n:,} pins"].one == "{n:,} pin"
    for text in (
        "Drag the picture", "Opens {name}", "{named} moves", "photo", "Ridge height", "Contrast",
        "The PNG is cut off.", "Every pixel as it is, opens anywhere.",
        "renamed {before} to {after}",
    ):  # fmt: skip
        assert text in told, text


def test_no_sentence_of_the_window_escapes():
    escaped = []
    for path, tree in sources():
        seen_by = {id(n): p for p in ast.walk(tree) for n in ast.iter_child_nodes(p)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and LOOKS_SAID.search(text) and not spared(node, seen_by):
                escaped.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}")
    assert "\n".join(escaped) == ""


def spared(node, seen_by):
    """Whether a text is translated where it stands, or nobody sees it."""
    if KEYS.fullmatch(node.value) or re.search(r"[\w-]+: [^;]+;", node.value):  # or a style sheet
        return True
    above = seen_by.get(id(node))
    if isinstance(above, ast.Dict) and node in above.keys and node not in above.values:
        return True
    if isinstance(above, ast.Expr | ast.Compare | ast.MatchValue):
        return True
    while above is not None and not isinstance(above, ast.stmt):
        if isinstance(above, ast.Call):
            name = above.func.id if isinstance(above.func, ast.Name) else above.func.attr
            owner = getattr(getattr(above.func, "value", None), "id", "")
            if name in TRANSLATED or name in UNSEEN or owner == "log":
                return True
        above = seen_by.get(id(above))
    return False


def test_sentences_are_filled_after_they_were_translated():
    wrong = []
    for path, tree in sources():
        for node in ast.walk(tree):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id in TRANSLATED:
                wrong += [f"{path}:{a.lineno}" for a in node.args
                          if isinstance(a, ast.JoinedStr | ast.BinOp)]  # fmt: skip
    assert wrong == []


def test_a_language_that_was_added_is_spoken(words, qapp, tmp_path, monkeypatch):
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    if not lrelease.exists():
        pytest.skip("this Qt comes without lrelease")
    folder = tmp_path / install.FOLDER
    folder.mkdir()
    forms = "<numerusform>{n} Nadel</numerusform><numerusform>{n} Nadeln</numerusform>"
    known = {
        "Opens {name}": "<translation>{name} wird geöffnet</translation>",
        "{n:,} pins": f"<translation>{forms}</translation>",
        "The PNG is cut off.": "<translation>Das PNG ist abgeschnitten.</translation>",
    }
    sentences = words.collect()
    (folder / "studio.ts").write_text(words.linguist(sentences), "utf-8")
    german = folder / "studio_de.ts"
    german.write_text(words.linguist(sentences, "de", known), "utf-8")
    assert words.translated(german) == known
    subprocess.run([lrelease, "-silent", german, "-qm", german.with_suffix(".qm")], check=True)
    monkeypatch.setenv(install.VARIABLE, "de")
    spoken = install.install(qapp, tmp_path)
    try:
        assert tr("Opens {name}", name="Ridgelines") == "Ridgelines wird geöffnet"
        assert counted(1, "{n:,} pin", "{n:,} pins") == "1 Nadel"
        assert counted(5, "{n:,} pin", "{n:,} pins") == "5 Nadeln"
        assert said("The PNG is cut off.") == "Das PNG ist abgeschnitten."
        assert tr("Nobody translated this") == "Nobody translated this"
    finally:
        for translator in spoken:
            qapp.removeTranslator(translator)
        catalogue.use(None)


@pytest.mark.parametrize("name", ["en", "xx", ""])
def test_english_needs_no_translator(qapp, tmp_path, monkeypatch, name):
    monkeypatch.setenv(install.VARIABLE, name)
    assert install.install(qapp, tmp_path) == []
    assert catalogue.current() is None
