"""Parts that several rules share; a pattern names one as `{{name}}`."""

import re
from collections.abc import Mapping
from types import MappingProxyType

MACROS: Mapping[str, str] = MappingProxyType(
    {
        # What people put between a label and its value.
        "joiner": r"(?:[ \t]*(?:[:;=→⇒「『【\[(<>|｜\"'`]|は|が|を|の|も|is|no\.?|№|#|番号|として|:=|=>))*[ \t]*",
        # Kanji with the marks that stand in for one.
        "kanji": r"[㐀-鿿豈-﫿𠀀-𮯯々〆ヶ]",
        # One separator inside a number; `joined` has closed the others.
        "sep": r"[ ・./-]?",
        # From a label to its value where the two touch: signs, particles, tags, at most one line break.
        "to_value": r"(?:[ \t]*(?:<[^<>\n]{0,40}>|[:;=→⇒「『【\[(>|｜\"'`※☞]|は|が|を|の|も|(?i:is|no\.?)|№|#|番号|として))*[ \t]*(?:\n[ \t>・-]{0,4})?",
        # Neither side continues the number, nor a longer token of letters and digits.
        "token_before": r"(?<![0-9A-Za-z_])(?<![0-9A-Za-z][./_-])",
        "token_after": r"(?![0-9A-Za-z_])(?![./_-][0-9A-Za-z])",
        # One digit over and over: a dummy in any kind of number.
        "one_digit": r"(?P<same>[0-9])(?:[^0-9]{0,2}(?P=same))+",
        # A well-known dummy counts only where nothing near by calls it one.
        "no_sample_near": (
            r"(?<!(?:サンプル|ダミー|見本|架空|テスト|記入例|仮の|例[:)えとのをは]|[○〇△□×]{2}|(?i:xxx|sample|dummy|example|test))[\s\S]{0,100})"
            r"(?![\s\S]{0,60}(?:サンプル|ダミー|見本|架空|テスト|を例|[○〇△□×]{2}|(?i:xxx|sample|dummy|example)))"
        ),
        # Numbers of things: an order, a part, a parcel.
        "not_of_a_thing": (
            r"(?<!(?:(?:[注発受]注|注文|予約|伝票|請求書|見積書?|管理|追跡|送り?状|製造|部品|商品|製品|在庫|取引|決済|承認|発送|出荷|荷物|問い?合わ?せ|文書|製番)"
            r"(?:番号|[Nn][Oo]\.?|ID|コード|#)|品番|型番|型式|図番|品目|ロット|シリアル|(?<![A-Za-z])(?:ISBN|JAN|EAN|SKU|P/N|S/N|RFC|LOT|Lot))[^0-9\n]{0,5})"
        ),
        # Nothing that would make the digits part of a longer number.
        "nodigit_before": r"(?<![0-9])(?<![0-9][.,-])",
        "nodigit_after": r"(?![0-9])(?![.,-][0-9])",
        # Between the name of a key and its value, in any notation: `: "`, ` => '`, ` string = "`, `>`, `は「`.
        "assign": r"(?:\\?[\"'`]|\]|\)){0,2}(?:[ \t]{0,4}:?[ \t]?(?i:string|str))?"
        r"(?:\s{0,6}(?:=>|:{0,3}[?.+]?=|:|>|,|→|⇒|は|が|を|に|で|も)\s{0,6}|[ \t]{1,4})(?:\\?[\"'`]|[「『【(<]){0,2}",
        # A value that stands for one (documentation, templates, masking); for `exclude`.
        "placeholder": r"(?i:.*(?:x{5,}|\*{3,}|\.{3,}|…|[●○〇]{2,}|your[_ -]?|example|sample|dummy|placeholder|change[_-]?(?:me|it)|"
        r"replace[_-]?(?:me|this|with)|redacted|masked|hogehoge|foobar|\{\{|\$\{|\$\(|\$[A-Z_]{2,}|%\(|%[a-z]{2,}%|<[a-z_ -]+>).*)",
    }
)
_MACRO = re.compile(r"\{\{([a-z_]+)\}\}")


def expand(pattern: str) -> str:
    """`pattern` with its macros written out.

    Raises:
        KeyError: there is no macro of that name.
    """
    return _MACRO.sub(lambda m: MACROS[m[1]], pattern)
