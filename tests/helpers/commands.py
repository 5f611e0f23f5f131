"""Commands in this process: a model called fake is installed, and a tiny generator draws it."""

from studio.__main__ import main
from studio.files.paths import HOME_VARIABLE
from studio.inference.direct import DirectEngine
from studio.values.card import card_to_json
from tests.helpers.fake_generator import FakeModels, card_of


def fake_installed(home, monkeypatch, *rooms):
    """Installs it in an empty home; `rooms` are the modules of `cli` that build an engine."""
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    folder = home / "data" / "models" / "fake"
    folder.mkdir(parents=True)
    (folder / "card.json").write_bytes(card_to_json(card_of()))
    (folder / "model.safetensors").write_bytes(b"weights")
    (home / "config").mkdir(exist_ok=True)
    fake = FakeModels()
    for room in rooms:
        monkeypatch.setattr(room, "engine_of", lambda source: DirectEngine(source, None, fake.open))
    return fake


def runner(capsys):
    """What runs words as a command: gives its exit code, stdout and stderr."""

    def run(*words):
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run
