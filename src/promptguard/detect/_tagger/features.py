"""What the tagger sees of a token, of two neighbours and of a line, as strings.

Training and run time share this module: a feature is its string, nothing else. A feature of one token counts for
the labels of the tokens around it as well (`REACH`), with a weight of its own for each distance.
"""

from collections.abc import Callable, Iterator, Sequence

from promptguard.detect._tagger.listed import listed
from promptguard.detect._tokens import Token, kinds_of
from promptguard.expressions import expression

REACH = 2
"""Tokens to either side whose labels a token's own features speak for."""
_SCRIPTS = (
    ("K", expression(r"[㐀-鿿豈-﫿々〆〇𠀀-𮯯]+")),
    ("T", expression(r"[ァ-ヺー]+")),
    ("H", expression(r"[ぁ-ゖ]+")),
    ("A", expression(r"[A-ZÀ-Þ]+")),
    ("a", expression(r"[a-zß-ɏḀ-ỿ]+")),
    ("0", expression(r"[0-9]+")),
)
_LONG = 4
_SUFFIX = 2
_DIGIT = expression(r"[0-9]")


def shape(surface: str) -> str:
    """`KK`, `TTT`, `Aa`, `00`: the scripts of a word, kanji and kana counted up to four characters."""
    if surface.isspace():
        return "\n" if "\n" in surface else ("\t" if "\t" in surface else " ")
    shapes: list[str] = []
    at = 0
    while at < len(surface):
        for mark, script in _SCRIPTS:
            run = script.match(surface, at)
            if run:
                shapes.append(mark * min(len(run[0]), _LONG) if mark in "KTH" else mark)
                at = run.end()
                break
        else:
            shapes.append(surface[at] if len(surface) == 1 else ".")
            at += 1
    return "".join(shapes[:6])


def of_token(token: Token, cluster: Callable[[str], int]) -> list[str]:
    """Features of a token by itself; the same for every token with this surface and part of speech."""
    surface = token.surface
    if surface.isspace():
        return ["s" + shape(surface), "p空白"]
    form = shape(surface)
    word = _DIGIT.sub("0", surface).lower()
    pos = token.pos
    kind = kinds_of(surface) if form[0] in "KTHAa" else ""
    features = [
        "w" + word,
        "p" + "-".join(pos[:4]),
        "o" + pos[0] + pos[1][:2],
        "s" + form,
        "k" + kind,
        "K" + kind + form,
        "l" + word[-1],
        "L" + word[-1] + form,
        "f" + word[0] + form[:1],
    ]
    if token.form != surface:
        features.append("n" + _DIGIT.sub("0", token.form).lower())
    if len(word) > _SUFFIX:
        features.append("m" + word[-_SUFFIX:])
    if token.is_oov:
        features.append("v" + form)
    group = cluster(token.form) or cluster(surface)
    if group:
        features += [f"c{group}", f"d{group >> 3}", f"e{group >> 6}"]
    names = listed(surface) if form[0] == "T" else ""
    if names:
        features += ["g" + names, *("h" + kind for kind in names)]
    return features


def brief(token: Token, cluster: Callable[[str], int]) -> tuple[str, str, str, str]:
    """What pairs of neighbours are made of: word, part of speech, shape, kind."""
    surface = token.surface
    if surface.isspace():
        mark = shape(surface)
        return mark, mark, mark, mark
    pos = token.pos
    fine = pos[2] if pos[2] == "人名" or pos[2] == "地名" else ""
    form = shape(surface)
    group = cluster(token.form) or cluster(surface)
    kind = kinds_of(surface) if form[0] in "KTHAa" else ""
    word = _DIGIT.sub("0", surface).lower()
    part = pos[0] + pos[1][:1] + fine + (pos[3] if fine == "人名" else "")
    if pos[0] in ("助詞", "助動詞", "補助記号", "接尾辞"):
        part = word
    return word, part, form[:4] + kind, f"{group >> 6}"


Brief = tuple[str, str, str, str]


def of_pair(left: Brief, right: Brief) -> tuple[str, ...]:
    """Features of two neighbours; they count for the labels of both."""
    return (
        f"W{left[0]}|{right[0]}",
        f"P{left[1]}|{right[1]}",
        f"S{left[2]}|{right[2]}",
        f"X{left[1]}|{right[2]}",
        f"Y{left[2]}|{right[1]}",
        f"Z{left[3]}{left[1][:1]}|{right[3]}{right[1][:1]}",
    )


def of_gap(left: Brief, right: Brief) -> tuple[str, ...]:
    """Features of the two neighbours of a token; they count for its label."""
    return (f"G{left[1]}|{right[1]}", f"H{left[0]}|{right[0]}")


def of_places(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """For each token where it stands: its place in the line or cell, and the label of the line."""
    at, count = 0, len(tokens)
    while at < count:
        end = at
        while end < count and "\n" not in tokens[end].surface:
            end += 1
        yield from _of_line(tokens[at:end])
        if end < count:
            yield ()
        at = end + 1


_LABEL_LONGEST = 6
_SHORT_LINE, _LONG_LINE = 4, 12
_SEPARATORS = frozenset(":|=>→】]")


def _of_line(line: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    label = ""
    for number, token in enumerate(line[: _LABEL_LONGEST + 1]):
        if number and token.surface in _SEPARATORS:
            label = line[number - 1].surface[-3:]
            break
    size = "s" if len(line) <= _SHORT_LINE else ("m" if len(line) <= _LONG_LINE else "l")
    for number, _ in enumerate(line):
        place = f"B{min(number, 4)}{size}"
        edge = f"E{min(len(line) - number, 4)}{size}"
        yield (place, edge, "J" + label) if label else (place, edge)
