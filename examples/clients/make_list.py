"""Makes `clients.csv` (CP932) and `clients.xlsx`: a list of 300 clients as such lists are. All names are invented.

    python examples/clients/make_list.py

The same seed gives the same list. The dirt: titles above the header, sections, a header on every page, company forms
written in many ways, half-width kana, stray blanks, 様 and 御中, departments and persons behind the name, line breaks
in cells, former names and remarks in brackets, the same company twice, cells merged over two rows, empty rows, a total.
"""

import random
from pathlib import Path

STEMS = (
    "みずかがみ ソラマメ つゆくさ カワセミ ほうき星 リンドウ 月見台 ヤマガラ 風待 クルミ坂 ひなげし トビウオ "
    "朝霧野 ミズナラ 雪あかり コハクチョウ ねむの木 ホタルブクロ 潮ノ音 シラサギ台 いちい樫 アカネ雲 七ツ星 "
    "モズク 夕凪町 カラタチ ふきのとう イワツバメ 霜柱 ユキノシタ すずしろ オオルリ 木漏日 ハマナス わたぐも "
    "キビタキ 鳴砂 エゾリス あさつゆ ツグミ 花筏 ナナカマド はこべら ルリビタキ 石清水台 マンサク "
    "まつぼっくり ヒガラ 三日月堂 アマドコロ かたくり セグロ 霞ヶ浜 ミソハギ たんぽぽ野 ヨシキリ 綿帽子 "
    "クロモジ ゆきやなぎ コゲラ 星見坂 ワレモコウ ほおずき ヒシクイ 波止場町 シモツケ のいちご カケス 灯台下 "
    "ウツボグサ こでまり アトリ 砂時計 エニシダ さざんか サンコウ"
).split()
TRADES = (
    "電装 精工 紙業 金物 食品 運輸 商事 工務店 印刷 システムズ 化成 製作所 物産 設計 ワークス ラボ 硝子 樹脂".split()
)
FORMS = ("株式会社", "株式会社", "株式会社", "有限会社", "合同会社")
SHORT = {
    "株式会社": ("㈱", "(株)", "（株）", "株式会社", "株式会社　"),
    "有限会社": ("㈲", "(有)", "有限会社"),
    "合同会社": ("(同)", "合同会社 "),
}
KANA = {"電装": "デンソウ", "商事": "ショウジ", "食品": "ショクヒン", "物産": "ブッサン", "運輸": "ウンユ"}
HALF = str.maketrans(
    dict(zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォッャュョー",
        "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｯｬｭｮｰ", strict=True))
    | dict(zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボ", "ｶﾞ ｷﾞ ｸﾞ ｹﾞ ｺﾞ ｻﾞ ｼﾞ ｽﾞ ｾﾞ ｿﾞ ﾀﾞ ﾁﾞ ﾂﾞ ﾃﾞ ﾄﾞ ﾊﾞ ﾋﾞ ﾌﾞ ﾍﾞ ﾎﾞ".split(),
        strict=True))
    | dict(zip("パピプペポ", "ﾊﾟ ﾋﾟ ﾌﾟ ﾍﾟ ﾎﾟ".split(), strict=True))
)  # fmt: skip
UNITS = ("営業部", "購買部", "総務課", "資材部 購買課", "大阪支店", "本社", "第二営業部", "品質保証部")
PEOPLE = ("鵜飼様", "榛葉 様", "綾瀬川部長", "両角様")
SECTIONS = ("■ 関東地区", "■ 中部地区", "【関西】", "● 新規（2026年度）")
PREFECTURES = ("東京都", "長野県", "愛知県", "大阪府", "福岡県", "宮城県")
HEADER = ("No.", "取引先名", "フリガナ", "略称", "都道府県", "電話番号", "備考")
PAGE = 80
Table = list[list[str]]


def names(chance: random.Random) -> list[tuple[str, str]]:
    """300 companies: form and name."""
    pairs = [f"{stem}{trade}" for stem in STEMS for trade in TRADES]
    return [(chance.choice(FORMS), name) for name in chance.sample(pairs, 300)]


def dirty(form: str, name: str, chance: random.Random) -> str:
    """A company as it is written in such a list."""
    short = chance.choice(SHORT[form])
    written = f"{name}{short.strip()}" if chance.random() < 0.3 else f"{short}{name}"
    if chance.random() < 0.12:
        written = written.translate(HALF)
    for share, tail in (
        (0.10, " " * chance.randint(1, 3)),
        (0.08, "　御中"),
        (0.06, "様"),
        (0.10, f"　{chance.choice(UNITS)}"),
        (0.05, f"\n{chance.choice(UNITS)} {chance.choice(PEOPLE)}"),
        (0.03, "（取引停止中）"),
        (0.04, f"（旧：ミナモ{name}）"),
    ):
        if chance.random() < share:
            return written + tail
    return f"※{written}" if chance.random() < 0.03 else written


def table() -> tuple[Table, list[tuple[int, int]], list[int]]:
    """The rows, those merged in the name's column (from, to), and those merged over all columns; counted from one."""
    chance = random.Random(20260401)
    rows: Table = [["取引先一覧（2026年度）"], ["作成：営業部　2026年4月1日"], [], list(HEADER)]
    merged, wide = [], [1]
    for number, (form, name) in enumerate(names(chance), 1):
        if number % PAGE == 1 and number > 1:
            rows += [[], [SECTIONS[number // PAGE % len(SECTIONS)]], list(HEADER)]
            wide.append(len(rows) - 1)
        rows.append(line(number, form, name, chance))
        if chance.random() < 0.05:
            rows.append(["", "", "", "", *rows[-1][4:5], telephone(chance), "担当者2人目"])
            merged.append((len(rows) - 1, len(rows)))
        elif chance.random() < 0.08:
            rows.append(line(number, form, name, chance))
        elif chance.random() < 0.02:
            rows.append([str(number), "〃", "", "", "", telephone(chance), "別の窓口"])
    return [*rows, [], ["", "合計 300社"]], merged, wide


def line(number: int, form: str, name: str, chance: random.Random) -> list[str]:
    """One company with what stands beside it."""
    trade = next(trade for trade in TRADES if name.endswith(trade))
    stem = name.removesuffix(trade)
    kana = f"{stem}{KANA[trade]}" if trade in KANA and all("ァ" <= c <= "ー" for c in stem) else ""
    alias = stem if chance.random() < 0.04 else ""
    note = chance.choice(("", "", "", "NDA締結", "要与信確認", "年末挨拶"))
    return [
        str(number), dirty(form, name, chance), kana.translate(HALF) if chance.random() < 0.5 else kana, alias,
        chance.choice(PREFECTURES), telephone(chance), note,
    ]  # fmt: skip


def telephone(chance: random.Random) -> str:
    """A number that is assigned to nobody."""
    return f"03-0000-{chance.randint(0, 9999):04d}"


def write(folder: Path) -> None:
    """Write both files."""
    import csv

    from openpyxl import Workbook

    rows, merged, wide = table()
    with (folder / "clients.csv").open("w", encoding="cp932", newline="") as stream:
        csv.writer(stream).writerows([[*row, *[""] * (len(HEADER) - len(row))] for row in rows])
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "取引先"
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value:
                sheet.cell(number, column).value = value
    for first, last in merged:
        sheet.merge_cells(f"B{first}:B{last}")
    for number in wide:
        sheet.merge_cells(f"A{number}:G{number}")
    book.create_sheet("取引終了")["A1"] = "（なし）"
    book.save(folder / "clients.xlsx")


if __name__ == "__main__":
    write(Path(__file__).parent)
