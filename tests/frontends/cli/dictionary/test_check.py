from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]


def write(company: Path, text: str) -> None:
    (company / "d" / "more.yaml").write_text(f"owner: 総務\n{text}", encoding="utf-8")


@pytest.mark.usefixtures("company")
def test_a_good_dictionary_is_only_counted(promptguard: Cli) -> None:
    result = promptguard("dict", "check")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("辞書 2 ファイル・3 語を読みました。")
    assert len(result.stdout.splitlines()) == 1


def test_without_a_dictionary_the_way_to_one_is_told(promptguard: Cli) -> None:
    result = promptguard("dict", "check")
    assert (result.exit_code, "dict import" in result.stdout) == (3, True)


def test_problems_are_told_with_place_and_remedy(promptguard: Cli, company: Path) -> None:
    write(company, "category: client\nentries:\n  - ㈱アオバ電装\n  - AI\n  - {term: メラク, until: 2020-01-01}\n")
    written = promptguard("dict", "check").stdout
    assert "d/more.yaml:4 ㈱アオバ電装 ＝ d/clients.yaml:5 株式会社アオバ電装" in written
    assert "d/more.yaml:5 AI　例「AIに聞いて" in written
    assert "d/more.yaml:6 メラク（2020-01-01 まで）" in written
    assert written.splitlines()[-1].endswith("確かめの文（examples）はまだありません。")
    assert "見直すとよい所は 3 件です。" in written


@pytest.mark.parametrize(
    ("examples", "told"),
    [
        ("match: [メラクで受注する]", ""),
        ("match: [明日は晴れ]", "見つけるはずの文を見つけません: 明日は晴れ"),
        ("miss: [メラクで受注する]", "見つけないはずの文を見つけます: メラクで受注する"),
        ("match: [アオバ電装の件]", "見つけるはずの文を見つけません: アオバ電装の件"),
    ],
)
def test_the_sentences_of_a_file_are_tried_with_this_file_alone(
    promptguard: Cli, company: Path, examples: str, told: str
) -> None:
    write(company, f"category: internal\nentries: [メラク]\nexamples:\n  {examples}\n")
    result = promptguard("dict", "check")
    assert result.exit_code == (3 if told else 0)
    assert told in result.stdout


def test_number_forms_prove_themselves(promptguard: Cli, company: Path) -> None:
    number = (
        "patterns:\n  - {regex: 'HS-[0-9]{5}', category: personal, examples: {match: [社員HS-20441], miss: [%s]}}\n"
    )
    write(company, number % "HS-204412")
    assert promptguard("dict", "check").exit_code == 0
    write(company, number % "社員HS-20442")
    result = promptguard("dict", "check")
    assert (result.exit_code, "社員HS-20442" in result.stdout) == (3, True)


def test_the_alarms_on_ones_own_texts_are_previewed(promptguard: Cli, company: Path) -> None:
    (company / "texts").mkdir()
    (company / "texts" / "a.txt").write_text("アオバ電装とアオバ電装\n", encoding="utf-8")
    (company / "texts" / "b.txt").write_bytes(b"\xff\x00\xd8")
    result = promptguard("dict", "check", "--against", "texts")
    assert "手元の文章 2 件では、辞書の言葉が 2 か所" in result.stdout
    assert "株式会社アオバ電装: 2 か所（例 texts/a.txt: 《アオバ電装》とアオバ電装）" in result.stdout
    assert "読めなかったファイルが 1 件" in result.stderr


def test_of_many_problems_only_some_are_shown(promptguard: Cli, company: Path) -> None:
    write(company, "category: client\nentries:\n" + "  - アオバ電装\n" * 15)
    written = promptguard("dict", "check").stdout
    assert written.count("＝") == 10
    assert "ほか 5 件" in written


def test_a_dictionary_that_cannot_be_read_is_told_with_its_place(promptguard: Cli, company: Path) -> None:
    write(company, "entries:\n  - {term: メラク, categry: internal}\n")
    result = promptguard("dict", "check")
    assert (result.exit_code, "more.yaml:3" in result.stderr) == (3, True)
