import random

import pytest
from training.corpus import KINDS, sentence, sentences
from training.damage import damaged
from training.drafts import drafts

from training import stock

SURNAMES = ["佐藤", "鴨志田", "蓑輪"]


def test_the_same_seed_makes_the_same_drafts() -> None:
    assert list(drafts(SURNAMES, 20, 5)) == list(drafts(SURNAMES, 20, 5))
    assert list(drafts(SURNAMES, 20, 5)) != list(drafts(SURNAMES, 20, 6))


def test_every_marked_name_stands_where_it_is_said_to() -> None:
    for row in drafts(SURNAMES, 200, 1):
        for span in row["spans"]:
            assert row["text"][span["start"] : span["end"]].strip()
            assert span["label"] in KINDS


def test_no_slot_of_a_template_is_left_unfilled() -> None:
    for row in drafts(SURNAMES, 300, 2):
        left = row["text"].replace("{{name}}", "")
        assert not any(f"{{{name}" in left for name in ("p1", "o1", "date", "thing", "any", "ask")), row["text"]


@pytest.mark.parametrize("genre", sorted({genre for genre, _ in stock.drafts()}))
def test_every_genre_is_written(genre: str) -> None:
    assert any(row["genre"] == genre for row in drafts(SURNAMES, 900, 3))


def test_damage_moves_no_name_out_of_its_marks() -> None:
    pieces = [
        ("担当：", None),
        ("鴨志田 陽平", "PERSON"),
        ("様\n", None),
        ("オオタカ計測", "ORGANIZATION"),
        ("から、電話。", None),
    ]
    for seed in range(200):
        names = [piece for piece, label in damaged(list(pieces), random.Random(seed)) if label]
        assert len(names) == 2
        assert all(names)


def test_a_marked_text_becomes_tokens_with_labels() -> None:
    marked = sentence("ﾀﾝﾄｳ：鴨志田 陽平様", [(5, 11, "PER")])
    assert [label for token, label in zip(marked.tokens, marked.labels, strict=True) if label != "O"] == [
        "B-PER",
        "I-PER",
        "E-PER",
    ]
    assert marked.text[slice(*marked.names[0][:2])] == "鴨志田 陽平"


@pytest.mark.parametrize(
    ("text", "marked", "orig", "labels"),
    [
        ("伊達家の城", (0, 2, "PERSON"), "人名", {"伊達": "B-ORG", "家": "E-ORG"}),
        ("カナダ人の客", (0, 3, "LOCATION"), "地名", {"カナダ": "X", "人": "X"}),
        ("カナダの客", (0, 3, "LOCATION"), "地名", {"カナダ": "S-LOC"}),
        ("カナダ物語を読む", (0, 5, "OTHER"), "製品名", {"カナダ": "X", "物語": "X"}),
        ("五月の客", (0, 2, "OTHER"), "DATE", {}),
    ],
)
def test_names_are_marked_whole(text: str, marked: tuple[int, int, str], orig: str, labels: dict[str, str]) -> None:
    start, end, label = marked
    (made,) = sentences([{"text": text, "spans": [{"start": start, "end": end, "label": label, "orig": orig}]}])
    assert {t.surface: name for t, name in zip(made.tokens, made.labels, strict=True) if name != "O"} == labels
