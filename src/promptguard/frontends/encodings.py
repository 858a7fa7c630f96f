"""Which encoding some bytes are in: marks first, then strict attempts, judged by whether the result is Japanese.

UTF-8, UTF-16 and ISO-2022-JP show themselves. CP932 and EUC-JP do not: each reads most texts of the other without
an error, as runs of half-width katakana or rare kanji. So both are tried and the more plausible text wins; what is
plausible in neither, or nearly as much in both, is refused: a wrong reading would be reported as harmless.
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
_ODD = "[｡-･\ue000-\uf8ff\x80-\xa0]|(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|[一-鿿](?=[ｦ-ﾟ])|[ｦ-ﾟ](?=[一-鿿])"
_SAMPLE = 4_000
_KANA = "[ぁ-んァ-ヶ]"
_CLEARLY = 0.35
"""How much more plausible than all others a reading must be."""
_READABLE_SHARE = 0.9
_LONG, _NEEDED, _NEEDED_SHORT = 40, 0.5, 0.3
"""How plausible a reading must be, beyond so many characters and up to them."""
_UTF8_SHOWN = 3


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
    for attempt in (_wide, _jis, _utf8, _japanese):
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
    """CP932, EUC-JP or UTF-16 without any ASCII: the one that reads clearly more like Japanese than the others."""
    if any(map(_is_japanese_utf8, data.splitlines())):
        return None
    texts = ((name, _strictly(data, name)) for name in ("cp932", "euc_jp", "utf-16-le", "utf-16-be"))
    readings = [(plausibility(text), name, text) for name, text in texts if text and _possible(text, name)]
    if not readings:
        return None
    (value, name, text), *others = sorted(readings, reverse=True)
    if value < _needed(text, name) or any(value < other + _CLEARLY for other, *_ in others):
        return None
    return text


def _is_japanese_utf8(line: bytes) -> bool:
    """Whether a line of a file that is not UTF-8 is: then the file has two encodings."""
    text = None if line.isascii() else _strictly(line, "utf-8")
    return text is not None and all(character >= "\u3000" for character in _foreign(text))


def _possible(text: str, name: str) -> bool:
    """Whether a reading counts at all: any two bytes are UTF-16, so that one has to look like Japanese."""
    return not name.startswith("utf-16") or (bool(re.search(_KANA, text)) and plausibility(text) >= _NEEDED)


def _needed(text: str, name: str) -> float:
    """How plausible a text must be. Chinese and Korean read as EUC-JP are kanji without any kana."""
    sample = _foreign(text)
    if name == "euc_jp" and not re.search(_KANA, sample):
        return 2.0
    return _NEEDED if len(sample) > _LONG else _NEEDED_SHORT


def _foreign(text: str) -> str:
    """What is not ASCII, from the beginning of the text."""
    return re.sub(r"[\x00-\x7f]+", "", text)[:_SAMPLE]


def plausibility(text: str) -> float:
    """How much a text reads like Japanese: 1 all usual, 0 as much odd as usual, -1 a wrong reading."""
    sample = _foreign(text)
    if not sample:
        return 1.0
    kana = len(re.findall(r"[ぁ-ゖァ-ヺー]", sample))
    usual = len(re.findall(r"[、。・「」『』（）〒々〇〜～…―　：；！？Ａ-Ｚａ-ｚ０-９①-⑳]", sample))
    half = len(re.findall(r"[ｦ-ﾝ]|(?<=[ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<=[ﾊ-ﾎ])ﾟ", sample))
    odd = len(re.findall(_ODD, sample)) + len(re.findall("[ｦ-ﾟ][A-Za-z]", text[:_SAMPLE]))
    common, rare = _kanji(sample)
    return (kana + usual + common + 0.7 * half - odd - rare) / len(sample)


def _kanji(sample: str) -> tuple[int, int]:
    """How many kanji are of level 1 of the Japanese standard, and how many are rarer; Windows' own count as neither."""
    encoded = "".join(re.findall(r"[一-鿿]", sample)).encode("cp932", "ignore")
    pairs = [encoded[at : at + 2] for at in range(0, len(encoded), 2)]
    return sum(pair < b"\x98\x9f" for pair in pairs), sum(b"\x98\x9f" <= pair < b"\xed\x40" for pair in pairs)
