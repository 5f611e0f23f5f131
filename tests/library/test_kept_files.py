import pytest

from studio.errors import ExportError
from studio.library.directions import DirectionLibrary
from studio.library.pins import PinIndex
from studio.library.project import Project
from studio.library.recents import MOST, Recents
from studio.library.settings import Settings, SettingsFile
from studio.values.directions import Direction
from studio.values.recipe import ModelRef
from tests.library.landscape import MODEL, seed

DUSK = Direction("Dusk", "z", b"\0\0\x80\x3f")
HAZE = Direction("Haze", "z", b"\0\0\0\x40")


def test_settings_come_back(tmp_path):
    file = SettingsFile(tmp_path)
    assert file.value == Settings()
    file.change(theme="light", window=b"\0\xff", shortcuts={"export": "Ctrl+E"}, first_run=False)
    assert SettingsFile(tmp_path).value == file.value
    assert file.value.window == b"\0\xff"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"theme": "pink"}', b"[" * 10_000])
def test_broken_settings_are_kept_aside(tmp_path, content):
    (tmp_path / "settings.json").write_bytes(content)
    assert SettingsFile(tmp_path).value == Settings()
    assert (tmp_path / "settings.json.broken").read_bytes() == content


def test_settings_of_another_version_are_read(tmp_path):
    (tmp_path / "settings.json").write_bytes(b'{"theme": "light", "of_tomorrow": [1]}')
    assert SettingsFile(tmp_path).value.theme == "light"


def test_an_unchanged_setting_writes_nothing(tmp_path):
    SettingsFile(tmp_path).change(theme="dark")
    assert list(tmp_path.iterdir()) == []


def test_settings_that_cannot_be_written_still_apply(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    file = SettingsFile(tmp_path / "file")
    with pytest.raises(ExportError):
        file.change(theme="light")
    assert file.value.theme == "light"


def test_recent_projects_last_first_without_those_that_are_gone(tmp_path):
    paths = [tmp_path / f"{n}.latent" for n in range(MOST + 5)]
    recents = Recents(tmp_path)
    for path in paths:
        path.write_bytes(b"")
        recents.add(path)
    recents.add(paths[10])
    assert recents.paths()[:2] == (paths[10], paths[-1])
    assert len(recents.paths()) == MOST
    paths[-1].unlink()
    recents.remove(paths[10])
    assert Recents(tmp_path).paths() == tuple(reversed(paths[5:10] + paths[11:-1]))


def test_pins_are_found_in_open_and_closed_projects(tmp_path):
    paths = []
    for number, name in enumerate(["first light", "last light"]):
        with Project.untitled(tmp_path / "untitled") as project:
            project.save_as(tmp_path / f"{number}.latent")
            node = project.add_place(seed(number), None)
            project.set_pin(node.id, True, name)
            project.add_place(seed(9), node.id)
            project.put_thumb(node.recipe, b"thumb")
            paths.append(project.path)
    index = PinIndex()
    with Project.open(paths[0]) as project:
        assert [p.name for p in index.search("LIGHT", paths)] == ["first light", "last light"]
        (found,) = index.search("light first", paths)
        assert (found.project, found.recipe) == (paths[0], seed(0))
        assert index.thumb(found) == b"thumb"
        project.rename(found.node, "second sight")
        project.flush()
        assert [p.name for p in index.search("sight", paths)] == ["second sight"]
    assert len(index.search("", paths)) == 2
    assert len(index.search("", paths, most=1)) == 1


def test_what_is_no_project_has_no_pins(tmp_path):
    (tmp_path / "a.latent").write_bytes(b"hello")
    assert PinIndex().search("", [tmp_path / "a.latent", tmp_path / "missing", tmp_path]) == ()


def test_directions_are_added_renamed_and_hidden(tmp_path):
    library = DirectionLibrary(tmp_path)
    library.add(MODEL, [HAZE])
    library.rename(MODEL, DUSK.id, "  Evening \n sun ")
    library.set_hidden(MODEL, HAZE.id, True)
    again = DirectionLibrary(tmp_path)
    assert [d.name for d in again.shown(MODEL, [DUSK])] == ["Evening sun"]
    again.add(MODEL, [HAZE])
    again.rename(MODEL, DUSK.id, "")
    assert [d.name for d in again.shown(MODEL, [DUSK])] == ["Dusk", "Haze"]
    assert again.shown(ModelRef("other", "b" * 64), [DUSK]) == (DUSK,)


def test_an_edit_of_directions_can_be_taken_back(tmp_path):
    library = DirectionLibrary(tmp_path)
    before = library.own(MODEL)
    library.add(MODEL, [HAZE])
    library.put(MODEL, before)
    assert DirectionLibrary(tmp_path).shown(MODEL, [DUSK]) == (DUSK,)


def test_a_broken_file_of_directions_is_kept_aside(tmp_path):
    (tmp_path / f"{MODEL.sha256}.json").write_bytes(b"{")
    assert DirectionLibrary(tmp_path).shown(MODEL, [DUSK]) == (DUSK,)
    assert (tmp_path / f"{MODEL.sha256}.json.broken").exists()
