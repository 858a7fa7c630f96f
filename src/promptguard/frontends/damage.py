"""Text that was destroyed before it arrived. What can no longer be read cannot be checked."""

import re
from collections.abc import Iterator

from promptguard.frontends.problems import Problem, UnreadableError

# Expressions are kept as text: they are compiled where they are needed, which most drafts never do.
_CONTROL = "[\x00-\x08\x0e-\x1a\x1c-\x1f]"
_CONTROL_SHARE = 0.02

# UTF-8 read as CP932: the first bytes of kana become these kanji, which hardly occur otherwise.
_KANA_GONE = "[縺繧繝]"
_FEW_KANJI, _KANJI_SHARE = 4, 0.05

# UTF-8 read as Latin-1 (ã‚ …); CP932 and EUC-JP read as Latin-1 (‚ƒ …, ¤¥ …); EUC-JP read as CP932 (half-width
# katakana around kanji, three times; a run starts where it starts and gives nothing back, so this stays linear).
_AROUND = "[｡-ﾟ\ue000-\uf8ff]"
_MOJIBAKE = (
    "(?:[ãäåæçèé][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,2}){3}"
    "|(?:[‚ƒ\x82\x83][\x21-\xff]){4}"
    "|(?:[¤¥][\xa1-\xff]){4}"
    f"|(?<!{_AROUND}){_AROUND}++(?:[一-鿿]++{_AROUND}{{2,}}+){{2}}[一-鿿]++{_AROUND}++"
    "|(?:[､･][｡-ﾟ]){4}"
)
_MOJIBAKE_SHARE = 0.1

# Control characters that nobody types: bytes of another encoding read as Latin-1.
_UNTYPED = "[\x80-\x84\x86-\x9f]"
_FEW_UNTYPED = 3

# A run of `?` that stands where words stand, not behind one.
_QUESTION_RUN = r"(?<![A-Za-z0-9?!'\")])\?{3,}"
_FEW_MARKS, _MANY_MARKS, _MARK_SHARE = 4, 12, 0.1


def refuse_damaged(text: str) -> str:
    """The text itself.

    Raises:
        UnreadableError: it is binary or was destroyed; with the line of the first sign.
    """
    if "\0" in text or len(re.findall(_CONTROL, text)) > _CONTROL_SHARE * len(text):
        raise UnreadableError(Problem.BINARY)
    for problem, start in _signs(text):
        raise UnreadableError(problem, line=text.count("\n", 0, start) + 1)
    return text


def _signs(text: str) -> Iterator[tuple[Problem, int]]:
    if "\ufffd" in text:
        yield Problem.REPLACEMENT, text.index("\ufffd")
    if text.isascii():
        yield from _question_marks(text)
        return
    untyped = list(re.finditer(_UNTYPED, text))
    if len(untyped) > _FEW_UNTYPED:
        yield Problem.MOJIBAKE, untyped[0].start()
    foreign = sum(not character.isascii() for character in text)
    kanji, garbled = (list(re.finditer(pattern, text)) for pattern in (_KANA_GONE, _MOJIBAKE))
    if len(kanji) >= _FEW_KANJI and len(kanji) > _KANJI_SHARE * foreign:
        yield Problem.MOJIBAKE, kanji[0].start()
    if garbled and sum(len(match[0]) for match in garbled) > _MOJIBAKE_SHARE * foreign:
        yield Problem.MOJIBAKE, garbled[0].start()
    if not any(character.isalpha() and not character.isascii() for character in text):
        yield from _question_marks(text)


def _question_marks(text: str) -> Iterator[tuple[Problem, int]]:
    """Runs of `?` in place of all Japanese, in a text that has no such letter left."""
    runs = list(re.finditer(_QUESTION_RUN, text)) if "???" in text else []
    marks = sum(len(run[0]) for run in runs)
    seen = sum(not character.isspace() for character in text) if runs else 0
    if marks >= _MANY_MARKS or (marks >= _FEW_MARKS and marks >= _MARK_SHARE * seen):
        yield Problem.QUESTION_MARKS, runs[0].start()
