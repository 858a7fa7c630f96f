from pathlib import Path

import pytest

from promptguard.dictionary.columns import recognised
from promptguard.dictionary.harvest import Doubt, Skip, harvest
from promptguard.dictionary.merging import Merge
from promptguard.dictionary.sheet import sheet_of_text
from promptguard.frontends.cli.curation import Curation, curating
from promptguard.frontends.cli.harvested import account, columns_line, rows_of
from promptguard.model import Category
from promptguard.report.wording import LANGUAGES, load_wording
from promptguard.settings import Settings

TABLE = "会社名,フリガナ\n㈱アオバ　御中,アオバ\n同上,\n合計,\n,\nアオバ,aoba\nミナト工機,minato\n"


def told(language: str = "ja") -> tuple[str, list[list[str]]]:
    curation = Curation(Settings(), curating(language), load_wording(language))
    sheet = sheet_of_text(TABLE)
    columns = recognised(sheet)
    assert columns
    taken = harvest(sheet, columns, Category.CLIENT)
    lines = [columns_line(columns, curation), *account(taken, Merge(), "f.yaml", curation, dry_run=False)]
    return "\n".join(lines), rows_of(taken, curation)


@pytest.mark.parametrize(
    "line",
    [
        "名前 = A列「会社名」、読み = B列「フリガナ」",
        "除いた行: 1（例 2 行目の「御中」）",
        "読みがかなでないため、読みだけ入れていません: 7 行目",
        "取り込まなかった行: 4",
        "合計の行: 1（4 行目）",
        "同じ名前が前にもある: 1（6 行目）",
        "空の行: 1",
    ],
)
def test_all_rows_are_accounted_for(line: str) -> None:
    assert line in told()[0]


def test_each_row_with_something_in_it_has_its_line() -> None:
    assert [row[0] for row in told()[1]] == ["行", "2", "3", "4", "6", "7"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words(language: str) -> None:
    words = curating(language)
    assert all(words.has("skips", why) and words.has("report", why) for why in Skip)
    assert all(words.has("doubts", doubt) for doubt in Doubt)


def test_there_are_words_for_whatever_lint_finds_and_find_explains() -> None:
    from promptguard.detect.dictionary import Outcome
    from promptguard.dictionary.coverage import Knowledge
    from promptguard.dictionary.differences import Variant
    from promptguard.dictionary.lint import Flaw

    words = curating("ja")
    assert all(words.has("flaws", flaw, key) for flaw in Flaw for key in ("title", "line"))
    assert all(words.has("unfound", outcome) for outcome in Outcome if outcome is not Outcome.FOUND)
    assert all(words.has("variants", variant) for variant in Variant)
    assert all(words.has("holes", kind, key) for kind in Knowledge for key in ("name", "leak", "mend"))


def test_the_words_are_one_file() -> None:
    from promptguard.frontends import cli

    assert Path(cli.__file__ or "").with_name("curating.yaml").is_file()
