import pytest

from promptguard.detect._tagger.tag import tag
from promptguard.detect._tokens import tokens


def tagged(text: str, kind: str) -> list[str]:
    return [text[name.start : name.end] for name in tag(tokens(text)) if name.kind == kind]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("来週は蓑輪が休みなので鴨志田に頼む。", "蓑輪"),
        ("総務の樋之口が対応します。", "樋之口"),
        ("被告は原告鶴巻栄作に対し、金三十万円を支払え。", "鶴巻栄作"),
    ],
)
def test_a_person_without_an_honorific_is_found(text: str, person: str) -> None:
    assert person in tagged(text, "PER")


@pytest.mark.parametrize("text", ["オオタカ計測から図面が届いた。", "ルミエオプトと湖東螺子に見積を依頼した。"])
def test_companies_are_found_without_their_form(text: str) -> None:
    assert tagged(text, "ORG")


@pytest.mark.parametrize("text", ["東側の窓を開け、山の手入れをする。", "部長の承認が必要です。", "", "\n"])
def test_ordinary_words_are_no_names(text: str) -> None:
    assert tagged(text, "PER") == tagged(text, "ORG") == []


def test_probabilities_are_probabilities() -> None:
    found = list(tag(tokens("オオタカ計測の鴨志田です。住所は長野県茅野市ちの0-0-0です。")))
    assert found
    assert all(0.0 < name.probability <= 1.0 for name in found)
