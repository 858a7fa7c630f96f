import io
import os
from pathlib import Path

import pytest

from promptguard.frontends.drafts import Draft, Found, drafts_in, files_below, named, size_of
from promptguard.frontends.problems import Problem


def jsonl(tmp_path: Path, *lines: bytes) -> list[Draft]:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\n".join(lines))
    return list(drafts_in(file))


def test_a_dash_is_standard_input() -> None:
    assert named("-", io.BytesIO("本文".encode())) == Draft("-", "-", "本文")


def test_a_name_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    assert named(str(tmp_path / "a.txt"), io.BytesIO()).text == "x"


def test_what_cannot_be_read_is_a_draft_with_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\0\0\0b")
    for draft in (named(str(tmp_path / "a.txt"), io.BytesIO()), *drafts_in(tmp_path / "a.txt")):
        assert draft.problem is not None
        assert draft.problem.problem is Problem.BINARY


def test_a_folder_gives_its_texts_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.TXT", "c.docx", "sub/d.csv", ".hidden.txt", ".git/e.txt", "sub/f.jsonl"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    found = [path.relative_to(tmp_path).as_posix() for path, _ in files_below([tmp_path]).files]
    assert found == ["a.TXT", "b.md", "sub/d.csv", "sub/f.jsonl"]
    assert files_below([tmp_path]).others == 1


def test_a_file_that_was_named_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    assert files_below([tmp_path / "a.py"]) == Found(((tmp_path / "a.py", None),))


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the superuser may open every folder")
def test_a_folder_that_cannot_be_opened_is_not_passed_over(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    ((path, problem),) = files_below([tmp_path]).files
    closed.chmod(0o700)
    assert path == closed
    assert problem is not None


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_linked_folder_is_neither_followed_nor_passed_over(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    ((path, problem),) = files_below([tmp_path]).files
    assert path == tmp_path / "loop"
    assert problem is not None
    assert problem.problem is Problem.LINKED


@pytest.mark.skipif(os.name == "nt", reason="no such pipes on Windows")
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (draft,) = drafts_in(tmp_path / name)
    assert draft.problem is not None
    assert draft.problem.problem is Problem.SPECIAL


def test_a_problem_with_a_folder_becomes_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(path: Path, onerror: "object") -> list[object]:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", str(path)))
        return []

    monkeypatch.setattr(os, "walk", walk)
    ((path, problem),) = files_below([tmp_path]).files
    (draft,) = drafts_in(path, problem)
    assert draft.problem is not None
    assert draft.problem.fields == {"reason": "Permission denied"}


def test_each_line_of_a_jsonl_is_a_draft(tmp_path: Path) -> None:
    lines = ('{"id": "D1", "text": "一"}'.encode(), b"", '{"id": 2, "text": "\\u4e8c", "kind": 1}'.encode("cp932"))
    assert [(draft.id, draft.text) for draft in jsonl(tmp_path, *lines)] == [("D1", "一"), (2, "二")]


def test_a_line_without_id_is_called_by_its_place(tmp_path: Path) -> None:
    (draft,) = jsonl(tmp_path, b'{"text": "a"}')
    assert (str(draft.id).endswith("a.jsonl:1"), draft.line) == (True, 1)


@pytest.mark.parametrize(
    "line",
    [b"{", b"[]", b'"text"', b'{"id": 1}', b'{"text": 3}', b'{"text": null}',
     b'{"text": "a", "text": "b"}', b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"],
)  # fmt: skip
def test_a_line_that_is_no_draft_is_a_problem(tmp_path: Path, line: bytes) -> None:
    first, second = jsonl(tmp_path, line, b'{"id": 1, "text": "a"}')
    assert first.problem is not None
    assert (first.problem.problem, first.problem.fields) == (Problem.RECORD, {"line": 1})
    assert second.text == "a"


@pytest.mark.parametrize("given", [b"null", b"true", b"1.5", b"[1]", b'{"a": 1}', b'"' + b"x" * 201 + b'"', b"9" * 201])
def test_an_id_that_cannot_be_shown_gives_way_to_the_place(tmp_path: Path, given: bytes) -> None:
    (draft,) = jsonl(tmp_path, b'{"id": ' + given + b', "text": "a"}')
    assert (str(draft.id).endswith("a.jsonl:1"), draft.text) == (True, "a")


def test_a_damaged_text_of_a_jsonl_is_a_problem_of_that_line(tmp_path: Path) -> None:
    (draft,) = jsonl(tmp_path, b'{"id": "D1", "text": "a\\u0000b"}')
    assert draft.id == "D1"
    assert draft.problem is not None


def test_half_a_surrogate_pair_in_json_is_kept(tmp_path: Path) -> None:
    (draft,) = jsonl(tmp_path, b'{"id": 1, "text": "\\ud83d"}')
    assert draft.text == "\ud83d"


def test_a_line_beyond_the_limit_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("promptguard.frontends.drafts.LIMIT", 20)
    problems = [draft.problem for draft in jsonl(tmp_path, b'{"id": 1, "text": "' + b"a" * 50 + b'"}')]
    assert problems[0] is not None
    assert problems[0].problem is Problem.TOO_LARGE
    assert all(problems)


def test_a_draft_does_not_show_its_text() -> None:
    assert "秘密" not in repr(Draft(1, "a", "秘密"))


def test_the_size_of_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert size_of(tmp_path / "a") == 0
