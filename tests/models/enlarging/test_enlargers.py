"""Networks that enlarge: recognised by their tensors, equal to slow references, opened safely."""

import numpy as np
import pytest
import torch

from studio.adding.convert import About
from studio.adding.incoming import Incoming
from studio.errors import ModelError
from studio.files.enlargers import find_enlarger, kept_enlargers, named_enlarger, weights_of
from studio.inference.enlarging import Enlargers, covering
from studio.library.models import InstalledModels
from studio.models.enlarging import tiles
from studio.models.enlarging.kinds import layout_of
from studio.models.enlarging.tiles import enlarge_once
from studio.values.enlarging import Enlarging
from tests.helpers import enlargers as made


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))


def shapes_of(state):
    return {name: tuple(value.shape) for name, value in state.items()}


def built(state):
    found = layout_of(shapes_of(state))
    network = found.build().eval()
    network.load_state_dict({name: state[own] for name, own in found.names.items()})
    return network, found


def picture(height=8, width=8):
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(9))


def agrees(state, reference, kind, scale, x=None):
    network, found = built(state)
    assert (found.kind, found.scale) == (kind, scale)
    x = picture() if x is None else x
    with torch.inference_mode():
        torch.testing.assert_close(network(x), reference, rtol=1e-4, atol=1e-4)


def test_esrgan_in_its_three_layouts():
    state = made.esrgan()
    wanted = made.esrgan_reference(state, picture())
    for layout in (state, made.esrgan_middle(state), made.esrgan_old(state)):
        assert layout is state or not shapes_of(layout).keys() & {"conv_body.weight"}
        agrees(layout, wanted, "ESRGAN", 4)


def test_esrgan_of_other_scales():
    state = made.esrgan(ups=1)
    wanted = made.esrgan_reference(state, picture(), ups=1)
    agrees(state, wanted, "ESRGAN", 2)
    agrees(made.esrgan_old(state, ups=1), wanted, "ESRGAN", 2)
    folded = made.esrgan(into=12)
    x = picture()
    small = x.reshape(1, 3, 4, 2, 4, 2).permute(0, 1, 3, 5, 2, 4).reshape(1, 12, 4, 4)
    agrees(folded, made.esrgan_reference(folded, small), "ESRGAN", 2)
    assert layout_of(shapes_of(made.esrgan(into=48))) is None, "it makes nothing larger"


def test_compact():
    state = made.compact()
    agrees(state, made.compact_reference(state, picture()), "Real-ESRGAN compact", 4)


def test_carn():
    state = made.carn()
    agrees(state, made.carn_reference(state, picture()), "CARN", 4)
    network, found = built(made.carn(ups=("up2",)))
    assert found.scale == 2
    assert network(picture()).shape == (1, 3, 16, 16)


def test_swinir():
    state = made.swinir()
    wanted = made.swinir_reference(state, picture())
    agrees(state, wanted, "SwinIR", 2)


WHOLE = [made.esrgan(), made.compact(), made.carn(ups=("up2",)), made.swinir()]


@pytest.mark.parametrize("state", WHOLE, ids=("esrgan", "compact", "carn", "swinir"))
def test_what_lacks_a_tensor_or_has_another_shape_is_none(state):
    shapes = shapes_of(state)
    needed = [n for n in shapes if not n.endswith(("relative_position_index", "attn_mask"))]
    assert layout_of(shapes) is not None
    for name in needed[:: max(1, len(needed) // 12)]:
        assert layout_of({k: v for k, v in shapes.items() if k != name}) is None
        assert layout_of(shapes | {name: (7, 7, 7)}) is None
    assert layout_of(shapes | {needed[0]: (10**9, 3, 3, 3)}) is None


def test_tiles_agree_with_the_whole(monkeypatch):
    network, found = built(made.compact())
    x = picture(50, 37)
    with torch.inference_mode():
        whole = network(x).clamp(0, 1)
    monkeypatch.setattr(tiles, "TILE_PX", 16)
    monkeypatch.setattr(tiles, "OVERLAP_PX", 8)
    told = []
    made_of_tiles = enlarge_once(network, found, x, lambda done, total: told.append((done, total)))
    torch.testing.assert_close(made_of_tiles, whole, rtol=0, atol=2e-6)
    assert told == [(n, 12) for n in range(1, 13)]


def test_sides_that_windows_do_not_divide():
    network, found = built(made.swinir())
    assert enlarge_once(network, found, picture(9, 5)).shape == (1, 3, 18, 10)
    assert enlarge_once(network, found, picture(1, 1)).shape == (1, 3, 2, 2)


# ---- kept ---------------------------------------------------------------------------------------
def kept(tmp_path, state, name="Some_x4.pth", key="params_ema"):
    path = tmp_path / name
    torch.save({key: state} if key else state, path)
    with Incoming(path) as incoming:
        assert incoming.finding.verdict == "not_generator"
        return incoming.keep_enlarger(About()), incoming.finding.reason


@pytest.mark.parametrize(("state", "key"), [
    (made.esrgan_old(made.esrgan()), ""), (made.compact(), "params"), (made.carn(), ""),
    (made.swinir(), "params"), (made.esrgan(), "params_ema"),
])  # fmt: skip
def test_a_file_is_kept_and_is_no_model(tmp_path, state, key):
    (told, new), reason = kept(tmp_path, state, key=key)
    assert new
    assert told.name == "Some x4"
    assert "no model to explore, but exports can be enlarged" in reason
    assert kept_enlargers() == (told,)
    assert named_enlarger("some X4") == find_enlarger(told.sha256) == told
    assert not any(m.card.sha256 == told.sha256 for m in InstalledModels().models())
    (again, new), _ = kept(tmp_path, state, key=key)
    assert (again, new) == (told, False)


def test_a_network_that_makes_no_picture_is_not_kept(tmp_path):
    state = made.compact()
    state["body.0.weight"] = torch.full_like(state["body.0.weight"], float("nan"))
    with pytest.raises(ModelError, match="is no picture"):
        kept(tmp_path, state)
    assert kept_enlargers() == ()
    with pytest.raises(ModelError, match="none is kept"):
        named_enlarger("any")


def test_the_engine_covers_the_size_and_keeps_transparency(tmp_path):
    (told, _), _ = kept(tmp_path, made.compact())
    asked = Enlarging(str(weights_of(told.sha256)), told.sha256, 70, 50, (2, 1, 12, 12))
    rgba = torch.cat((picture(16, 16), torch.full((1, 1, 16, 16), 0.25)), 1)
    large = Enlargers().enlarged(rgba, asked)
    assert large.shape == (1, 4, 50, 70)
    assert torch.allclose(large[:, 3], torch.tensor(0.25))
    grey = Enlargers().enlarged(picture(16, 16)[:, :1], asked)
    assert grey.shape == (1, 1, 50, 70)
    weights_of(told.sha256).unlink()
    with pytest.raises(ModelError):
        Enlargers().enlarged(rgba, asked)


def test_covering_keeps_the_middle():
    x = torch.zeros(1, 1, 10, 20)
    x[..., 10:] = 1
    half = covering(x, 10, 10)[0, 0].numpy()
    assert half.shape == (10, 10)
    assert np.array_equal(half[:, :4], np.zeros((10, 4)))
    assert np.array_equal(half[:, -4:], np.ones((10, 4)))
