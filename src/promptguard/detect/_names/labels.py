"""Names behind a label, in a column of names, and behind a role or a kinship word."""

from collections.abc import Iterator

import regex

from promptguard.detect._names.reading import Reading
from promptguard.detect._names.words import FOREIGN, KANJI, PARTICLE, SHAPE, is_office
from promptguard.expressions import expression
from promptguard.normalize.terms import occurrences

Places = Iterator[tuple[int, int]]

_JOINER = expression(
    r"""["']?(?:[A-Z][A-Za-z]{1,3}(?=:))?[ \t]*(?:\([^()\n]{0,8}\))?[ \t]*"""
    r"""(?:[:=|→>は]|の|・|が|\(|in(?=[ ][\[(]))?(?:(?<=:)[ ]*\n)?[ \t]*"""
    r"""[\[(]?["'「『(]?(?:Mr|Ms|Mrs|Dr)?\.?[ ]*"""
)
"""What stands between a label and the name: `担当(正)：`, `担当PT：`, `"name": "`, `names = ["`, `担当は`."""
_ROLE_JOINER = expression(r"[ ]?[の:(・ ][ ]?|[ ]?\([^()\n]{1,8}\)[ ]?")
_NAMED_BEHIND_COMMA = expression(r"[がはもの]")
"""What makes a surname behind `従業員、` the one that is meant."""
_OFFICE_LABEL = expression(rf"(?<!{KANJI}){KANJI}{{1,6}}[者員人役係長士師医官方当][ ]?:[ ]?")
"""Whoever has a title of an office has a name behind the colon: 監査員, 立会人, 衛生管理者."""
_OF_A_THING = expression(
    r"(?:花|鳥|魚|木|犬|猫|ペット|商品|製品|品種|店|色|チーム|ファイル|フォルダ|列|項目|変数|関数|テーブル|町|山|川|星|曲|本"
    r"|映画|キャラ|キャラクター|主人公)の\Z"
)
"""What has a name of its own: `花の名前：サクラ`."""
_OF_A_SETTING = expression(r"""[A-Z][A-Z0-9_]*["']?\n[ \t]*["']?value(?:From)?["']?:""")
"""A variable and its value in YAML: `- name: UPSTREAM`."""
_SECTION = expression(
    rf"(?:{KANJI}|[ァ-ヴーA-Z0-9])(?:(?<!全|各|第.|(?<!{KANJI})一)部|課|係|室|局|班|グループ|チーム|センター|支店|営業所|工場)"
    r"[ ]{1,2}(?=[㐀-鿿ァ-ヴ])"
)
"""A section of a company, and the blank before whoever works there."""
_FOREIGN = expression(rf"{FOREIGN}(?![ァ-ヴー・㐀-鿿])")
_ROLE_FIRST = expression(r"([㐀-鿿]{1,6})[ :(・]{1,2}")
"""The role of whoever is named behind it: `相続人は母 倉田 和子`."""
_NEXT = expression(
    r"""(?:[ ]?\([^()\n]{1,8}\))?[ ]?[、,・/;&と][ ]?(?:[:=][ ]?)?|(?:さん|様|氏|くん)?[、,・/;]|"""
    r"""(["'])[ ]?,\s{0,20}\1"""
)
"""What stands between the names of a list."""


def behind_label(reading: Reading) -> Places:
    """`氏名：両角 綾香`, `出席 生駒、百瀬`, the cells of a column headed `担当者`."""
    for label in reading.said("labels"):
        for end in _label_ends(reading.source.lowered, label.lower()):
            joiner = _JOINER.match(reading.text, end)
            if label.isascii() and not (joiner and regex.search("[:=|>\"']", joiner[0])):
                continue
            if joiner and label == "name" and _OF_A_SETTING.match(reading.text, joiner.end()):
                continue
            if joiner is None or not joiner[0]:
                yield from _known(reading, end)
            elif regex.search(r"[のはが]", joiner[0]):
                yield from _known(reading, joiner.end())
            else:
                yield from _listed(reading, joiner.end())
    for match in _OFFICE_LABEL.finditer(reading.text):
        yield from _listed(reading, match.end())
    yield from _in_columns(reading)


def _label_ends(lowered: str, label: str) -> Iterator[int]:
    """Ends of all occurrences; a Latin label and a single kanji must not be a piece of a longer word."""
    for at in occurrences(lowered, label):
        end = at + len(label)
        before = lowered[at - 1 : at]
        inside = label.isascii() and (_is_latin(before) or _is_latin(lowered[end : end + 1]))
        of_a_thing = before == "の" and _OF_A_THING.search(lowered, max(0, at - 8), at)
        piece = len(label) == 1 and regex.match(rf"{KANJI}|[ァ-ヴー]", before)
        if not (inside or of_a_thing or piece):
            yield end


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _behind_first_role(reading: Reading, start: int) -> int:
    """Where the name begins in a field that tells its role first, or `start`: `母 倉田 和子`, `営業部長 蜂谷`."""
    first = _ROLE_FIRST.match(reading.text, start)
    if first is None:
        return start
    office = is_office(first[1]) and not reading.between(*first.span(1))[-1].is_person
    titled = first[1].endswith(reading.words.lists.get("titles", ()))
    return first.end() if titled or office or reading.words.is_role(first[1]) else start


def _known(reading: Reading, start: int, *, framed: bool = False) -> Places:
    start = _behind_first_role(reading, start)
    end = reading.known_at(start, framed=framed)
    if end > start and PARTICLE.match(reading.text, end):
        yield start, end


def _listed(reading: Reading, start: int) -> Places:
    """A name that fills a field, and those that follow it in a list, whatever offices stand between them."""
    start = _behind_first_role(reading, start)
    while True:
        end = reading.field_at(start)
        if end > start:
            yield start, end
        else:
            end = reading.office_at(start)
        again = _NEXT.match(reading.text, end) if end > start else None
        if again is None:
            return
        start = _behind_first_role(reading, again.end())


def _in_columns(reading: Reading) -> Places:
    labels = [label.lower() for label in reading.words.lists.get("labels", ())]
    for cell in reading.source.layout.cells:
        header = cell.header.lower().strip("\"' *")
        if any(
            header == label or (len(label) > 1 and not label.isascii() and header.startswith(label)) for label in labels
        ):
            inner = SHAPE.search(reading.text[cell.start : cell.end])
            if inner and reading.plausible(cell.start + inner.start(), cell.start + inner.end()):
                listed = _listed(reading, cell.start + inner.start())
                yield from (place for place in listed if place[1] <= cell.end)  # the comma of CSV ends a list


def behind_role(reading: Reading) -> Places:
    """`総務の胡桃澤が`, `妻の真理子`, `工場長 赤羽`, `主任蓑田は`: the lexicon must know the name."""
    for role in reading.said("roles"):
        for joiner in _joined(reading, role):
            yield from _known(reading, joiner.end(), framed=True)
            yield from _lone_kanji(reading, joiner)
    for kin in reading.said("kin"):
        for joiner in _joined(reading, kin):
            yield from (place for place in _known(reading, joiner.end(), framed=True) if _is_relative(reading, place))
    for role in reading.said("attached_roles"):
        for end in _label_ends(reading.text, role):
            yield from (place for place in _known(reading, end, framed=True) if place[1] - end > 1)
            yield from _behind_comma(reading, end)


def behind_section(reading: Reading) -> Places:
    """`総務部 畑中`, `品質保証課 リー・ウェイ`."""
    for match in _SECTION.finditer(reading.text):
        start = match.end()
        end = reading.known_at(start, framed=True)
        foreign = _FOREIGN.match(reading.text, start)
        if foreign:
            yield foreign.span()
        elif end > start and reading.between(start, end)[0].may_be_surname and PARTICLE.match(reading.text, end):
            direction = end - start == 1 and reading.text[end : end + 1] == " "  # `倉庫課 北 南`
            yield from () if direction else ((start, end),)


def _behind_comma(reading: Reading, start: int) -> Places:
    """`弊社の従業員、鷲見が`."""
    if reading.text[start : start + 1] in ("、", ","):
        named = _known(reading, start + 1)
        yield from (place for place in named if _NAMED_BEHIND_COMMA.match(reading.text, place[1]))


def _joined(reading: Reading, role: str) -> Iterator[regex.Match[str]]:
    """What joins each occurrence of a role to what follows."""
    for end in _label_ends(reading.text, role):
        joiner = _ROLE_JOINER.match(reading.text, end)
        if joiner:
            yield joiner


def _is_relative(reading: Reading, place: tuple[int, int]) -> bool:
    """Relatives go by their given name, or by surname and given name apart; `父の黒田官兵衛` is history."""
    return " " in reading.text[slice(*place)] or len(reading.between(*place)) == 1


def _lone_kanji(reading: Reading, joiner: regex.Match[str]) -> Places:
    """`総務 渕` at the end of a line: a single kanji that fills the place is a surname."""
    end = joiner.end() + 1
    lone = regex.match(KANJI, reading.text[joiner.end() : end]) and regex.match(
        r"$|[\n/、)]", reading.text[end : end + 1]
    )
    if lone and "の" not in joiner[0] and reading.plausible(joiner.end(), end):
        yield joiner.end(), end
