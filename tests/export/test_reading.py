"""Metadata from outside is hostile: bounded, never expanded, never a crash."""

import contextlib
import io
import json
from io import BytesIO

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.errors import FileFormatError, InputError, NewerError, RecipeError, StudioError
from studio.export.metadata import provenance as prov, xmp
from studio.export.metadata.found import Found
from studio.export.metadata.parameters import parameters_text
from studio.export.metadata.stamp import RECIPE_KEY
from studio.export.reading import read_recipe, read_recipe_of
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.values.recipe import to_json, to_text
from tests.export.export_samples import CARD, bands, picture, seed_recipe

SPECS = [StillSpec(f) for f in ("png", "jpeg", "webp", "avif", "tiff")]


def export(path, spec=SPECS[0], recipe=None):
    sink = StillExport(path, recipe or seed_recipe(), CARD, spec)
    for y0, rows in bands(picture(bits=spec.bits)):
        sink.band(y0, rows)
    return sink.finish()


def png_with(**texts):
    info = PngInfo()
    for key, text in texts.items():
        info.add_itxt(key.replace("_", ":", 1) if key == "XML_com" else key, text)
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def png_with_xmp(packet):
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet)
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).map(str.strip)


@given(values=st.dictionaries(st.sampled_from(["recipe", "parts", "provenance"]), text))
def test_xmp_round_trip(values):
    properties = {(xmp.NAMESPACE, key): value for key, value in values.items()}
    read = xmp.parse(xmp.build(properties, 100))
    kept = {k: v.replace("￾", "").replace("￿", "").strip() for k, v in properties.items()}
    assert {k: v for k, v in read.items() if v} == {k: v for k, v in kept.items() if v}


def test_xmp_with_attributes_instead_of_elements():
    recipe = to_text(seed_recipe())
    packet = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
        xmlns:q="{xmp.NAMESPACE}" q:recipe="{recipe}"/></rdf:RDF></x:xmpmeta>"""
    assert read_recipe_of(BytesIO(png_with_xmp(packet))).recipe == seed_recipe()


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]><x>&a11;</x>',
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "deep": "<a>" * 100_000,
    "not xml": "rubbish < &",
    "open": '<x xmlns="y">',
    "other encoding": '<?xml version="1.0" encoding="no-such"?><x/>',
    "empty": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xmp(name):
    with pytest.raises(FileFormatError) as caught:
        xmp.parse(HOSTILE[name].encode())
    assert len(str(caught.value)) < 200
    found = read_recipe_of(BytesIO(png_with_xmp(HOSTILE[name])))
    assert found.recipe is None


def test_huge_xmp_is_not_parsed():
    with pytest.raises(FileFormatError, match="at most 4 MB"):
        xmp.parse(b" " * (5 << 20))


@pytest.mark.parametrize("spec", SPECS, ids=lambda s: s.format)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_damaged_files_never_crash(tmp_path_factory, spec, data):
    good = _good(tmp_path_factory, spec)
    damaged = bytearray(good[: data.draw(st.integers(0, len(good)))])
    for _ in range(data.draw(st.integers(0, 5))):
        if damaged:
            at = data.draw(st.integers(0, len(damaged) - 1))
            damaged[at] = data.draw(st.integers(0, 255))
    found = read_recipe_of(BytesIO(bytes(damaged)))
    with contextlib.suppress(StudioError):
        found.need_recipe("a")


def test_an_avif_without_a_picture_inside_is_no_recipe(tmp_path_factory):
    spec = next(spec for spec in SPECS if spec.format == "avif")
    damaged = bytearray(_good(tmp_path_factory, spec)[:2917])
    damaged[81] = 0
    assert read_recipe_of(BytesIO(bytes(damaged))).recipe is None


_files = {}


def _good(tmp_path_factory, spec):
    if spec.format not in _files:
        path = export(tmp_path_factory.mktemp("good") / f"a{spec.suffix}", spec)
        _files[spec.format] = path.read_bytes()
    return _files[spec.format]


@given(st.binary(max_size=300))
def test_any_bytes(data):
    for head in (b"", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"II*\0", b"GIF89a",
                 b"\0\0\0\x18ftypisom", b"\0\0\0\x18ftypavif", b"{", b"latent:"):  # fmt: skip
        read_recipe_of(BytesIO(head + data))


def test_recipes_as_json_and_as_text(tmp_path):
    for name, content in (("a.json", to_json(seed_recipe())), ("b", b"\xef\xbb\xbf" + to_json(
            seed_recipe())), ("c.txt", to_text(seed_recipe()).encode() + b"\n")):  # fmt: skip
        (tmp_path / name).write_bytes(content)
        assert read_recipe(tmp_path / name).recipe == seed_recipe()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not a readable recipe"),
        (b'{"format": "latent-studio/recipe", "version": 99, "recipe": {}}', "newer studio"),
        (b"{" + b" " * (9 << 20), "larger than 8 MB"),
        (b"[" * 10, "not a picture, film or recipe"),
        (b"{" * 100_000, "not a readable recipe"),
        (b'{"a": "\xff\xfe"}', "not"),
        (b"latent:!!!", "damaged"),
        (b"", "not a picture, film or recipe"),
    ],
)
def test_broken_recipes_say_why(tmp_path, content, words):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(RecipeError, match=words):
        read_recipe(tmp_path / "a.json").need_recipe("a.json")


def test_a_newer_recipe_inside_a_picture_says_so():
    document = json.loads(to_json(seed_recipe()))
    document["version"] = 2
    info = PngInfo()
    info.add_itxt(RECIPE_KEY, json.dumps(document), zip=True)
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=info)
    with pytest.raises(RecipeError, match="newer studio"):
        read_recipe_of(BytesIO(buffer.getvalue())).need_recipe("a")
    assert issubclass(NewerError, RecipeError)


@pytest.mark.parametrize(
    ("texts", "tool"),
    [
        ({"parameters": "a cat\nSteps: 20, Seed: 1, Size: 8x8"}, "AUTOMATIC1111"),
        ({"prompt": "{}", "workflow": "{}"}, "ComfyUI"),
        ({"invokeai_metadata": "{}"}, "InvokeAI"),
        ({"sd-metadata": "{}"}, "InvokeAI"),
    ],
)
def test_other_tools_are_recognised(texts, tool):
    found = read_recipe_of(BytesIO(png_with(**texts)))
    assert found.made_by == tool
    assert found.text
    with pytest.raises(RecipeError, match=f"made by {tool}"):
        found.need_recipe("a.png")


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_other_tools_in_exif(form):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + "ein Kätzchen\nSteps: 20".encode("utf-16-be")
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, form, exif=exif)
    found = read_recipe_of(BytesIO(buffer.getvalue()))
    assert (found.made_by, found.text) == ("AUTOMATIC1111", "ein Kätzchen\nSteps: 20")


def test_hostile_text_of_other_tools_is_cut():
    found = read_recipe_of(BytesIO(png_with(parameters="\x1b[2J" + "x" * 1_000_000)))
    assert len(found.text) <= 2000
    assert "\x1b" not in found.text


def test_a_plain_picture_says_nothing(tmp_path):
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    found = read_recipe(tmp_path / "a.png")
    assert (found.kind, found.recipe, found.provenance, found.made_by) == ("png", None, None, "")
    with pytest.raises(RecipeError, match="holds no recipe"):
        found.need_recipe("a.png")


@pytest.mark.parametrize(("form", "kind"), [
    ("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "webp"), ("AVIF", "avif"), ("TIFF", "tiff"),
    ("GIF", "gif"),
])  # fmt: skip
def test_plain_pictures_of_all_kinds_say_nothing(form, kind):
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, form)
    found = read_recipe_of(BytesIO(buffer.getvalue()))
    assert found == Found(kind)


def test_missing_files_and_folders(tmp_path):
    for path in (tmp_path, tmp_path / "none", "a\0b"):
        with pytest.raises(InputError):
            read_recipe(path)


def test_provenance_survives_json():
    told = prov.provenance_of(seed_recipe(), CARD, parts=[seed_recipe(n=n) for n in range(3)])
    assert prov.from_json(prov.to_json(told)) == told
    assert prov.cleaned(told).recipe_id == ""


def test_parameters_quote_what_would_break_the_line():
    recipe = seed_recipe()
    told = prov.provenance_of(recipe, CARD)
    import msgspec

    controls = {"prompt": "a\nb, c: d", "guidance": 7.5, "style": 'x, "y"'}
    told = msgspec.structs.replace(told, recipe=msgspec.structs.replace(recipe, controls=controls))
    first, last = parameters_text(told).splitlines()
    assert first == "a b, c: d"
    assert 'CFG scale: 7.5, Style: "x, \\"y\\"", Seed: 4182' in last
