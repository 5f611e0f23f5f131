#!/usr/bin/env python3
"""Collect every sentence of the studio for translators.

`python3 packaging/words.py` writes `resources/translations/studio.ts`; with the names of languages
(`python3 packaging/words.py de pt_BR`) also `studio_<name>.ts`, where what was translated stays.
Both are files of Qt Linguist; `packaging/CONTRIBUTING.md` says how a language is added.

From the window come the strings in `tr`, `mark` and `counted`; from rooms without Qt every
sentence, with `{names}` where figures are put in; from the house models the words on their cards.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "studio"
NAME = "Latent Studio"
CALLS = ("tr", "mark", "counted")
ROOMS = ("values", "files", "core", "models", "inference", "adding", "library", "export", "live")
"""Rooms without Qt whose sentences reach the screen."""
PLURALS = {"ja": 1, "ko": 1, "zh": 1, "pl": 3, "ru": 3, "uk": 3, "cs": 3}
"""How many forms a language has for numbers, where not two."""
SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:.]? [^\W\d_{]|^[A-Z][^\W\d_]{2,}[.…]?$|[^\W\d_]{3,}\.$")
WORD = re.compile(r"[a-z]{3,}")
CODE = re.compile(r"[_/\\=<>|^$*]|^\W|::|\)\.|--")
LEAST_LETTERS = 4
QUIET = ("log", "logging", "re", "struct", "warnings")
FACTS = ("summary", "training_data", "known_limits", "known_biases", "notes")


@dataclass(frozen=True)
class Said:
    """A sentence, where it stands first, and its singular where it counts something."""

    text: str
    where: str
    one: str = ""


def collect() -> list[Said]:
    """Every sentence once, in the order of the alphabet."""
    found: dict[str, Said] = {}
    for path in sorted((ROOT / "studio" / "ui").rglob("*.py")):
        for said in of_window(ast.parse(path.read_text("utf-8")), _place(path)):
            if said.text not in found or said.one:
                found[said.text] = said
    others = [ROOT / "studio" / "errors.py"]
    for room in ROOMS:
        others += sorted((ROOT / "studio" / room).rglob("*.py"))
    for path in others:
        plain = path.is_relative_to(ROOT / "studio" / "values")
        for text in of_room(ast.parse(path.read_text("utf-8")), plain):
            found.setdefault(text, Said(text, _place(path)))
    for path in sorted((ROOT / "resources" / "models").glob("*/card.json")):
        for text in of_card(json.loads(path.read_text("utf-8"))):
            found.setdefault(text, Said(text, _place(path)))
    return [found[text] for text in sorted(found) if text != NAME]


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---- the window ---------------------------------------------------------------------------------
def of_window(tree: ast.Module, where: str) -> Iterator[Said]:
    """What is handed to `tr`, `mark` and `counted` as it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            words = [a.value for a in node.args if _is_text(a)]
            if node.func.id == "counted" and len(words) == 2:
                yield Said(words[1], where, words[0])
            elif node.func.id in CALLS and words:
                yield Said(words[0], where)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


# ---- rooms without Qt ---------------------------------------------------------------------------
def of_room(tree: ast.Module, plain: bool) -> Iterator[str]:
    """Sentences as templates; single words too where `plain` says that the room makes words."""
    skip = _not_said(tree)
    raised = {id(n) for r in ast.walk(tree) if isinstance(r, ast.Raise) for n in ast.walk(r)}
    for node in ast.walk(tree):
        if id(node) in skip:
            continue
        if isinstance(node, ast.JoinedStr):
            skip.update(id(inner) for inner in ast.walk(node))
            made = (_bare(text) for text in templates(node))
            yield from (text for text in made if _is_sentence(text, id(node) in raised))
        elif _is_text(node):
            text = _bare(node.value)
            if _is_sentence(text, id(node) in raised) or (plain and WORD.fullmatch(text)):
                yield text.replace("{}", "{value}") if id(node) in raised else text


def _not_said(tree: ast.Module) -> set[int]:
    """Docstrings, log lines, names of attributes and types, keys."""
    skip: set[int] = set()
    for node in ast.walk(tree):
        unsaid: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and _is_text(node.value):
            unsaid = [node.value]
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                unsaid = [node] if called.value.id in QUIET else []
            elif isinstance(called, ast.Name) and called.id in ("getattr", "Path", "TypeVar"):
                unsaid = [node]
        elif isinstance(node, ast.Subscript):
            unsaid = [node.slice]
        elif isinstance(node, ast.Compare):
            unsaid = [node.left, *node.comparators]
        elif isinstance(node, ast.Dict):
            unsaid = list(node.keys)
        elif isinstance(node, ast.Assert | ast.MatchValue | ast.AnnAssign):
            unsaid = [getattr(node, "annotation", node)]
        skip.update(id(inner) for one in unsaid if one is not None for inner in ast.walk(one))
    return skip


def templates(node: ast.JoinedStr) -> Iterator[str]:
    """An f-string as `{name} is not a picture.`; once for each of two words it chooses from."""
    names: dict[str, str] = {}
    parts: list[tuple[str, ...]] = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append((str(part.value).replace("{", "{{").replace("}", "}}"),))
            continue
        value = part.value
        if isinstance(value, ast.IfExp) and _is_text(value.body) and _is_text(value.orelse):
            parts.append((value.body.value, value.orelse.value))
        else:
            parts.append((f"{{{_name_of(value, names)}}}",))
    for choice in itertools.islice(itertools.product(*parts), 8):
        yield "".join(choice)


def _name_of(node: ast.expr, names: dict[str, str]) -> str:
    """What an expression is called in a template; another expression gets another name."""
    source = ast.unparse(node)
    base = _word_of(node) or "value"
    for name in itertools.chain([base], (f"{base}{n}" for n in itertools.count(2))):
        if names.setdefault(name, source) == source:
            return name
    raise AssertionError("there is always another number")


def _word_of(node: ast.AST) -> str:
    match node:
        case ast.Name(id=word) | ast.Attribute(attr=word):
            return word.strip("_").lower()
        case ast.Call(func=ast.Name(id="len" | "sum")):
            return "count"
        case ast.Call(func=called):
            return _word_of(called).removesuffix("_words").removesuffix("_of")
        case ast.Subscript(value=inner) | ast.BinOp(left=inner):
            return _word_of(inner)
    return ""


def _bare(text: str) -> str:
    """Without what joins it to its neighbours."""
    return re.sub(r"^( · | \+ |, |; | and | )|( · | )$", "", text)


def _is_sentence(text: str, raised: bool) -> bool:
    """Whether a person is meant to read it; what is raised may speak of files and options too."""
    spoken, said = SENTENCE.search(text), re.sub(r"\{\w*\}", "", text)
    shown = re.sub(r"\{\w*\}", "x", text)
    filled = said != text and " " in said and len(re.findall(r"[^\W\d_]", said)) >= LEAST_LETTERS
    return bool(spoken or filled) and (raised or not CODE.search(shown))


# ---- cards --------------------------------------------------------------------------------------
def of_card(card: dict) -> Iterator[str]:
    """The words of a house model: controls, directions, and what it tells of itself."""
    for control in card["info"].get("controls", ()):
        yield from (control[key] for key in ("label", "help", "group", "unit") if control.get(key))
        yield from (label for _, label in control.get("choices", ()))
    for direction in card["info"].get("directions", ()):
        yield from (direction[k] for k in ("name", "low", "high", "note") if direction.get(k))
    yield from (card[fact] for fact in FACTS if card.get(fact))


# ---- files of Qt Linguist -----------------------------------------------------------------------
def linguist(sentences: list[Said], language: str = "", known: dict[str, str] | None = None) -> str:
    """The text of a `.ts` file; `known` maps a sentence to its `<translation>` of before."""
    name = f" language={quoteattr(language)}" if language else ""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
             f'<TS version="2.1"{name} sourcelanguage="en">',
             "<context>", f"    <name>{CONTEXT}</name>"]  # fmt: skip
    forms = PLURALS.get(language.split("_")[0], 2)
    for said in sentences:
        empty = "<numerusform></numerusform>" * forms if said.one else ""
        before = (known or {}).get(said.text)
        unfinished = f'<translation type="unfinished">{empty}</translation>'
        lines += [
            '    <message numerus="yes">' if said.one else "    <message>",
            f"        <location filename={quoteattr('../../' + said.where)}/>",
            f"        <source>{escape(said.text)}</source>",
            *([f"        <extracomment>For one: {escape(said.one)}</extracomment>"]
              if said.one else []),
            f"        {before or unfinished}",
            "    </message>",
        ]  # fmt: skip
    return "\n".join([*lines, "</context>", "</TS>", ""])


def translated(path: Path) -> dict[str, str]:
    """What a `.ts` file already says: sentence -> its `<translation>` element."""
    if not path.exists():
        return {}
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        told = message.find("translation")
        if told is not None and told.get("type") != "unfinished":
            told.tail = None
            found[message.findtext("source", "")] = ElementTree.tostring(told, "unicode")
    return found


def main(languages: list[str]) -> None:
    """Write the list, and a file for each language."""
    sentences = collect()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "studio.ts").write_text(linguist(sentences), "utf-8")
    for language in languages:
        path = FOLDER / f"studio_{language}.ts"
        path.write_text(linguist(sentences, language, translated(path)), "utf-8")
    sys.stdout.write(f"{len(sentences):,} sentences in {_place(FOLDER)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
