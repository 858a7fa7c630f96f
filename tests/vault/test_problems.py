import pytest

from promptguard.vault.problems import Trouble, VaultError


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_trouble_is_told_with_its_place_and_a_remedy(trouble: Trouble, language: str) -> None:
    told = VaultError(trouble, "vault.sqlite3").told(language)
    assert told.startswith("vault.sqlite3: ")
    assert len(told) > 40


def test_trouble_with_the_vault_is_trouble_with_the_installation() -> None:
    assert VaultError(Trouble.BUSY).exit_code == 3
