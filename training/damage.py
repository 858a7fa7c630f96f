"""What happens to a draft on its way: blanks lost, lines broken, punctuation missing, kana narrowed."""

import random
from collections.abc import Callable

import regex

Marked = list[tuple[str, str | None]]


def _without_punctuation(pieces: Marked, rng: random.Random) -> Marked:
    return [(piece if label else regex.sub("[、。]", "", piece), label) for piece, label in pieces]


def _other_brackets(pieces: Marked, rng: random.Random) -> Marked:
    table = str.maketrans({"（": "(", "）": ")", "　": " ", "：": ":", "、": ",", "。": "."})
    return [(piece if label else piece.translate(table), label) for piece, label in pieces]


def _indented(pieces: Marked, rng: random.Random) -> Marked:
    mark = rng.choice(("> ", "・", "  ", "- ", "│ ", "* "))
    return [("", None), (mark, None), *((p.replace("\n", "\n" + mark) if not x else p, x) for p, x in pieces)]


def _one_line(pieces: Marked, rng: random.Random) -> Marked:
    joiner = rng.choice((" ", "", "。", "/", "\t"))
    return [(piece.replace("\n", joiner) if not label else piece, label) for piece, label in pieces]


def _spread(pieces: Marked, rng: random.Random) -> Marked:
    return [(piece.replace("\n", "\n\n") if not label else piece, label) for piece, label in pieces]


def _broken(pieces: Marked, rng: random.Random) -> Marked:
    """Lines break where the paper ended, inside names as well."""
    width = rng.randint(12, 28)
    at, out = 0, []
    for piece, label in pieces:
        text = ""
        for character in piece:
            at = 0 if character == "\n" else at + 1
            text += character
            if at >= width:
                text, at = text + "\n", 0
        out.append((text.rstrip("\n") if label else text, label))
    return out


def _without_honorifics(pieces: Marked, rng: random.Random) -> Marked:
    out: Marked = []
    for piece, label in pieces:
        after_name = out and out[-1][1] == "PERSON"
        out.append((regex.sub("^(?:様|さん|氏|殿)", "", piece) if after_name and not label else piece, label))
    return out


def _in_katakana(pieces: Marked, rng: random.Random) -> Marked:
    """As old terminals and voice mail write: all in katakana, words apart."""
    gap = rng.choice((" ", " ", ""))
    return [(_kana(piece, "" if label and label != "PERSON" else gap), label) for piece, label in pieces]


def _kana(text: str, gap: str) -> str:
    words = [w for line in regex.split("(\\n)", text) for w in (_readings(line) if line != "\n" else ["\n"])]
    return regex.sub(" ?\n ?", "\n", gap.join(words))


def _readings(text: str) -> list[str]:
    from promptguard.lexicon import sudachi

    found = ((m.surface(), m.reading_form()) for m in sudachi().create().tokenize(text))
    return [reading if regex.search("[ぁ-ん一-鿿]", surface) else surface for surface, reading in found]


_KINDS: tuple[tuple[Callable[[Marked, random.Random], Marked], float], ...] = (
    (_without_punctuation, 0.05),
    (_other_brackets, 0.3),
    (_indented, 0.06),
    (_one_line, 0.06),
    (_spread, 0.06),
    (_broken, 0.05),
    (_without_honorifics, 0.1),
    (_in_katakana, 0.03),
)


def damaged(pieces: Marked, rng: random.Random) -> Marked:
    """Apply each kind of damage now and then."""
    for kind, share in _KINDS:
        if rng.random() < share:
            pieces = kind(pieces, rng)
    return pieces
