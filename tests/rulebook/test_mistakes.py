from pathlib import Path

import pytest

from promptguard.errors import SourceError
from promptguard.rulebook.mistakes import a_mapping, mistake, one_of, twice
from promptguard.rulebook.source import read_yaml


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: 1\nb:\n\t- x\n", 3, "タブ"),
        ("a：x\nb:\n  - y\n", 1, "半角スペースを入れて"),
        ("a:x\nb:\n  - y\n", 1, "半角スペースを入れて"),
        ("a: 1\nb:\n　- x\n", 3, "全角スペース"),
        ("b:\n  - a\n   - b\n - c\n", 4, "4 行目かその前の行の字下げ"),
        ("a: [x\n", 1, "閉じていません"),
        ('a: "x\n', 1, "閉じていません"),
        ('a: "\\\\server\\p"\n', 1, "' で囲んで"),
        ("a: @x\n", 1, "記号で始まる"),
        ("a: 1\nb: 2\na: 3\n", 3, "1 行目にもあります"),
    ],
)
def test_what_is_usually_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=told) as error:
        read_yaml(file)
    assert error.value.line == line


@pytest.mark.parametrize("text", ["a: http://x.example:80\n", "a: C:\\x\n", "a: '12:30'\n", "a: {b: 1}\n", "a: \t1\n"])
def test_what_is_right_is_read(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    assert read_yaml(file)


def test_without_a_line_the_file_is_named() -> None:
    assert mistake("a", None, "?")[1].ja.startswith("ファイルの字下げ")


def test_remedies_speak_both_languages() -> None:
    assert one_of(["a", "b"], ["a（甲）"]).ja.endswith("a（甲）")
    assert one_of(["a", "b"]).en == "expected one of: a, b"
    assert "3" in twice("a", 3).en
    assert "後ろに半角スペース" in a_mapping("a：b").ja
    assert "「項目: 値」" in a_mapping(["a"]).ja
