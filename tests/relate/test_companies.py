import pytest

from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.relate.beside import Beside
from promptguard.relate.companies import companies_again
from promptguard.rulebook.load import load_rulebook, shipped_folder

CONTEXTS = load_rulebook((shipped_folder(),)).contexts


def again(prompt: str, name: str) -> list[str]:
    text = normalize(prompt)
    start = text.text.index(name)
    hit = Hit(RuleId("r"), Entity("ORGANIZATION"), Category.CLIENT, Confidence.LIKELY, start, start + len(name))
    return [text.text[h.start : h.end] for h in companies_again(Beside(text, CONTEXTS), [hit])]


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("株式会社ハナミズキ企画へ。ハナミズキさんより", "ハナミズキ"),
        ("株式会社ハナミズキ企画へ。ハナミズキの担当と話す", "ハナミズキ"),
        ("株式会社ハナミズキ企画へ。(ハナミズキ)", "ハナミズキ"),
        ("株式会社大江戸製本へ。大江戸さんが遅い", "大江戸"),
    ],
)
def test_a_company_goes_by_its_short_name_where_a_company_is_meant(prompt: str, found: str) -> None:
    assert found in again(prompt, prompt.partition("へ")[0])


@pytest.mark.parametrize(
    "prompt",
    [
        "株式会社ハナミズキ企画へ。ハナミズキの花が咲く",
        "株式会社大江戸製本へ。大江戸の町並み",
        "株式会社リンドウ商事へ。リンドウを植える",
    ],
)
def test_the_plant_and_the_place_are_not_the_company(prompt: str) -> None:
    core = prompt.partition("へ")[0].removeprefix("株式会社")
    assert [name for name in again(prompt, prompt.partition("へ")[0]) if name != core] == []
