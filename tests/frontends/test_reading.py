import io
import os
from pathlib import Path

import pytest

from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.reading import LIMIT, read_bytes, read_file, read_stream


def test_a_file_is_read_with_its_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "下書き.txt"
    file.write_bytes("一\r\n二\n".encode("cp932"))
    assert read_file(file) == "一\r\n二\n"


def test_a_stream_is_read() -> None:
    assert read_stream(io.BytesIO("綾瀬川".encode())) == "綾瀬川"


def test_the_limit_is_read_and_one_byte_more_is_not() -> None:
    assert len(read_bytes(b"a" * LIMIT)) == LIMIT
    with pytest.raises(UnreadableError) as error:
        read_stream(io.BytesIO(b"a" * (LIMIT + 1)))
    assert (error.value.problem, error.value.fields) == (Problem.TOO_LARGE, {"limit": 4})


def test_ten_megabytes_are_refused_without_being_decoded() -> None:
    with pytest.raises(UnreadableError):
        read_bytes(b"\xff" * 10_000_000)


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as error:
        read_file(tmp_path)
    assert error.value.problem is Problem.UNREADABLE


@pytest.mark.skipif(os.name == "nt", reason="no such files on Windows")
def test_a_device_is_not_opened() -> None:
    with pytest.raises(UnreadableError) as error:
        read_file(Path("/dev/zero"))
    assert error.value.problem is Problem.SPECIAL


def test_damage_is_looked_for() -> None:
    with pytest.raises(UnreadableError):
        read_bytes("�".encode())
