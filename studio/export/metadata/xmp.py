"""XMP packets: the one kind of metadata that every picture format can carry.

Packets from outside are read with a plain event parser that refuses document types, so that no
entity is ever expanded.
"""

from __future__ import annotations

from html import escape
from xml.parsers import expat

from studio.errors import FileFormatError

NAMESPACE = "urn:latent-studio:xmp:1.0/"
IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
XMP = "http://ns.adobe.com/xap/1.0/"
MAX_PACKET = 4 << 20
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PREFIXES = {NAMESPACE: "ls", IPTC: "Iptc4xmpExt", XMP: "xmp"}
_MAX_DEPTH = 64
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = '<?xpacket end="w"?>'

Properties = dict[tuple[str, str], str]
"""(namespace, name) -> text."""


def build(properties: Properties, padding: int = 0, length: int = 0) -> bytes:
    """A packet with these properties, `padding` spaces longer, or filled up to `length` bytes."""
    spaces = " ".join(f'xmlns:{p}="{uri}"' for uri, p in _PREFIXES.items())
    lines = [
        f"   <{_PREFIXES[space]}:{name}>{_safe(text)}</{_PREFIXES[space]}:{name}>\n"
        for (space, name), text in properties.items()
        if text
    ]
    body = (
        f'{_HEAD}<x:xmpmeta xmlns:x="adobe:ns:meta/">\n <rdf:RDF xmlns:rdf="{_RDF}">\n'
        f'  <rdf:Description rdf:about="" {spaces}>\n{"".join(lines)}'
        "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
    ).encode()
    if length:
        padding = length - len(body) - len(_TAIL)
    return body + b" " * max(0, padding) + _TAIL.encode()


def _safe(text: str) -> str:
    """Escaped, without the characters that XML has no way to write."""
    kept = (c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    return escape("".join(c for c in kept if not "\ud800" <= c <= "\udfff"), quote=False)


def parse(packet: bytes) -> Properties:
    """Every property of our namespaces in a packet, as text; lists are joined by line breaks.

    Raises:
        FileFormatError: too large, not XML, or with a document type.
    """
    if len(packet) > MAX_PACKET:
        raise FileFormatError(f"The XMP packet is {len(packet) >> 20} MB; at most 4 MB.")
    reader = _Reader()
    try:
        reader.parser.Parse(packet.rstrip(b" \0\r\n\t"), True)
    except expat.ExpatError as error:
        raise FileFormatError(f"The XMP packet is damaged ({str(error)[:80]}).") from None
    except (UnicodeError, LookupError, ValueError):
        raise FileFormatError("The XMP packet is in an unknown encoding.") from None
    return {key: "".join(parts).strip() for key, parts in reader.found.items()}


class _Reader:
    """Collects the text of known properties, given as elements or as attributes."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], list[str]] = {}
        self._depth = 0
        self._inside: tuple[int, tuple[str, str]] | None = None
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise FileFormatError("The XMP packet declares a document type; it was not read.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise FileFormatError("The XMP packet is nested too deep; it was not read.")
        for attribute, value in attributes.items():
            if key := _known(attribute):
                self.found.setdefault(key, []).append(value)
        key = _known(name)
        if self._inside is None and key:
            self._inside = (self._depth, key)
            self.found.setdefault(key, [])

    def _end(self, _: str) -> None:
        if self._inside and self._inside[0] == self._depth:
            self._inside = None
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._inside:
            self.found[self._inside[1]].append(text)


def _known(qualified: str) -> tuple[str, str] | None:
    space, _, name = qualified.rpartition("\n")
    return (space, name) if space in _PREFIXES else None
