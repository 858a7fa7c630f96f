from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("㈱アオバ電装", "会社の種類"),
        ("ｈｋ２２９１", "全角・半角、大文字・小文字、空白"),
        ("ヴェルデ", "別名"),
    ],
)
@pytest.mark.usefixtures("company")
def test_the_difference_to_what_is_registered_is_told(promptguard: Cli, text: str, how: str) -> None:
    written = promptguard("dict", "find", f"{text}の見積").stdout
    assert f"「{text}」←" in written
    assert f"ちがい: {how}" in written


@pytest.mark.usefixtures("company")
def test_what_is_written_as_registered_needs_no_words(promptguard: Cli) -> None:
    assert promptguard("dict", "find", "HK-2291").stdout == (
        "「HK-2291」← HK-2291（案件・プロジェクト、d/projects.yaml:4）\n"
    )


@pytest.mark.usefixtures("company")
def test_near_entries_are_offered(promptguard: Cli) -> None:
    assert "似た登録: 株式会社アオバ電装" in promptguard("dict", "find", "アオバ電想").stdout


def test_why_an_entry_is_not_found_is_told(promptguard: Cli, company: Path) -> None:
    more = "category: client\nentries: [未来, {term: メラク, until: 2020-01-01}]\nallow: [HK-2291]\n"
    (company / "d" / "more.yaml").write_text(more, encoding="utf-8")
    assert "会社の話だと分かる文" in promptguard("dict", "find", "未来を思う").stdout
    assert "期間の外" in promptguard("dict", "find", "メラクで受注").stdout
    assert "許可した言葉" in promptguard("dict", "find", "HK2291").stdout
    assert "長い言葉の一部" in promptguard("dict", "find", "AHK-22911").stdout


@pytest.mark.usefixtures("company")
def test_a_text_may_come_from_standard_input(promptguard: Cli) -> None:
    assert "アオバ電装" in promptguard("dict", "find", input="㈱アオバ電装です\n").stdout


@pytest.mark.usefixtures("company")
def test_the_name_of_a_file_is_not_taken_for_its_text(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "下書き.txt").write_text("HK-2291", encoding="utf-8")
    result = promptguard("dict", "find", str(Path("下書き.txt")))
    assert (result.exit_code, "promptguard check 下書き.txt" in result.stderr) == (2, True)
