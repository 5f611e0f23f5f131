"""U-Nets of other codebases: the same numbers as there, classes, schedules, sizes, lies."""

import pytest
import torch

from studio.errors import Cancelled
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.diffusion.schedule import cosine
from studio.models.diffusion.unets import lucidrains, openai
from studio.models.opening.identify import identify
from studio.models.opening.recognise import Group, MismatchError
from studio.models.opening.registry import metadata_of, read_weights
from studio.values.latent import Seed
from tests.helpers.checkpoints import converted, described, loaded
from tests.helpers.reference_unets import LucidUNet, OpenUNet, with_numbers

OPEN = {
    "improved": ({"heads": 4}, {"heads": "four", "order": "heads"}),
    "plain": ({"heads": 1, "film": False, "blocks": 2}, {"heads": "one", "order": "heads"}),
    "guided": (
        {"width": 64, "heads": 0, "turns": True, "variance": True},
        {"heads": "wide", "order": "heads"},
    ),
    "guided classes": (
        {"width": 64, "heads": 0, "turns": True, "classes": 5, "heads_first": False},
        {"heads": "wide", "order": "kinds"},
    ),
    "no levels look": ({"looks": (), "mults": (0.5, 1), "width": 64},
                       {"heads": "four", "order": "heads"}),
}  # fmt: skip
LUCID = {
    "today": {}, "itself": {"conditioned": True}, "variance": {"variance": True},
    "without memory": {"memory": False}, "classes": {"classes": 5}, "old": {"old": True},
    "grey": {"channels": 1, "mults": (1, 2)},
}  # fmt: skip
STEPS = torch.tensor([3, 700])


def shapes(network):
    return {name: tuple(value.shape) for name, value in network.state_dict().items()}


@pytest.mark.parametrize("kind", OPEN)
def test_numbers_are_those_of_openais_layout(kind):
    sizes, assumed = OPEN[kind]
    theirs = with_numbers(OpenUNet(**sizes))
    state, x = theirs.state_dict(), torch.randn(2, 3, 16, 16)
    layout = openai.layout_of(shapes(theirs))
    labels = torch.tensor([1, 4]) if "classes" in sizes else None
    rows = None if labels is None else state["label_emb.weight"][labels]
    with torch.no_grad():
        wanted = theirs(x, STEPS, labels)
        found = openai.network(state, layout, x, STEPS, rows, assumed)
    assert (found - wanted).abs().max() < 1e-4
    assert wanted.std() > 1e-2
    assert openai.recognise(Group("", shapes(theirs))).names


@pytest.mark.parametrize("kind", LUCID)
def test_numbers_are_those_of_lucidrains_layout(kind):
    theirs = with_numbers(LucidUNet(**LUCID[kind]))
    state, x = theirs.state_dict(), torch.randn(2, LUCID[kind].get("channels", 3), 16, 16)
    layout = lucidrains.layout_of(shapes(theirs))
    rows = state["classes_emb.weight"][[1, 4]] if layout.classes else None
    with torch.no_grad():
        wanted = theirs(x, STEPS, rows)
        told = {"standard": "yes", "norm": "layer"}
        found = lucidrains.network(state, layout, x, STEPS, rows, told)
    assert (found - wanted).abs().max() / wanted.abs().max() < 1e-5
    assert lucidrains.recognise(Group("", shapes(theirs))).names


def trained(network, objective="noise", length=50):
    """As the trainer saves it: the network under `model.`, and what it noised with."""
    kept = cosine(length).kept
    snr = kept / (1 - kept)
    loss = {"noise": torch.ones_like(snr), "velocity": kept, "picture": snr}[objective]
    found = {f"model.{name}": value for name, value in network.state_dict().items()}
    return {"betas": 1 - kept, "alphas_cumprod": kept, "loss_weight": loss, **found}


def draw(generator, latents, side=16, **controls):
    request = RenderRequest(latents, side, side, {"steps": 3} | controls)
    return generator.render(request, CancelToken())


@pytest.mark.parametrize("objective", ["noise", "velocity", "picture"])
def test_a_trainers_file_says_how_it_noised_and_what_it_predicts(tmp_path, objective):
    state = trained(with_numbers(LucidUNet(mults=(1, 2))), objective)
    half = {name: value.half() for name, value in state.items()}
    assert lucidrains.taught({**half, "alphas_cumprod": half["alphas_cumprod"].float()})
    found, generator = opened_file(tmp_path, {"step": 7, "model": state, "scaler": None})
    assert found.architecture == lucidrains.NAME
    assert "50 steps of noise" in found.reason
    assumed = {control.key: control.default for control in generator.info.controls}
    assert assumed["predicts"] == objective
    assert "schedule" not in assumed
    x = generator.resolve_at(Seed(1, "noise"), {}, 16, 16)
    assert torch.isfinite(draw(generator, x)).all()


def opened_file(folder, content):
    """(what it is, its generator), by the way of every opened file."""
    path, out = folder / "model-1.pt", folder / "model.safetensors"
    torch.save(content, path)
    found = identify(described(path))
    converted(found.sources, metadata_of(found.architecture, found.facts), out)
    return found, loaded(found.architecture, read_weights(SafetensorsFile(out)))


def test_the_average_is_taken(tmp_path):
    network = LucidUNet(mults=(1, 2))
    now, mean = (trained(with_numbers(network, seed)) for seed in (1, 2))
    now, mean = (
        {n: v.clone() for n, v in trained(with_numbers(network, s)).items()} for s in (1, 2)
    )
    ema = {f"ema_model.{name}": value for name, value in mean.items()}
    ema |= {"initted": torch.tensor(True), "step": torch.tensor(9)}
    found, generator = opened_file(tmp_path, {"step": 7, "model": now, "ema": ema})
    assert "averaged" in found.reason
    alone = loaded(lucidrains.NAME, Weights({n.removeprefix("model."): v for n, v in mean.items()
                                             if n != "betas"}))  # fmt: skip
    x = generator.resolve_at(Seed(1, "noise"), {}, 16, 16)
    assert torch.equal(draw(generator, x), draw(alone, x))
    assert not torch.equal(draw(generator, x, copy="last"), draw(alone, x))


def generator_of(name, network):
    return loaded(name, Weights(network.state_dict()))


def test_pictures_of_any_size_batches_and_repeats():
    generator = generator_of(openai.NAME, with_numbers(OpenUNet(), spread=0.05))
    assert generator.info.space.cell == 1
    x = generator.resolve_at(Seed(4, "noise"), {}, 24, 16)
    assert x.shape == (1, 3, 16, 24)
    two = torch.cat((x, x.flip(2)))
    request = RenderRequest(two, 24, 16, {"steps": 3})
    pictures = generator.render(request, CancelToken())
    assert pictures.shape == (2, 3, 16, 24)
    assert torch.equal(pictures, generator.render(request, CancelToken()))
    singles = [
        generator.render(RenderRequest(one[None], 24, 16, {"steps": 3}), CancelToken())
        for one in two
    ]
    torch.testing.assert_close(pictures, torch.cat(singles), atol=1e-5, rtol=0)


@pytest.mark.parametrize("kind", ["openai", "lucidrains"])
def test_classes_are_drawn_mixed_and_followed(kind):
    network = OpenUNet(classes=5) if kind == "openai" else LucidUNet(classes=5)
    module = openai if kind == "openai" else lucidrains
    generator = generator_of(module.NAME, with_numbers(network))
    assert "takes_class" in generator.info.abilities
    x = generator.resolve_at(Seed(4, "noise"), {}, 16, 16)
    one, other = draw(generator, x, **{"class": "1"}), draw(generator, x, **{"class": "3"})
    assert not torch.equal(one, other)
    mixed = draw(generator, x, **{"class": "1", "class_2": "3", "class_mix": 1.0})
    torch.testing.assert_close(mixed, other)
    followed = draw(generator, x, **{"class": "1", "guidance": 3.0})
    assert not torch.equal(followed, one)
    assert torch.equal(draw(generator, x, **{"class": "1", "guidance": 1.0}), one)


def test_assumptions_change_the_picture():
    generator = generator_of(openai.NAME, with_numbers(OpenUNet(width=64)))
    x = generator.resolve_at(Seed(4, "noise"), {}, 16, 16)
    first = draw(generator, x)
    for other in ({"heads": "wide"}, {"order": "kinds"}, {"schedule": "cosine"},
                  {"predicts": "velocity"}):  # fmt: skip
        assert not torch.equal(draw(generator, x, **other), first), other


def test_cancel_is_looked_at_between_steps():
    generator, token = generator_of(openai.NAME, with_numbers(OpenUNet())), CancelToken()
    x = generator.resolve_at(Seed(4, "noise"), {}, 16, 16)
    told = []

    def step(done, total):
        told.append(done)
        token.cancel()

    with pytest.raises(Cancelled):
        generator.render(RenderRequest(x, 16, 16, {"steps": 9}), token, step)
    assert told == [1]


@pytest.mark.parametrize("network", [OpenUNet(), LucidUNet()], ids=["openai", "lucidrains"])
def test_what_does_not_go_together_is_none(network):
    module = openai if isinstance(network, OpenUNet) else lucidrains
    whole = shapes(network)
    for name in (
        name
        for name, shape in whole.items()
        if len(shape) > 1 and not name.endswith((".g", "mem_kv"))
    ):
        for changed in (
            {n: s for n, s in whole.items() if n != name},
            {**whole, name: (whole[name][0] + 1, *whole[name][1:])},
        ):
            with pytest.raises(MismatchError):
                module.recognise(Group("", changed))
    with pytest.raises(MismatchError, match="foreign"):
        module.recognise(Group("", {**whole, "other.weight": (3, 3)}))
