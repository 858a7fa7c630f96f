"""Originals back into an answer: exactly, and where a model damaged a placeholder. Never by guessing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import regex

from promptguard.expressions import expression
from promptguard.masking.entries import Entry
from promptguard.masking.grammar import LONGEST, STARTS, Reading, framed, read
from promptguard.masking.labels import load_labels
from promptguard.masking.nesting import decoded, encoded


class Match(NamedTuple):
    """A place of an answer: its entry, or None with why not. `behind` is kept; `spelt` asks for ASCII."""

    start: int
    end: int
    entry: Entry | None
    behind: str = ""
    spelt: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """An answer with its originals, and what could not be put back. Holds values: show it to its owner alone.

    `unknown`: they look like ours, but nothing stands for them. `ambiguous`: more than one thing may be meant, or it
    is not sure that anything is. Both stay as they were. `missing`: placeholders of the draft that do not occur.
    """

    text: str = field(repr=False)
    count: int = 0
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)  # no slots: the indexes are made once
class Restorer:
    """All entries that an answer may hold. `own`: placeholders that stood in the draft itself; they mean nothing."""

    entries: tuple[Entry, ...]
    own: frozenset[str] = frozenset()

    @cached_property
    def _exact(self) -> Mapping[str, Entry]:
        return MappingProxyType({entry.placeholder: entry for entry in self.entries})

    @cached_property
    def _readings(self) -> Mapping[tuple[int, str], list[tuple[str, Entry]]]:
        """Entries with the label of their placeholder, by number and part."""
        index: dict[tuple[int, str], list[tuple[str, Entry]]] = {}
        for entry in self.entries:
            reading = read(entry.placeholder)
            if reading:
                index.setdefault((reading.number, reading.part), []).append((reading.label, entry))
        return MappingProxyType(index)

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(label for entries in self._readings.values() for label, _ in entries)

    @cached_property
    def _loose(self) -> Mapping[str, frozenset[str]]:
        """The literal placeholders by their characters without blanks."""
        index: dict[str, set[str]] = {}
        for placeholder in self._exact:
            if not read(placeholder):
                index.setdefault(_closed(placeholder), set()).add(placeholder)
        return MappingProxyType({closed: frozenset(meant) for closed, meant in index.items()})

    @cached_property
    def _bare(self) -> "regex.Pattern[str] | None":
        """What is found by its own characters: surrogates, placeholders of a dictionary, and ours without brackets."""
        literal = sorted((p for p in self._exact if not read(p)), key=len, reverse=True)
        tags, words = (_kinds(mark, self._exact) for mark in "<【")
        kinds = [f"(?P<literal>{'|'.join(map(_literal, literal))})"] if literal else []
        kinds += [rf"(?P<tag>(?<![\w<])(?:{tags})\\?_[0-9]{{1,6}}(?:\\?_[A-Z]+[0-9]*)?(?!\w))"] if tags else []
        kinds += (
            [
                rf"(?P<word>(?<![\p{{Han}}\p{{Katakana}}ー\p{{Latin}}\p{{Nd}}])(?:{words})[0-9]{{1,6}}(?::\p{{L}}+[0-9]*)?)"
            ]
            if words
            else []
        )
        return regex.compile("|".join(kinds)) if kinds else None

    @cached_property
    def starts(self) -> frozenset[str]:
        """The characters that something to restore can begin with."""
        inner = (entry.placeholder[read(entry.placeholder) is not None :][:1] for entry in self.entries)
        return frozenset(STARTS.union(inner))

    @cached_property
    def longest(self) -> int:
        """No match is longer, in characters, the one behind it included."""
        return 1 + max([LONGEST, *(2 * len(entry.placeholder) for entry in self.entries)])

    def matches(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Every place that is or may be ours and begins in text[start:end], in order, apart."""
        at = start
        for match in _merged(self._framed(text, start, end), self._found_bare(text, start, end)):
            if match.start >= at:
                yield match
                at = match.end

    def _framed(self, text: str, start: int, end: int | None) -> Iterator[Match]:
        for begin, behind, reading in framed(text, start, end):
            match = self._judged(text, begin, behind, reading)
            if match:
                yield match

    def _judged(self, text: str, start: int, end: int, reading: Reading) -> Match | None:
        if text[start:end] in self._exact:
            return Match(start, end, self._exact[text[start:end]])
        if text[start:end] in self.own:
            return None
        same = self._readings.get((reading.number, reading.part), [])
        meant = [entry for label, entry in same if label == reading.label]
        if not meant and not reading.weak:
            kinds = load_labels().meant(reading.label)
            meant = [entry for _, entry in same if entry.entity in kinds]
        if len({entry.original for entry in meant}) == 1:
            return _placed(text, start, end, reading, meant[0])
        if meant or (not reading.weak and (reading.label in self._labels or load_labels().meant(reading.label))):
            return Match(start, end, None, ambiguous=bool(meant))
        return None

    def _found_bare(self, text: str, start: int, end: int | None) -> Iterator[Match]:
        for match in self._bare.finditer(text, start) if self._bare else ():
            if end is not None and match.start() >= end:
                return
            if match.lastgroup == "literal":
                entry = self._literally(match[0])
                yield Match(*match.span(), entry, ambiguous=entry is None)
            elif match.lastgroup == "tag" and (entry := self._exact.get(f"<{match[0].replace(chr(92), '')}>")):
                yield Match(*match.span(), entry)
            elif f"【{match[0]}】" in self._exact:
                yield Match(*match.span(), None, ambiguous=True)

    def _literally(self, found: str) -> Entry | None:
        """The entry of a literal placeholder, blanks aside where that leaves one."""
        meant = self._loose[_closed(found)]
        return self._exact.get(found) or (self._exact[next(iter(meant))] if len(meant) == 1 else None)

    def written(self, match: Match, depth: int) -> str:
        """What is put in the place of a match that lies `depth` JSON strings deep."""
        entry = match.entry
        if entry is None or (entry.escapes == depth and not match.spelt):
            return entry.original + match.behind if entry else ""
        plain = decoded(entry.original, entry.escapes)
        return encoded(plain + match.behind, depth, ascii_only=match.spelt)


_BLANKS = expression(r"[ \u3000]+")


def _closed(placeholder: str) -> str:
    return _BLANKS.sub("", placeholder)


def _literal(placeholder: str) -> str:
    """A pattern for these characters, blanks optional; a number or Latin word only where it is whole."""
    pattern = r"[ \u3000]?".join(map(regex.escape, _BLANKS.split(placeholder)))
    before, behind = (_word(placeholder[at]) for at in (0, -1))
    return rf"{'(?<![0-9A-Za-z])' * before}{pattern}{'(?![0-9A-Za-z])' * behind}"


def _word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _kinds(mark: str, placeholders: Iterable[str]) -> str:
    """An alternation of the labels of those placeholders that begin with a bracket; Markdown may escape underscores."""
    pattern = r"<(?P<label>.+?)_[0-9]+(?:_[A-Z]+[0-9]*)?>" if mark == "<" else r"【(?P<label>.+?)[0-9]+(?::.*)?】"
    labels = {match["label"] for placeholder in placeholders if (match := regex.fullmatch(pattern, placeholder))}
    return "|".join(regex.escape(label).replace("_", r"\\?_") for label in sorted(labels, key=len, reverse=True))


def _placed(text: str, start: int, end: int, reading: Reading, entry: Entry) -> Match:
    """A damaged placeholder; the square brackets of a Markdown link stay."""
    if text[start] == "[" and text[end - 1] == "]" and text[end : end + 1] == "(":
        return Match(start + 1, end - 1, entry, reading.honorific, reading.spelt)
    return Match(start, end, entry, reading.honorific, reading.spelt)


def _merged(one: Iterator[Match], other: Iterator[Match]) -> Iterator[Match]:
    """Both in order of place; framed ones before bare ones, longer ones first."""
    import heapq

    return heapq.merge(one, other, key=lambda match: (match.start, -match.end))
