"""Public sentences once more with other names in them, so that the tagger learns places and shapes, not names."""

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import regex

from training.companies import company
from training.people import invented_katakana, japanese
from training.stock import words

_KANJI = regex.compile(r"[㐀-鿿々]{1,6}")
_KATAKANA = regex.compile(r"[ァ-ヴー]+(?:[・＝=][ァ-ヴー]+)*")
_SHORT = 2
_SHARE = {"PERSON": 0.9, "ORG": 0.5, "LOCATION": 0.4}


def swapped(rows: Iterable[dict[str, Any]], surnames: Sequence[str], seed: int) -> Iterator[dict[str, Any]]:
    """A copy of every row that names a person or a body, its names replaced; the same name stays the same."""
    rng = random.Random(seed)
    for row in rows:
        if any(s["label"] in ("PERSON", "ORG") for s in row["spans"]):
            yield _swap(row, surnames, rng)


def _swap(row: dict[str, Any], surnames: Sequence[str], rng: random.Random) -> dict[str, Any]:
    text, spans, at = "", [], 0
    chosen: dict[str, str] = {}
    for span in sorted(row["spans"], key=lambda s: s["start"]):
        if span["start"] < at:
            continue
        text += row["text"][at : span["start"]]
        old = row["text"][span["start"] : span["end"]]
        if old not in chosen:
            keep = rng.random() > _SHARE.get(span["label"], 0.0)
            chosen[old] = old if keep else _other(old, span["label"], surnames, rng)
        spans.append({**span, "start": len(text), "end": len(text) + len(chosen[old])})
        text += chosen[old]
        at = span["end"]
    return {**row, "text": text + row["text"][at:], "spans": spans}


def _other(old: str, label: str, surnames: Sequence[str], rng: random.Random) -> str:
    """A name of the same kind and shape; what has no shape that is known stays."""
    if label == "PERSON":
        if _KANJI.fullmatch(old):
            person = japanese(rng, surnames)
            if len(old) <= _SHORT:
                return rng.choice((person.surname, person.surname, person.given))
            return person.surname + person.given
        if _KATAKANA.fullmatch(old):
            parts = regex.split(r"([・＝=])", old)
            return "".join(p if p in "・＝=" else _kana(rng) for p in parts)
    if label == "ORG" and (_KATAKANA.fullmatch(old) or _KANJI.match(old)):
        body = company(rng, rng.choice(surnames))
        return body.full if "会社" in old else body.core
    if label == "LOCATION" and _KANJI.fullmatch(old):
        return _place(old, rng)
    return old


def _kana(rng: random.Random) -> str:
    stock = words()
    return rng.choice(
        (
            invented_katakana(rng),
            rng.choice(stock["foreign_single"]),
            rng.choice(rng.choice(stock["foreign"]).split("・")),
        )
    )


def _place(old: str, rng: random.Random) -> str:
    stock = words()
    if old[-1] in "都道府県":
        return rng.choice(stock["pref"])
    if old[-1] in "市区":
        return rng.choice(stock["city"])
    if len(old) <= _SHORT + 1:
        return rng.choice((rng.choice(stock["pref"])[:-1], rng.choice(stock["town"]), rng.choice(stock["city"])[:2]))
    return old
