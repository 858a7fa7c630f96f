from promptguard.assemble import discover
from promptguard.detect._interface import Setup
from promptguard.dictionary.schema import Dictionary
from promptguard.scan import Scanner


def test_the_folder_is_the_registry(scanner: Scanner) -> None:
    built = discover(Setup(scanner.rulebook, Dictionary()))
    assert [d.name for d in built] == ["names", "patterns"]
    assert all(d.name == type(d).__module__.rsplit(".", 1)[1] for d in built)
