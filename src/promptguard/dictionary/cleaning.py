"""The dirt of real lists: what stands in a cell beside the name itself, taken off and told."""

import unicodedata
from dataclasses import dataclass

import regex

from promptguard.dictionary.variants import company_core

_FORMS = (
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "医療法人社団",
    "医療法人財団",
    "医療法人",
    "学校法人",
    "宗教法人",
    "社会福祉法人",
    "一般社団法人",
    "一般財団法人",
    "公益社団法人",
    "公益財団法人",
    "特定非営利活動法人",
    "独立行政法人",
)
_FORM = rf"(?:{'|'.join(_FORMS)})"
_SHORT = {
    "株|カ|か|株式会社": "株式会社",
    "有|ユ|有限会社": "有限会社",
    "同|ド": "合同会社",
    "資|シ": "合資会社",
    "名|メ": "合名会社",
    "医|イ": "医療法人",
    "学|ガク": "学校法人",
    "宗": "宗教法人",
    "福|社福|フク": "社会福祉法人",
    "一社": "一般社団法人",
    "一財": "一般財団法人",
    "公社": "公益社団法人",
    "公財": "公益財団法人",
    "特非|トクヒ": "特定非営利活動法人",
    "独|ドク": "独立行政法人",
}
"""Forms as they are abbreviated, those of bank transfers included."""
_SHORT_FORMS = (
    *(
        (rf"\(\s?(?:{short})\s?\)|^(?:{short})\)|\s(?:{short})\)$|\((?:{short})$", form)
        for short, form in _SHORT.items()
    ),
    ("カブシキガイシャ", "株式会社"),
    ("ユウゲンガイシャ", "有限会社"),
    ("ゴウドウガイシャ", "合同会社"),
)
_MARKS = r"^(?:[※★☆●○◎◆◇■□▲△▼▽・*]|\[[^\]]{1,6}\]|【[^】]{1,6}】|\(?[0-9]{1,4}[.)]\s?)\s*"
_HONORIFIC = r"\s*(?:御中|様方?|さま|殿|各位)(?:\s?分)?$|\s(?:行|宛)$"
_REMARK = r"\s*[※★＊*].*$|\s*(?:TEL|Tel|FAX|電話|☎|〒)[:.\s]?[0-9(][-0-9()\s]{5,}$"
_NUMBER = rf"^[A-Za-z]{{0,3}}-?[0-9]{{2,8}}[\s:：_/-]\s?(?={_FORM})"
_PERSON = r"[\s/_]+[^\s/]{1,8}(?:\s[^\s/]{1,4})?\s?(?:様|さま|殿|さん|氏|部長|課長|係長|主任|次長|社長|店長|所長)$"
_UNIT = (
    r"(?:本社|本店|本部|支社|支店|営業所|出張所|工場|事業所|事業部|事業本部|営業部|総務部|経理部|購買部|資材部|製造部|開発部|技術部|品質保証部"
    r"|管理部|企画部|人事部|調達部|システム部|情報システム部|研究所|センター|[^\s]{0,8}(?:第?[一二三四五0-9]+)?(?:部|課|係|室|グループ|G|チーム))"
)
_DEPARTMENT = rf"[\s/_]+(?:[^\s/]{{1,8}}?{_UNIT}|{_UNIT})(?:[\s/]+[^\s/]{{0,8}}?{_UNIT})*$"
_PLACES = (
    "北海道|札幌|函館|旭川|青森|盛岡|岩手|仙台|宮城|秋田|山形|福島|郡山|水戸|茨城|宇都宮|栃木|前橋|高崎|群馬|さいたま|大宮|埼玉|千葉|東京|新宿|渋谷|品川|池袋"
    "|立川|多摩|横浜|川崎|神奈川|新潟|富山|金沢|石川|福井|甲府|山梨|長野|松本|岐阜|静岡|浜松|沼津|名古屋|豊橋|愛知|津|三重|四日市|大津|滋賀|京都|大阪|堺"
    "|神戸|姫路|兵庫|奈良|和歌山|鳥取|松江|島根|岡山|広島|福山|山口|徳島|高松|香川|松山|愛媛|高知|北九州|福岡|博多|佐賀|長崎|熊本|大分|宮崎|鹿児島|那覇|沖縄"
    "|東北|関東|首都圏|北陸|中部|東海|関西|近畿|中国|四国|九州|[東西南北]日本"
)
_TOUCHING = (
    rf"(?:{_PLACES})?(?:本社|支社|支店|営業所|出張所|事業所)$"
    r"|(?:総務|経理|営業|購買|資材|品質保証|人事|情報システム)(?:本部|[第一二三四五0-9]*[部課])$"
)
"""Offices that touch a name; without a blank only these are told from the name itself."""
_BRACKET = regex.compile(r"\s*[(（\[［〈<]([^()（）\[\]［］〈〉<>]{1,40})[)）\]］〉>]")
_OTHER_NAME = r"(?:旧|元|現|通称|略称|略|別名|英|英文|商号)(?:社名|名称|商号|称|名)?\s?[:：;]?\s?"
_KANA = r"[ァ-ヶー・\s]+|[ぁ-んー・\s]+"
_SPLIT = regex.compile(r"\s*[、,;/／\n]\s*")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A name, what else the cell told of it, and what was taken off."""

    name: str
    aliases: tuple[str, ...] = ()
    reading: str = ""
    dropped: tuple[str, ...] = ()


def clean(cell: str) -> Cleaned:
    """The name in a cell: wide letters and half-width kana made usual, forms written out, the rest taken off.

    What brackets hold becomes another name (`旧：…`), the reading (kana behind kanji), or is dropped. Departments,
    persons and honorifics are dropped. The name is empty where nothing remains.
    """
    text = _usual(cell)
    text, insides = _without_brackets(text)
    dropped: list[str] = []
    company = bool(regex.search(_FORM, text))
    sure = (_NUMBER, _PERSON) if company else ()
    for pattern in (_MARKS, _REMARK, *sure, _HONORIFIC, _DEPARTMENT, *((_TOUCHING,) if company else ())):
        match = regex.search(pattern, text)
        if match and not regex.fullmatch(rf"(?:{_FORM})?", text[: match.start()] + text[match.end() :]):
            dropped.append(match[0].strip())
            text = (text[: match.start()] + text[match.end() :]).strip()
    aliases, reading, rest = _told_in_brackets(text, insides)
    return Cleaned(_closed(text), aliases, reading, (*dropped, *rest))


def names_in(cell: str) -> tuple[str, ...]:
    """The names that a cell of other names lists."""
    return tuple(name for part in _SPLIT.split(_usual(cell, lines=True)) if (name := _closed(part.strip())))


def clean_reading(cell: str) -> str:
    """A reading without the company's form; empty where it is none."""
    text = regex.sub(rf"カブシキガイシャ|かぶしきがいしゃ|ユウゲンガイシャ|ゴウドウガイシャ|{_FORM}", "", _usual(cell))
    plain = regex.sub(r"[\s・]+|[カユド]\)|\([カユド]\)?", "", text)
    return plain if regex.fullmatch(_KANA, plain) else ""


def _usual(cell: str, *, lines: bool = False) -> str:
    """NFKC, forms written out, one blank between words."""
    text = unicodedata.normalize("NFKC", cell).replace("\u200b", "")
    if lines:
        text = regex.sub(r"[\r\n]+", "、", text)
    text = " ".join(text.split())
    for short, form in _SHORT_FORMS:
        text = regex.sub(short, form, text)
    return text


def _closed(text: str) -> str:
    """No blank between a company's form and its name; no stray punctuation at the ends."""
    text = regex.sub(rf"^({_FORM})[\s・]+|[\s・]+({_FORM})$", r"\1\2", text)
    return text.strip(" 　、,。・:;_-").lstrip(".")


def _without_brackets(text: str) -> tuple[str, list[str]]:
    insides = _BRACKET.findall(text)
    left = _BRACKET.sub("", text).strip()
    return (left, insides) if left else (text, [])


def _told_in_brackets(name: str, insides: list[str]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Other names, the reading, and remarks."""
    aliases: list[str] = []
    reading, remarks = "", []
    for inside in insides:
        other = regex.match(_OTHER_NAME, inside)
        if other and len(inside) > len(other[0]) + 1:
            aliases.append(_closed(inside[other.end() :]))
        elif regex.fullmatch(_KANA, inside) and regex.search(r"[㐀-鿿]", company_core(name)):
            reading = reading or clean_reading(inside)
        else:
            remarks.append(f"({inside})")
    return tuple(aliases), reading, tuple(remarks)
