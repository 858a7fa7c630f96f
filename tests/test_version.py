import promptguard
from promptguard.version import __version__


def test_there_is_one_version() -> None:
    assert promptguard.__version__ == __version__
