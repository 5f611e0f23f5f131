"""Directions and places in other tools' files: told, read and measured against the originals."""

import io

import msgspec
import numpy as np
import pytest
import torch

from studio.adding.identify import finding_as_json
from studio.adding.incoming import Incoming
from studio.errors import FileFormatError
from studio.models.gan.stylegan2.config import Config
from studio.values.held import Held
from tests.helpers.checkpoints import examined, shared
from tests.helpers.styled_models import styled

RNG = np.random.default_rng(5)
W, LAYERS = 16, 6
CONFIG = Config.of(16, 64, 8, z_dim=W, w_dim=W, mapping_layers=1)


def unit(values):
    return values / np.linalg.norm(values, axis=-1, keepdims=True)


def holdings(path):
    with Incoming(path) as incoming:
        return incoming.holdings()


def vectors(found):
    return np.stack([np.frombuffer(d.vector, "<f4") for d in found.directions])


def ganspace(path, count=12, middle=0.5, save=np.savez):
    comps = unit(RNG.standard_normal((count, 1, W))).astype(np.float32)
    save(path, act_comp=RNG.standard_normal((count, 1, 4, 4)).astype(np.float32),
         act_mean=np.zeros((1, 4, 4), np.float32), act_stdev=np.ones(count, np.float32),
         lat_comp=comps, lat_mean=np.full((1, W), middle, np.float32),
         lat_stdev=np.ones(count, np.float32), var_ratio=np.ones(count),
         random_stdevs=np.ones(count, np.float32))  # fmt: skip
    return comps.reshape(count, W)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_ganspace_components_come_back_as_they_were(tmp_path, save):
    path = tmp_path / "stylegan2-cats.npz"
    comps = ganspace(path, save=save)
    found = examined(path)
    assert found.verdict == "not_generator"
    assert "12 directions of a generator with a latent of 16 (GANSpace)" in found.reason
    brought = holdings(path)
    assert brought.kind == "directions"
    assert np.allclose(vectors(brought), comps, atol=1e-6)
    assert {d.origin for d in brought.directions} == {"imported"}
    assert {d.space for d in brought.directions} == {"w"}
    assert brought.fits(styled(CONFIG).info)
    assert not brought.fits(styled().info)
    ganspace(path, middle=0.0)
    assert {d.space for d in holdings(path).directions} == {"z"}


def test_many_components_are_cut_and_that_is_said(tmp_path):
    path = tmp_path / "c.npz"
    ganspace(path, count=80)
    found = examined(path)
    assert "80 directions" in found.reason
    assert "first 16" in found.reason
    assert len(holdings(path).directions) == 16


def test_a_boundary_is_one_direction_named_by_its_file(tmp_path):
    values = RNG.standard_normal((1, W))
    np.save(tmp_path / "stylegan_cat_age_w_boundary.npy", values)
    brought = holdings(tmp_path / "stylegan_cat_age_w_boundary.npy")
    assert np.allclose(vectors(brought), unit(values), atol=1e-6)
    assert brought.directions[0].name == "stylegan cat age w boundary"
    assert brought.directions[0].space == "w"
    np.save(tmp_path / "age_boundary.npy", values)
    assert holdings(tmp_path / "age_boundary.npy").directions[0].space == "z"


def test_sefa_directions_are_the_columns(tmp_path):
    vectors_of_file = torch.linalg.qr(torch.randn(W, W)).Q
    torch.save({"ckpt": "cats.pt", "eigvec": vectors_of_file}, tmp_path / "factor.pt")
    brought = holdings(tmp_path / "factor.pt")
    assert np.allclose(vectors(brought), vectors_of_file.T.numpy(), atol=1e-6)


def test_projected_styles_are_places(tmp_path):
    styles = RNG.standard_normal((1, LAYERS, W)).astype(np.float32)
    np.savez(tmp_path / "projected_w.npz", w=styles)
    brought = holdings(tmp_path / "projected_w.npz")
    assert brought.kind == "places"
    assert np.array_equal(brought.places[0].array(), styles[0])
    model = styled(CONFIG)
    assert brought.fits(model.info)
    assert np.allclose(model.resolve(brought.places[0], {})[0].numpy(), styles[0])


def test_a_projectors_result_gives_its_latents(tmp_path):
    latents = torch.randn(2, LAYERS, W)
    torch.save(
        {f"{k}.png": {"img": torch.zeros(3, 16, 16), "latent": latents[k], "noise": []}
         for k in range(2)}, tmp_path / "result.pt",
    )  # fmt: skip
    brought = holdings(tmp_path / "result.pt")
    assert np.allclose(np.stack([v.array() for v in brought.places]), latents.numpy())


def test_the_published_projection_is_a_place():
    path = shared("projector-result.pt")
    found, brought = examined(path), holdings(path)
    assert brought.places[0].shape == (14, 512)
    assert brought.wanted() == "w+ of 14 × 512"
    assert finding_as_json(found)["verdict"] == "not_generator"


def test_what_is_held_survives_json(tmp_path):
    ganspace(tmp_path / "a.npz")
    brought = holdings(tmp_path / "a.npz")
    assert msgspec.convert(msgspec.to_builtins(brought), Held) == brought


def written(array, **more):
    data = io.BytesIO()
    np.save(data, array, **more)
    return data.getvalue()


@pytest.mark.parametrize(("data", "verdict"), [
    (written(np.array([[{"a": 1}] * 16], dtype=object), allow_pickle=True), "refused"),
    (written(np.array(["x" * 16])), "refused"),
    (written(np.zeros(4, dtype=[("a", "f4")])), "refused"),
    (written(np.zeros((1, W)))[:-3], "broken"),
    (written(np.zeros((1, W))) + b"x", "broken"),
    (written(np.zeros((1, W))).replace(b"(1, 16)", b"(9, 99)"), "broken"),
    (b"\x93NUMPY\x02\0" + b"\xff\xff\xff\x7f" + b"{" * 40, "broken"),
    (b"\x93NUMPY\x09\0" + b"\0" * 40, "broken"),
])  # fmt: skip
def test_arrays_that_lie_or_hide_something_are_kept_shut(tmp_path, data, verdict):
    path = tmp_path / "a.npy"
    path.write_bytes(data)
    found = examined(path)
    assert found.verdict == verdict, found.reason
    assert found.reason.startswith("a.npy ")
    assert found.holding is None


def test_objects_in_an_archive_are_refused(tmp_path):
    np.savez(tmp_path / "a.npz", w=np.zeros((1, 4, W)), more=np.array([None, {}]))
    assert examined(tmp_path / "a.npz").verdict == "refused"


def test_numbers_that_lead_nowhere_are_refused_in_a_sentence(tmp_path):
    np.save(tmp_path / "a.npy", np.full((1, W), np.nan))
    with pytest.raises(FileFormatError, match="not finite"):
        holdings(tmp_path / "a.npy")
    np.save(tmp_path / "a.npy", np.zeros((1, W)))
    with pytest.raises(FileFormatError, match="nowhere"):
        holdings(tmp_path / "a.npy")


def test_arrays_of_both_orders_and_types_come_back(tmp_path):
    values = RNG.standard_normal((1, W))
    for array in (values.astype(">f8"), np.asfortranarray(values), values.astype("f4"), values[0]):
        np.save(tmp_path / "a.npy", array)
        assert np.allclose(vectors(holdings(tmp_path / "a.npy")), unit(values), atol=1e-6)
