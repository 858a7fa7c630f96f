import pytest

from promptguard.dictionary.variants import company_core
from promptguard.masking.surrogates.names import Invented, address, company
from promptguard.masking.surrogates.values import dice

PERSON = Invented("葛城", "カツラギ", "美咲", "ミサキ")


@pytest.mark.parametrize(
    ("original", "part", "parted", "made"),
    [
        ("田中 太郎", "", ("田中", "太郎"), "葛城 美咲"),
        ("田中　太郎", "", ("田中", "太郎"), "葛城　美咲"),
        ("田中太郎", "", ("田中", "太郎"), "葛城美咲"),
        ("田中", "", None, "葛城"),
        ("田中", "surname", None, "葛城"),
        ("太郎", "given", None, "美咲"),
        ("タナカ", "kana", None, "カツラギ"),
        ("たなか たろう", "kana", None, "かつらぎ みさき"),
        ("Taro Tanaka", "", ("Taro", "Tanaka"), "Misaki Katsuragi"),
        ("Tanaka", "", None, "Katsuragi"),
        ("佐々木健太", "", None, "葛城美咲"),
    ],
)
def test_a_name_takes_the_form_of_the_original(
    original: str, part: str, parted: tuple[str, str] | None, made: str
) -> None:
    assert PERSON.like(original, part, parted) == made


def test_a_mail_address_bears_the_invented_name_under_a_reserved_domain() -> None:
    assert PERSON.mail("t.tanaka@a.example", dice(b"", 1)).startswith("m.katsuragi@example.")
    assert PERSON.mail("tanaka@a.example", dice(b"", 1)).startswith("katsuragi@example.")


@pytest.mark.parametrize(
    ("original", "begins", "ends"),
    [("株式会社青葉堂", "株式会社", ""), ("㈱青葉堂", "㈱", ""), ("青葉堂(株)", "", "(株)"), ("青葉堂", "", "")],
)
def test_a_company_keeps_its_legal_form(original: str, begins: str, ends: str) -> None:
    made = company(original, dice(b"", 1))
    assert made.startswith(begins)
    assert made.endswith(ends)
    assert "青葉堂" not in made
    assert company_core(made) != company_core(original)


def test_an_address_has_a_prefecture_and_numbers_where_the_original_has() -> None:
    assert address("長野県松本市笹賀5612-8", dice(b"", 1))[-1].isdecimal()
    assert "県" not in address("笹賀のほう", dice(b"", 1))
