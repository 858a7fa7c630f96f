"""Invented companies and other bodies, and addresses."""

import random
from dataclasses import dataclass

import regex

from training.people import hiragana, invented_katakana
from training.stock import words


@dataclass(frozen=True)
class Company:
    """A body's name without its form (`core`), with it (`full`), and how it is called for short."""

    core: str
    full: str
    short: str


def company(rng: random.Random, surname: str) -> Company:
    """Head, trade and form; heads are words, surnames, places or sounds."""
    stock = words()
    if rng.random() < 0.1:
        body, tail = rng.choice(stock["org_body"]), rng.choice(stock["org_bodytail"])
        core = _head(rng, surname) + tail
        return Company(core, body + rng.choice(("", "", " ")) + core, core)
    head = _head(rng, surname)
    tail = rng.choice(stock["org_shoptail" if rng.random() < 0.25 else "org_tail"])
    if rng.random() < 0.06:
        head, tail = rng.choice(stock["org_shop"]) + head, ""
    if head[-1:] == tail[:1] or rng.random() < 0.12:
        tail = ""
    core = head + rng.choice(("", "", "", "・") if _katakana(head + tail) else ("",)) + tail
    form = rng.choice(stock["org_form"])
    gap = rng.choice(("", "", "", " ", "　"))
    full = core + gap + form if rng.random() < 0.4 else form + gap + core
    draw = rng.random()
    short = head if len(head) > 2 and draw < 0.35 else head + tail[:2] if draw < 0.45 else core
    return Company(core, full, short)


def _head(rng: random.Random, surname: str) -> str:
    stock = words()
    draw = rng.random()
    if draw < 0.45:
        return rng.choice(stock["org_head"])
    if draw < 0.55:
        return surname
    if draw < 0.61:
        return _hiragana(rng)
    if draw < 0.70:
        return place_stem(rng.choice(stock["city"]))
    if draw < 0.85:
        return invented_katakana(rng)
    if draw < 0.93:
        return rng.choice(stock["surname_first"]) + rng.choice(stock["surname_last"])
    return rng.choice("ABCDEFGHJKMNPRSTWY") + rng.choice("ABCDEFGHJKMNPRSTWY") + rng.choice(("", "", "K", "S", "&C"))


def _hiragana(rng: random.Random) -> str:
    """Two to four kana: まるとび, せと."""
    return hiragana("".join(rng.choice(words()["org_kata"][:60]) for _ in range(rng.randint(2, 4))))


def place_stem(city: str) -> str:
    """`横浜市港北区` → `横浜`, `市川市` → `市川`, `諏訪郡下諏訪町` → `下諏訪`."""
    return regex.sub(r"(?<=.)(?:市.*|区)$|^.+郡|(?<=.)[町村]$", "", city)


def _katakana(text: str) -> bool:
    return all("ァ" <= c <= "ー" for c in text)


def latin(rng: random.Random) -> str:
    """A company name in Latin letters."""
    stock = words()
    head = rng.choice(stock["org_latin"])
    name = f"{head} {rng.choice(stock['org_latintail'])}" if rng.random() < 0.8 else head
    name = rng.choice((name, name.title(), name.upper()))
    form = rng.choice(stock["org_latinform"])
    return f"{name} {form}".strip()


def address(rng: random.Random) -> str:
    """From the prefecture or the city down to number and building."""
    stock = words()
    city, town = rng.choice(stock["city"]), rng.choice(stock["town"])
    pref = rng.choice(stock["pref"]) if rng.random() < 0.6 else ""
    a, b, c = rng.randint(1, 9), rng.randint(1, 40), rng.randint(1, 30)
    kanji = "一二三四五六七八九"[a - 1]
    number = rng.choice(
        (f"{a}-{b}-{c}", f"{a}-{b}", f"{a}丁目{b}番{c}号", f"{a}丁目{b}-{c}", f"{kanji}丁目{b}番{c}号", f"{b * 37}-{c}",
         f"{b * 53}番地", f"{b * 53}番地{c}", f"字{rng.choice(stock['town'])[:2]}{b * 11}", f"{a}の{b}の{c}",
         f"{b * 97}")
    )  # fmt: skip
    house = ""
    if rng.random() < 0.3:
        name = rng.choice(stock["building"]) + rng.choice(stock["building_tail"])
        house = (
            rng.choice((" ", "　", ""))
            + name
            + rng.choice(("", f"{a}0{c % 9 + 1}", f" {a}0{c % 9 + 1}号室", f"{a}F", f"{a}階"))
        )
    return pref + rng.choice(("", "", "", " ")) + city + town + number + house


def facility(rng: random.Random, core: str) -> str:
    """A building, plant, school or hospital."""
    place = place_stem(rng.choice(words()["city"]))
    tail = rng.choice(words()["facility"])
    return rng.choice((place, place, core[:4], rng.choice(words()["town"])[:3])) + tail


_BODIES = ("病院", "クリニック", "高校", "学校", "大学")


def facility_label(name: str) -> str:
    """Hospitals and schools are bodies, the rest is bricks."""
    return "ORGANIZATION" if name.endswith(_BODIES) else "FACILITY"
