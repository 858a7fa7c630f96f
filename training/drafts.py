"""Business drafts with marked names, made from `data/`.

    python -m training.drafts SURNAMES.jsonl COUNT [SEED]

prints COUNT drafts as JSON lines of the form that the public data has.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import regex

from training import stock
from training.companies import Company, address, company, facility, facility_label, latin, place_stem
from training.damage import damaged
from training.people import Person, foreign, hiragana, japanese, mixed, mixed_latin, nickname

_SLOT = regex.compile(r"\{([a-z_]+)(\d?)([a-z_]*)\}")
_KANJI = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "二十", "二十三", "三十")
_ENGLISH = ("update", "export", "parse", "load", "notify")
Marked = list[tuple[str, str | None]]
"""Pieces of text, each with its label or None."""


class Draft:
    """One draft in the making: its people and bodies, and the pieces written so far."""

    def __init__(self, rng: random.Random, surnames: Sequence[str]) -> None:
        self.rng = rng
        self.surnames = surnames
        self.people: dict[str, Person] = {}
        self.bodies: dict[str, Company] = {}
        self.known: dict[str, tuple[str, str | None]] = {}

    def write(self, template: str, depth: int = 0) -> Marked:
        """Fill a template; sections of sentences expand in turn."""
        pieces: Marked = []
        at = 0
        for match in _SLOT.finditer(template):
            pieces.append((template[at : match.start()], None))
            pieces += self._slot(match, depth)
            at = match.end()
        pieces.append((template[at:], None))
        return pieces

    def _slot(self, match: regex.Match[str], depth: int) -> Marked:
        name, number, form = match[1], match[2], match[3]
        if name in stock.sentences() and not number and depth < 4:
            return self.write(self.rng.choice(stock.sentences()[name]), depth + 1)
        if name in stock.words():
            return self._word(name)
        makers: dict[str, Callable[[str, str], tuple[str, str | None]]] = {
            "p": self._person, "o": self._body, "f": self._foreigner, "r": self._latin, "nick": self._nick,
            "x": self._mixed,
        }  # fmt: skip
        if name in makers:
            return [makers[name](number, form)]
        return [self._fixed(name, number)]

    def _word(self, name: str) -> Marked:
        label = {
            "public_figure": "PERSON",
            "famous": "ORGANIZATION",
            "public": "ORGANIZATION",
            "country": "LOCATION",
        }.get(name)
        return [(self.rng.choice(stock.words()[name]), label)]

    def _fixed(self, name: str, number: str) -> tuple[str, str | None]:
        key = f"{name}{number}"
        if key not in self.known or not number:
            self.known[key] = self._value(name)
        return self.known[key]

    def _value(self, name: str) -> tuple[str, str | None]:
        rng, words = self.rng, stock.words()
        if name == "a":
            return address(rng), "ADDRESS"
        if name == "l":
            city = rng.choice(words["city"])
            place = rng.choice((city, place_stem(city), rng.choice(words["pref"]), rng.choice(words["pref"])[:-1]))
            return place, "LOCATION"
        if name == "b":
            place = facility(rng, rng.choice(words["org_head"]))
            return place, facility_label(place)
        if name == "ol":
            return latin(rng), "ORGANIZATION"
        return values(rng, name), None

    def _person(self, number: str, form: str) -> tuple[str, str | None]:
        rng = self.rng
        key = number or str(rng.random())
        if key not in self.people:
            abroad = rng.random() < 0.06
            self.people[key] = foreign(rng) if abroad else japanese(rng, self.surnames)
        person = self.people[key]
        forms: dict[str, Callable[[], str]] = {
            "f": person.full,
            "s": lambda: _called(person, rng),
            "g": lambda: person.given or person.surname,
            "k": lambda: person.kana(rng),
            "r": lambda: person.latin,
            "n": lambda: nickname(rng, person) if rng.random() < 0.7 else person.surname,
            "h": lambda: hiragana(person.given_kana or person.surname_kana)[: rng.choice((2, 2, 3))],
            "g_r": lambda: person.latin.split(" ")[-1],
        }
        if form == "m":
            return f"{person.latin.split(' ')[0].lower()}@{values(rng, 'domain')}", None
        return forms.get(form or "s", person.full)(), "PERSON"

    def _body(self, number: str, form: str) -> tuple[str, str | None]:
        rng = self.rng
        key = number or str(rng.random())
        if key not in self.bodies:
            surname = rng.choice(self.surnames)
            self.bodies[key] = company(rng, surname)
        body = self.bodies[key]
        name = {"f": body.full, "c": body.core}.get(form) or rng.choice((body.core, body.core, body.full, body.short))
        return name, "ORGANIZATION"

    def _foreigner(self, number: str, form: str) -> tuple[str, str | None]:
        key = f"f{number}"
        self.people.setdefault(key, foreign(self.rng))
        person = self.people[key]
        name = self.rng.choice((person.surname, person.given or person.surname))
        return name, "PERSON"

    def _latin(self, number: str, form: str) -> tuple[str, str | None]:
        if self.rng.random() < 0.5:
            return mixed_latin(self.rng), "PERSON"
        return japanese(self.rng, self.surnames).latin, "PERSON"

    def _mixed(self, number: str, form: str) -> tuple[str, str | None]:
        return mixed(self.rng, self.surnames), "PERSON"

    def _nick(self, number: str, form: str) -> tuple[str, str | None]:
        key = f"nick{number}"
        if key not in self.known:
            self.known[key] = nickname(self.rng, japanese(self.rng, self.surnames)), "PERSON"
        return self.known[key]


def _called(person: Person, rng: random.Random) -> str:
    """Mostly the surname; now and then in full or in kana."""
    draw = rng.random()
    if draw < 0.06:
        return person.full()
    if draw < 0.12:
        return hiragana(person.surname_kana) if draw < 0.10 else person.surname_kana
    return person.surname


def values(rng: random.Random, name: str) -> str:
    """Dates, numbers and the like: never a name."""
    return _VALUES[name](rng)


def _date(rng: random.Random) -> str:
    n = rng.randint
    month, day = n(1, 12), n(1, 28)
    plain = (f"{month}月{day}日", f"{month}/{day}", f"2025年{month}月{day}日", f"2025-{month:02}-{day:02}")
    era = f"令和{n(1, 7)}年{month}月"
    a, b, c, d = (rng.choice(_KANJI) for _ in range(4))
    return rng.choice((*plain, era, f"{a}月{b}日", f"令和{c}年{d}月", "来週", "今月末", "明日"))


def _time(rng: random.Random) -> str:
    hour = rng.randint(7, 20)
    return rng.choice((f"{hour}:{rng.randint(10, 59)}", f"{hour}時", f"午後{hour % 6 + 1}時", f"{hour}時半"))


def _phone(rng: random.Random) -> str:
    n = rng.randint
    return rng.choice((f"0{n(10, 99)}-{n(100, 999)}-{n(1000, 9999)}", f"090-{n(1000, 9999)}-{n(1000, 9999)}"))


def _yen(rng: random.Random) -> str:
    n = rng.randint
    return rng.choice((f"{n(1, 999)},{n(100, 999)}円", f"¥{n(1, 99)},000", f"{n(2, 900)}万円", f"{n(100, 9000)}円"))


_DOMAINS = ("example.com", "example.co.jp", "mail.example.jp", "corp.example.org")
_VALUES: Mapping[str, Callable[[random.Random], str]] = {
    "date": _date,
    "time": _time,
    "tel": _phone,
    "yen": _yen,
    "num": lambda rng: str(rng.randint(1, rng.choice((9, 99, 9999)))),
    "zip": lambda rng: f"{rng.randint(100, 999)}-{rng.randint(1000, 9999)}",
    "domain": lambda rng: rng.choice(_DOMAINS),
    "task_en": lambda rng: rng.choice(_ENGLISH),
    "name": lambda _: "{{name}}",
}


def drafts(surnames: Sequence[str], count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Drafts as rows with `id`, `genre`, `text` and `spans`."""
    rng = random.Random(seed)
    templates = stock.drafts()
    for number in range(count):
        genre, template = rng.choice(templates)
        draft = Draft(rng, surnames)
        pieces = damaged(draft.write(template), rng)
        text, spans = "", []
        for piece, label in pieces:
            if label and piece:
                spans.append({"start": len(text), "end": len(text) + len(piece), "label": label})
            text += piece
        yield {"id": f"draft-{number}", "genre": genre, "text": text, "spans": spans}


def read_surnames(path: Path) -> list[str]:
    """The most common surnames, the commonest first."""
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print drafts."""
    path, count, *seed = sys.argv[1:]
    for row in drafts(read_surnames(Path(path)), int(count), int(seed[0]) if seed else 1):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
