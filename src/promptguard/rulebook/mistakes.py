"""What is wrong with a YAML file that a parser refuses, in the words of someone who does not know YAML."""

import re
from collections.abc import Sequence

from promptguard.errors import Told

# Expressions are kept as text: they are compiled when a file is wrong, not at every start.
_TAB = r" *\t"
_WIDE_BLANK = r"[ -]*　"
_COLON = r" *(?:- +)?(?:\{ *)?[A-Za-z_]+(?:：|:(?![\s/\\]|$))"
"""A field's name with a full-width colon, or with a colon that nothing follows at a distance."""

A_COLON = Told("「:」は半角で、後ろに半角スペースを入れてください。", "write an ASCII `:` with a blank behind it.")
_SIGNS = (
    (_TAB, Told("行頭にタブがあります。半角スペースに替えてください。", "the line starts with a tab; use blanks.")),
    (
        _WIDE_BLANK,
        Told(
            "行頭に全角スペースがあります。半角スペースに替えてください。",
            "the line starts with a full-width blank; use blanks.",
        ),
    ),
    (_COLON, A_COLON),
)  # fmt: skip
_REACH = 3
"""So many lines before the one that a parser names, a mistake is looked for."""


def mistake(text: str, line: int | None, problem: str) -> tuple[int | None, Told]:
    """The line (from one) and the remedy for what a parser found at `line`."""
    if line is None:
        return None, _told(None, problem)
    lines = text.splitlines()
    line = min(line, len(lines))
    for at in range(line, max(0, line - 1 - _REACH), -1):
        found = next((told for sign, told in _SIGNS if re.match(sign, lines[at - 1])), None)
        if found:
            return at, found
    return line, _told(line, problem)


def twice(key: str, first: int) -> Told:
    """The remedy for a key that stands in a mapping for the second time."""
    return Told(
        f"「{key}」は {first} 行目にもあります。1 つにまとめてください。", f"is in line {first}, too; keep one of them."
    )


def a_mapping(value: object) -> Told:
    """The remedy where fields with values were expected."""
    if isinstance(value, str) and "：" in value:
        return A_COLON
    return Told(
        "「項目: 値」の形で書いてください（「:」は半角で、後ろに半角スペース）。",
        "expected `key: value`, with a blank behind the colon.",
    )


def one_of(names: Sequence[str], spoken: Sequence[str] = ()) -> Told:
    """The remedy where one of a few words was expected; `spoken` are the words with their Japanese."""
    return Told(f"次のどれかを書いてください: {', '.join(spoken or names)}", f"expected one of: {', '.join(names)}")


def _told(line: int | None, problem: str) -> Told:
    """What is left when no line shows a usual mistake."""
    if "escape" in problem:
        return Told(
            "\\ を含む値は \" ではなく ' で囲んでください。", "put ' instead of \" around a value with \\ in it."
        )
    if "cannot start any token" in problem:
        return Told("記号で始まる値は ' で囲んでください。", "put ' around a value that starts with a sign.")
    here, there = (
        (f"{line} 行目かその前の行", f"line {line} and the one before it") if line else ("ファイル", "the file")
    )
    if "expected ','" in problem or "unexpected end" in problem:
        return Told(f"{here}で、括弧か引用符が閉じていません。", f"a bracket or quotation mark is not closed: {there}.")
    return Told(f"{here}の字下げを確かめてください。", f"check the indentation: {there}.")
