from pathlib import Path

import pytest

from promptguard.frontends.cli.paths import ExistingPath, write_new
from promptguard.frontends.cli.wrong import WrongCallError


def test_what_is_there_is_given_as_it_was_asked_for(tmp_path: Path) -> None:
    assert ExistingPath(path_type=Path).convert(str(tmp_path), None, None) == tmp_path
    assert ExistingPath(dir_okay=False, allow_dash=True).convert("-", None, None) == "-"


@pytest.mark.parametrize(
    ("name", "key"),
    [("missing.txt", "no_such_path"), (".", "is_folder"), ("一\n二", "no_path"), ("あ" * 5_000, "no_path")],
)
def test_what_does_not_fit_is_a_wrong_call(tmp_path: Path, name: str, key: str) -> None:
    with pytest.raises(WrongCallError) as error:
        ExistingPath(dir_okay=False).convert(str(tmp_path / name), None, None)
    assert error.value.key == key


def test_a_new_file_is_written_in_utf8(tmp_path: Path) -> None:
    write_new(tmp_path / "out.txt", "一\r\n\ud83d", "-")
    assert (tmp_path / "out.txt").read_bytes() == "一\r\n?".encode()


def test_the_draft_stays_under_whatever_name(tmp_path: Path) -> None:
    draft, link = tmp_path / "a.txt", tmp_path / "b.txt"
    draft.write_text("一", encoding="utf-8")
    link.hardlink_to(draft)
    with pytest.raises(WrongCallError, match="same_file"):
        write_new(link, "二", str(draft))


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongCallError, match="not_written"):
        write_new(tmp_path / "no" / "out.txt", "一", "-")
