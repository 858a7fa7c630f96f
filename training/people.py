"""Invented people: every name they go by."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from training.stock import words

_SEPARATORS = ("", "", " ", " ", "　", "  ")
_ROWS = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ"
)
_LATIN = """a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu
yo ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po"""
_KANA = dict(zip(_ROWS, _LATIN.split(), strict=True))
_SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}


@dataclass(frozen=True)
class Person:
    """A surname and a given name with their readings (katakana; empty: unknown)."""

    surname: str
    given: str
    surname_kana: str
    given_kana: str
    separator: str
    latin: str

    def full(self) -> str:
        """Both, with the draft's separator."""
        return f"{self.surname}{self.separator}{self.given}" if self.given else self.surname

    def kana(self, rng: random.Random) -> str:
        """The reading, in one of three scripts."""
        text = f"{self.surname_kana}{rng.choice((' ', ' ', '　', ''))}{self.given_kana}".strip()
        return rng.choice((text, hiragana(text), text))


def japanese(rng: random.Random, surnames: Sequence[str]) -> Person:
    """Somebody with a Japanese name, common or rare, now and then in old letters or kana."""
    surname = _surname(rng, surnames)
    given = _given(rng)
    separator = rng.choice(_SEPARATORS)
    kana = _reading(surname) or "サトウ", _reading(given) or "タロウ"
    latin = latin_of(kana[0]).capitalize(), latin_of(kana[1]).capitalize()
    order = rng.choice((f"{latin[0]} {latin[1]}", f"{latin[1]} {latin[0]}", f"{latin[0].upper()} {latin[1]}",
                        f"{latin[0].upper()} {latin[1].upper()}"))  # fmt: skip
    return Person(surname, given, *kana, separator, order)


def foreign(rng: random.Random) -> Person:
    """Somebody from abroad, as written in Japan."""
    stock = words()
    if rng.random() < 0.2:
        name = rng.choice(stock["chinese"])
        return Person(
            name[0], name[1:], name[0], name[1:], rng.choice(("", "", " ")), rng.choice(stock["foreign_latin"])
        )
    if rng.random() < 0.35:
        name = invented_katakana(rng)
        return Person(name, "", name, "", "", rng.choice(stock["foreign_latin"]))
    parts = rng.choice(stock["foreign"]).split("・")
    joiner = rng.choice(("・", "・", " ", "　", ""))
    single = rng.choice(stock["foreign_single"])
    return Person(single, joiner.join(parts), single, "", joiner, rng.choice(stock["foreign_latin"]))


def mixed(rng: random.Random, surnames: Sequence[str]) -> str:
    """A Japanese surname with a given name from abroad: 鷲尾 エレナ."""
    given = rng.choice((rng.choice(words()["foreign_single"]), invented_katakana(rng)[:3]))
    return _surname(rng, surnames) + rng.choice((" ", " ", "　", "")) + given


def mixed_latin(rng: random.Random) -> str:
    """Two to four words of names from anywhere: Ana Lucia Sato, THI THU TRANG."""
    pool = [part for name in words()["foreign_latin"] for part in name.split(" ")]
    name = " ".join(rng.choice(pool).title() for _ in range(rng.choice((2, 2, 3, 3, 4))))
    return rng.choice((name, name, name.upper()))


def invented_katakana(rng: random.Random) -> str:
    """A foreign name that nobody has: three to six kana."""
    kana = words()["org_kata"]
    name = "".join(rng.choice(kana) for _ in range(rng.randint(2, 5)))
    return rng.choice("アイウエオカキクケコサシタナニハマミムヤラリルロガギグゲゴザジダドバビブベボパ") + name


def _surname(rng: random.Random, surnames: Sequence[str]) -> str:
    stock = words()
    draw = rng.random()
    if draw < 0.30:
        return surnames[int(len(surnames) * rng.random() ** 3)]
    if draw < 0.55:
        return rng.choice(surnames)
    if draw < 0.73:
        return rng.choice(stock["surname_first"]) + rng.choice(stock["surname_last"])
    if draw < 0.88:
        return rng.choice(stock["surname_rare"])
    return rng.choice(stock["surname_single"])


def _given(rng: random.Random) -> str:
    stock = words()
    draw = rng.random()
    if draw < 0.65:
        return rng.choice(stock[rng.choice(("given_male", "given_female"))])
    last = stock[rng.choice(("given_kanji_last_male", "given_kanji_last_female"))]
    return rng.choice(stock["given_kanji_first"]) + rng.choice(last)


def nickname(rng: random.Random, person: Person) -> str:
    """たなぴー, けんちゃん: two kana and a tail."""
    stem = hiragana(rng.choice((person.surname_kana, person.given_kana)))[: rng.choice((2, 2, 3))]
    stem = rng.choice((stem, stem, stem[0] + "っ" + stem[-1] if len(stem) > 1 else stem))
    return stem + rng.choice(words()["nick_tail"][4:])


def _reading(word: str) -> str:
    from promptguard.lexicon import sudachi

    text = "".join(m.reading_form() for m in sudachi().create().tokenize(word))
    return text if all("ァ" <= c <= "ー" for c in text) else ""


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def latin_of(kana: str) -> str:
    """Hepburn without long vowels."""
    out: list[str] = []
    double = False
    for c in kana:
        if c == "ッ":
            double = True
        elif c in _SMALL and out:
            stem = out[-1][:-1]
            out[-1] = stem + (_SMALL[c][1:] if stem in ("sh", "ch", "j") else _SMALL[c])
        elif c in _KANA:
            out.append((_KANA[c][0] if double else "") + _KANA[c])
            double = False
    return "".join(out).replace("ou", "o").replace("uu", "u")
