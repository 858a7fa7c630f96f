import pytest

from promptguard.dictionary.differences import Variant, differences
from promptguard.dictionary.schema import Entry
from promptguard.model import Category

ENTRY = Entry(Category.CLIENT, "株式会社アオバ電装", ("AOBA DENSO", "髙梨ヴィラ"), reading="あおばでんそう")


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("株式会社アオバ電装", []),
        ("㈱アオバ電装", ["company_form"]),
        ("アオバ電装株式会社", ["company_form"]),
        ("アオバ電装", ["company_form"]),
        ("株式会社ｱｵﾊﾞ電装", ["width"]),
        ("株式会社あおば電装", ["kana"]),
        ("株式会社アオバ\n電装", ["line_break"]),
        ("株式会社アオバ・電装", ["marks"]),
        ("aoba denso", ["alias", "case"]),
        ("AOBA-DENSO", ["alias", "marks"]),
        ("高梨ビラ", ["alias", "kanji", "sound"]),
        ("アオバデンソウ", ["reading"]),
        ("AOBA DENSOU", ["romaji"]),
        ("アオバでんそうの", ["writing"]),
    ],
)
def test_it_is_told_in_what_a_form_differs(written: str, kinds: list[str]) -> None:
    assert differences(written, ENTRY) == tuple(map(Variant, kinds))
