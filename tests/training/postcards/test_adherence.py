from studio.training.postcards.adherence import held_out_captions, judge
from studio.training.postcards.captions import parse
from studio.training.postcards.facts import UNSEEN
from studio.training.postcards.reader import READ, Reader, answers_of, truth
from studio.training.postcards.render import draw_scene


def test_truth_is_what_the_facts_say() -> None:
    facts = draw_scene(5).facts
    for number, (name, answers) in zip(truth(facts), READ.items(), strict=True):
        assert answers[number] == getattr(facts, name)


def test_only_what_a_caption_names_is_judged() -> None:
    seen: dict[str, object] = {"body": "moon", "land": "sea", "peaks": 4, "sky": "red"}
    shares = judge(["the sun over the sea, three peaks"], [seen])
    assert shares.right == {"body": 0.0, "land": 1.0, "peaks": 1.0}
    assert shares.asked["sky"] == 0
    assert shares.exact == 0.0


def test_peaks_two_apart_are_wrong() -> None:
    assert judge(["five peaks"], [{"peaks": 3}]).right == {"peaks": 0.0}
    assert judge(["mountains"], [{"peaks": 0}]).right == {"peaks": 0.0}


def test_captions_of_unseen_combinations_name_both_facts() -> None:
    for text in held_out_captions(12, unseen=True):
        named = parse(text)
        assert any(all(named.get(n) == v for n, v in pair) for pair in UNSEEN)


def test_held_out_captions_are_the_same_every_time() -> None:
    assert held_out_captions(5, unseen=False) == held_out_captions(5, unseen=False)


def test_the_reader_answers_everything() -> None:
    import torch

    found = answers_of(Reader().eval(), torch.zeros(2, 3, 128, 128))
    assert len(found) == 2
    assert all(found[0][name] in READ[name] for name in READ)
