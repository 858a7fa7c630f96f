"""A draft as the name detector reads it: the text, its tokens, and names at or before a place."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import regex

from promptguard.detect._names.words import (
    KANJI,
    LATIN_NAME,
    SHAPE,
    STOP,
    Words,
    is_known,
    is_name_part,
    is_office,
    is_plausible,
)
from promptguard.detect._tokens import Token, tokens
from promptguard.expressions import expression
from promptguard.lexicon import is_family
from promptguard.normalize.text import NormalizedText

_ONE_KANJI = expression(KANJI)
_KANA_GIVEN = expression(r"(?!はん$)[ぁ-んァ-ヴー]{2,6}")
_TWO_OR_THREE = expression(rf"(?<!{KANJI}){KANJI}{{2,3}}\Z")
_TWO_TO_FOUR = expression(rf"(?<!{KANJI}){KANJI}{{2,4}}\Z")
_GAP = expression(r" {1,3}")
_GRAMMAR = frozenset({"助詞", "助動詞", "接続詞", "代名詞", "連体詞", "副詞", "形容詞"})
_LONGEST = 6
_SHORT_KATAKANA = 3
"""Foreign names of two or three kana are often spelt like a word: フオン, ハー."""
_OPENERS = "あと|また|なお|でも|ただ|それと|ちなみに"
"""What opens a sentence and is no part of the name behind it: `あとゆずきさん`."""
_KANA_BEFORE = expression(
    rf"(?:(?<![ぁ-ん㐀-鿿])|(?<=[のはがをにと])|(?<=(?<![ぁ-ん])(?:{_OPENERS})))(?![のはがをにとで])"
    rf"(?!(?:{_OPENERS})[ぁ-んー]{{2,}}\Z)[ぁ-んー]{{2,6}}\Z"
)
_KATAKANA_BEFORE = expression(r"(?<![ァ-ヴー]|[ァ-ヴー]・)[ァ-ヴー]{1,12}(?:[・ ][ァ-ヴー]{1,12}){0,4}\Z")
_LATIN_BEFORE = expression(rf"(?<![A-Za-z]){LATIN_NAME}\Z")
_GREETING = expression(r"(?:Dear|Hi|Hello|Thanks|From|To|Cc|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) +")
_LOWER_BEFORE = expression(r"(?<![A-Za-z0-9@._/-])(?:[a-z]{3,12}|[a-z][a-z0-9]{0,11}_[a-z0-9_]{1,12})\Z")
_LABEL_END = expression(r"(?:セイネンガッピ|ゴ?ジュウショ|デンワ|ユウビン|ネンレイ|セイベツ|[ ][^ ]+)\Z")
_DELIMITER = expression(STOP)
_HONORIFICS = ("さん", "さま", "ちゃん", "くん")
"""What a field may hold behind a name and SHAPE takes for a part of it."""


@dataclass(frozen=True)  # no slots: tokens are made once
class Reading:
    """Text and tokens; offsets are those of the folded text."""

    source: NormalizedText
    words: Words

    @property
    def text(self) -> str:
        """The folded text."""
        return self.source.text

    @cached_property
    def tokens(self) -> list[Token]:
        """All tokens of the text."""
        return tokens(self.text)

    @cached_property
    def _present(self) -> frozenset[str]:
        return self.words.present(self.source.lowered)

    def said(self, *lists: str) -> list[str]:
        """The words of some lists that stand in the text, be it in another case."""
        every = (word for name in lists for word in self.words.lists.get(name, ()))
        return [word for word in every if word.lower() in self._present]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens, blanks aside, that overlap a range."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [t for t in self.tokens[first:last] if t.end > start and t.pos[0] != "空白"]

    def plausible(self, start: int, end: int) -> bool:
        """Whether text[start:end] can be a name."""
        return is_plausible(self.text[start:end], self.between(start, end), self.words)

    def known_at(self, start: int, *, framed: bool = False) -> int:
        """The end of a name that the lexicon knows and that starts here, or `start`.

        In a frame (`framed`) places and homonyms count, too.
        """
        parts: list[Token] = []
        at = start
        for token in self._behind(start):
            if token.start == at and is_name_part(token):
                parts.append(token)
                at = token.end
            elif token.start == at and parts and _GAP.fullmatch(token.surface) and self._is_given(token.end):
                at = token.end
            elif token.start == at and parts and parts[-1].is_surname and self._is_kana_given(token):
                parts.append(token)
                at = token.end
            else:
                break
        end = parts[-1].end if parts else start
        if not parts or not is_known(parts, framed=framed) or self.words.barred(self.text[start:end]):
            return start
        return self._without_office(start, end)

    def field_at(self, start: int) -> int:
        """The end of a name that fills a field starting here and ends at a delimiter, or `start`."""
        match = SHAPE.match(self.text, start)
        if match and self.text[match.end() : match.end() + 1] == ":":  # its end is the next label
            label = _LABEL_END.search(match[0])
            match = SHAPE.match(self.text, start, start + label.start()) if label else None
            return match.end() if match else start
        while match and not _DELIMITER.match(self.text, match.end()) and match.end() - start > 1:
            match = SHAPE.match(self.text, start, match.end() - 1)
        if match and _DELIMITER.match(self.text, match.end()) and self.plausible(start, match.end()):
            return self._without_office(start, match.end())
        return self.known_at(start)

    def office_at(self, start: int) -> int:
        """The end of a title or section that fills a place in a list of names, or `start`: `社長、営業部、木本`."""
        match = SHAPE.match(self.text, start)
        if match is None or not _DELIMITER.match(self.text, match.end()):
            return start
        title = self.words.has("titles", match[0]) or self.words.has("roles", match[0])
        return match.end() if title or is_office(match[0]) else start

    def _without_office(self, start: int, end: int) -> int:
        """The end of a name that an honorific or a title follows, or another word of a form, `曽根 出庫`."""
        behind = (*_HONORIFICS, *self.words.lists.get("titles", ()))
        bare = end - max((len(word) for word in behind if self.text.endswith(word, start, end)), default=0)
        if start < bare < end:
            return bare
        surname, *others = self.between(start, end)
        apart = surname.is_surname and self.text[surname.end : surname.end + 1] == " "
        return surname.end if apart and others and others[0].is_deed else end

    def name_before(self, end: int) -> int:
        """The start of the name that ends here, or `end`."""
        latin = _LATIN_BEFORE.search(self.text, max(0, end - 60), end)
        if latin and len(latin[0]) > 1 and not self.words.barred(latin[0]):
            greeting = _GREETING.match(latin[0])
            return latin.start() + (greeting.end() if greeting else 0)
        katakana = _KATAKANA_BEFORE.search(self.text, max(0, end - 60), end)
        if katakana:
            return katakana.start() if self._katakana_name(katakana) else end
        start = min(self._tokens_before(end), self._family_before(end))
        if start < end:
            return start
        kana = _KANA_BEFORE.search(self.text, max(0, end - 8), end)
        kana = kana or _LOWER_BEFORE.search(self.text, max(0, end - 26), end)
        return kana.start() if kana and self._kana_name(kana) else end

    def polite_before(self, end: int) -> int:
        """As `name_before`, in front of 様, 氏 or 殿.

        They follow persons and offices only: any short kanji word that is no office and not barred is a name.
        """
        start = self.name_before(end)
        run = _TWO_OR_THREE.search(self.text[max(0, end - 4) : end])
        if start == end and run and not self.words.barred(run[0]) and not is_office(run[0]):
            return end - len(run[0])
        return start

    def _tokens_before(self, end: int) -> int:
        parts: list[Token] = []
        at = end
        for token in reversed(self._before(end)):
            given = not parts and self._is_kana_given(token) and self._surname_before(token.start)  # 塚本さゆり様
            if token.end == at and (given or is_name_part(token)):
                parts.insert(0, token)
                at = token.start
            elif token.end == at and parts and self._joins(token):
                at = token.start
            else:
                break
        if not parts:
            return end
        name = self.text[parts[0].start : end]
        single = len(name) == 1 and bool(_ONE_KANJI.fullmatch(name)) and not _ONE_KANJI.match(self.text[at - 1 : at])
        if self.words.barred(name) or not (single or is_known(parts, framed=True)):
            return end
        return parts[0].start

    def _family_before(self, end: int) -> int:
        """The start of a surname that ends inside a token: `大野部|長` for 大野 and 部長."""
        straddling = self.between(end - 1, end)
        if not straddling or straddling[0].end <= end:
            return end
        run = _TWO_TO_FOUR.search(self.text[max(0, end - 5) : end])
        return end - len(run[0]) if run and is_family(run[0]) and not self.words.barred(run[0]) else end

    def _joins(self, token: Token) -> bool:
        """Whether a token stands between the parts of one name: 中黒, or the blank behind a surname."""
        return token.surface == "・" or bool(_GAP.fullmatch(token.surface) and self._surname_before(token.start))

    def _katakana_name(self, match: regex.Match[str]) -> bool:
        parts = self.between(*match.span())
        common = len(parts) == 1 and parts[0].is_common_noun and len(match[0]) > _SHORT_KATAKANA
        return len(match[0]) > 1 and not common and not self.words.barred(match[0])

    def _kana_name(self, match: regex.Match[str]) -> bool:
        parts = self.between(*match.span())
        grammar = any((t.pos[0] in _GRAMMAR or t.pos[2] == "副詞可能") and len(t.surface) > 1 for t in parts)
        inflected = len(parts) > 1 and parts[-1].pos[0] in ("助動詞", "動詞", "助詞")
        return not grammar and not inflected and not self.words.barred(match[0])

    def _is_given(self, start: int) -> bool:
        """Whether what starts here can be a given name behind a blank."""
        token = next(iter(self._behind(start)), None)
        if token is None or token.surface == "印":  # the seal behind a name
            return False
        if len(token.surface) == 1 and self.text[token.end : token.end + 1] == ":":  # `旧:御子柴 新:三浦`
            return False
        return token.is_person or self._is_kana_given(token) or (is_name_part(token) and not token.is_place)

    @staticmethod
    def _is_kana_given(token: Token) -> bool:
        return token.is_given and bool(_KANA_GIVEN.fullmatch(token.surface))

    def _surname_before(self, end: int) -> bool:
        before = self._before(end)[-1:]
        return (
            bool(before) and before[0].end == end and (before[0].is_surname or before[0].is_place or before[0].is_oov)
        )

    def _behind(self, start: int) -> list[Token]:
        """The few tokens from a place on."""
        first = bisect_left(self._starts, start)
        return self.tokens[first : first + _LONGEST]

    def _before(self, end: int) -> list[Token]:
        """The few tokens up to a place."""
        last = bisect_left(self._starts, end)
        return self.tokens[max(0, last - _LONGEST) : last]
