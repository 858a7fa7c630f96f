"""Which encoding some bytes are in: marks first, then strict attempts, judged by whether the result is Japanese.

UTF-8, UTF-16 and ISO-2022-JP show themselves. CP932 and EUC-JP do not: each reads most texts of the other without
an error, as runs of half-width katakana or rare kanji. So both are tried and the more plausible text wins; what is
plausible in neither is left to charset-normalizer, and refused when that does not know either.
"""

import re

from promptguard.frontends.problems import Problem, UnreadableError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DOCUMENTS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")
# Expressions are kept as text: they are compiled where they are needed, which most drafts never do.
_JIS_ESCAPE = rb"\x1b(?:\$[@B]|\$\(D|\([JI])"
_READABLE = "[\t\n\r -~\xa0-\u03ff\u1e00-\u1eff\u2000-\u2bff\u3000-\u33ff一-\u9fff！-￦\U0001f000-\U0001faff]"
_ORDINARY = r"[\t\n\r -~ぁ-んァ-ヶー、。]"

# What a wrong reading brings: half-width punctuation, private characters, voicing marks behind nothing that has a
# voice, kanji run together with half-width katakana.
_ODD = "[｡-･\ue000-\uf8ff\x80-\x9f]|(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|[一-鿿](?=[ｦ-ﾟ])|[ｦ-ﾟ](?=[一-鿿])"
_SAMPLE = 4_000
_CP932_BONUS = 0.35
_READABLE_SHARE = 0.9
_LONG, _NEEDED = 40, 0.5
"""Beyond so many characters a reading must be this plausible."""
_UTF8_SHOWN = 3
_LAST_ASCII, _ENOUGH = 0x7F, 8


def decode(data: bytes) -> str:
    """The text.

    Raises:
        UnreadableError: the bytes are no text, or in no encoding that can be told.
    """
    if data.startswith(_DOCUMENTS):
        raise UnreadableError(Problem.DOCUMENT)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], name)
    for attempt in (_wide, _jis, _utf8, _japanese, _guessed):
        if (text := attempt(data)) is not None:
            return text
    raise UnreadableError(Problem.ENCODING)


def _marked(data: bytes, name: str) -> str:
    """What a byte order mark announces; half a surrogate pair, which Windows lets pass, is kept as it is."""
    try:
        return data.decode(name, "surrogatepass" if name.startswith("utf-16") else "strict")
    except UnicodeDecodeError:
        raise UnreadableError(Problem.ENCODING) from None


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, shown by the NULs of its ASCII characters; the right byte order gives ordinary text."""
    if b"\0" not in data:
        return None
    texts = [text for name in ("utf-16-le", "utf-16-be") if (text := _strictly(data, name)) is not None]
    readable = [text for text in texts if _readable_share(text) >= _READABLE_SHARE]
    if not readable:
        raise UnreadableError(Problem.BINARY)
    return max(readable, key=lambda text: len(re.findall(_ORDINARY, text[:_SAMPLE])))


def _readable_share(text: str) -> float:
    sample = text[:_SAMPLE]
    return len(re.findall(_READABLE, sample)) / len(sample)


def _jis(data: bytes) -> str | None:
    return _strictly(data, "iso2022_jp_ext") if data.isascii() and re.search(_JIS_ESCAPE, data) else None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        if sum(character >= "\u0800" for character in before) >= _UTF8_SHOWN:
            raise UnreadableError(Problem.REPLACEMENT, line=before.count("\n") + 1) from None
        return None


def _japanese(data: bytes) -> str | None:
    """CP932 or EUC-JP, whichever reads more like Japanese; CP932, which Windows writes, where both do."""
    candidates = [
        (value + (bonus if value >= _NEEDED else 0), text)
        for name, bonus in (("cp932", _CP932_BONUS), ("euc_jp", 0.0))
        if (text := _strictly(data, name)) is not None and (value := plausibility(text)) >= _needed(text, name)
    ]
    return max(candidates, key=lambda pair: pair[0])[1] if candidates else None


def _needed(text: str, name: str) -> float:
    """How plausible a text must be. Chinese and Korean read as EUC-JP are kanji without any kana."""
    sample = _foreign(text)
    if len(sample) <= _LONG:
        return 0.0
    return _NEEDED if name == "cp932" or re.search("[ぁ-んァ-ヶ]", sample) else 2.0


def _guessed(data: bytes) -> str | None:
    """Another encoding, if charset-normalizer has enough to go by."""
    if sum(byte > _LAST_ASCII for byte in data) < _ENOUGH:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_7"]).best()
    return None if best is None else _strictly(data, best.encoding)


def _foreign(text: str) -> str:
    """What is not ASCII, from the beginning of the text."""
    return re.sub(r"[\x00-\x7f]", "", text[: 4 * _SAMPLE])[:_SAMPLE]


def plausibility(text: str) -> float:
    """How much a text reads like Japanese: 1 all usual, 0 as much odd as usual, -1 a wrong reading."""
    sample = _foreign(text)
    if not sample:
        return 1.0
    kana = len(re.findall(r"[ぁ-ゖァ-ヺー]", sample))
    usual = len(re.findall(r"[、。・「」『』（）〒々〇〜～…―　：；！？Ａ-Ｚａ-ｚ０-９①-⑳]", sample))
    half = len(re.findall(r"[ｦ-ﾝ]|(?<=[ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<=[ﾊ-ﾎ])ﾟ", sample))
    odd = len(re.findall(_ODD, sample))
    common, rare = _kanji(sample)
    return (kana + usual + common + 0.7 * half - odd - rare) / len(sample)


def _kanji(sample: str) -> tuple[int, int]:
    """How many kanji are of level 1 of the Japanese standard, and how many are rarer."""
    encoded = "".join(re.findall(r"[一-鿿]", sample)).encode("cp932", "ignore")
    common = sum(pair < b"\x98\x9f" for pair in (encoded[at : at + 2] for at in range(0, len(encoded), 2)))
    return common, len(encoded) // 2 - common
