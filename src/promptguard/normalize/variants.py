"""The view in which dictionary terms and names are compared: case, kana, variant kanji, inserted marks.

Kanji pairs are the variants that occur in Japanese names and company names (旧字体 and 異体字); the table is a
plain fact of the script and deliberately small: a pair belongs here when people write the one for the other.
"""

from hashlib import blake2b
from unicodedata import normalize

from promptguard.expressions import expression
from promptguard.normalize.projection import Edit, View

_KANJI_PAIRS = (
    "髙高 﨑崎 嵜崎 濵浜 濱浜 邊辺 邉辺 齋斎 齊斎 斉斎 澤沢 櫻桜 廣広 國国 圀国 惠恵 眞真 "
    "德徳 黑黒 槇槙 瀨瀬 瀧滝 龍竜 嶋島 嶌島 峯峰 淵渕 渊渕 藪薮 籔薮 栁柳 桒桑 𠮷吉 "
    "應応 會会 學学 藏蔵 寶宝 圓円 榮栄 條条 壽寿 彌弥 與与 萬万 靜静 總総 縣県 禮礼 豐豊 "
    "鐵鉄 鉃鉄 燈灯 圖図 實実 寫写 將将 專専 團団 廳庁 戶戸 祕秘 祿禄 莊荘 藝芸 辨弁 "
    "辯弁 處処 當当 賣売 讀読 體体 點点 龜亀 曾曽 增増 巖岩 巌岩 梼檮 橫横 瑤瑶 產産 盡尽 "
    "穗穂 緖緒 綠緑 聰聡 蘆芦 賴頼 郞郎 陷陥 亞亜 亊事 來来 兒児 冱冴 剱剣 劔剣 卷巻 參参 "
    "壯壮 奧奥 姬姫 嶽岳 巢巣 帶帯 彥彦 拔抜 收収 晄晃 晝昼 檜桧 氣気 淸清 溫温 爲為 獨独 "
    "畫画 發発 硏研 礒磯 稻稲 繪絵 纖繊 聲声 舊旧 萠萌 藥薬 蟲虫 覺覚 觀観 轉転 邨村 鄉郷 "
    "鍊錬 關関 雙双 靑青 飜翻 鷄鶏 鷗鴎 鹽塩 麥麦 黃黄 龢和 冨富 舘館 "
)
_CANONICAL = {pair[0]: pair[1] for pair in _KANJI_PAIRS.split()}
_PLAIN = str.maketrans(_CANONICAL)
TO_KATAKANA = {chr(c): chr(c + 0x60) for c in range(0x3041, 0x3097)}
TO_LOWER = {chr(c): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
_SMALL = dict(zip("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ", strict=True))
_NUMERALS = dict(zip("〇一二三四五六七八九", "0123456789", strict=True))
_OTHER_LETTERS = (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
"""Latin letters with marks, Greek and Cyrillic ones."""
_UNMARKED = {chr(c): normalize("NFD", chr(c).lower())[0] for c in _OTHER_LETTERS} | {"ς": "σ"}
"""In lower case, and without the marks that whoever lacks the keys for them leaves out."""
_SAME = str.maketrans(
    {c: _SMALL.get(k, k) for c, k in TO_KATAKANA.items()}
    | _SMALL
    | _CANONICAL
    | _UNMARKED
    | TO_LOWER
    | {"ヂ": "ジ", "ヅ": "ズ", "ヴ": "ブ"}
    | _NUMERALS
)
_SOUNDS = str.maketrans(
    _SMALL
    | dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
    | {"ヂ": "ジ", "ヅ": "ズ", "ぢ": "じ", "づ": "ず"}
    | _NUMERALS
)
_V_SOUND = expression(r"[ヴゔ][ァィェォぁぃぇぉ]")
_V_SOUNDS = dict(zip("ァィェォぁぃぇぉ", "バビベボバビベボ", strict=True))
"""ヴィ and ビ are one sound to whoever writes a foreign name down."""
_LOOSE = expression(r"[ \n・･·•\-‐ー–—―─━=~'’`.,，、_/]+")


def same_form(text: str) -> str:
    """`text` with case, marks on letters, kana script, small kana, kanji numerals and variant kanji made one.

    It has the same length.
    """
    return text.translate(_SAME)


def plain_kanji(text: str) -> str:
    """`text` with variant kanji made the usual ones, as lexicons know them; the same length as `text`."""
    return text.translate(_PLAIN)


def plain_sounds(text: str) -> str:
    """`text` with v-sounds, small kana, ぢ and づ and kanji numerals as others write them."""
    return _without_v(text).translate(_SOUNDS)


def _without_v(text: str) -> str:
    return _V_SOUND.sub(lambda match: _V_SOUNDS[match[0][1]], text) if "ヴ" in text or "ゔ" in text else text


def compared(text: str) -> str:
    """The text of `comparable`, without the way back."""
    return _LOOSE.sub("", same_form(_without_v(text)))


def folding_mark() -> str:
    """What is the same as long as `comparable` folds the same; for files that keep folded text, or digests of it."""
    every = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x10000))))
    return blake2b(compared(every).encode(), digest_size=8).hexdigest()


def comparable(text: str) -> View:
    """The view in which terms are compared: `same_form` without blanks, hyphens, 中黒 and long-vowel marks."""
    spelt = View(text).then(Edit(m.start(), m.end(), _V_SOUNDS[m[0][1]]) for m in _V_SOUND.finditer(text))
    same = same_form(spelt.text)
    return View(same, spelt.steps).then(Edit(m.start(), m.end(), "") for m in _LOOSE.finditer(same))
