from promptguard.detect._tagger.decode import LABELS, LANES
from promptguard.detect._tagger.scores import scores
from promptguard.detect._tokens import tokens


def best(text: str) -> list[str]:
    """The label with the highest score of each token by itself."""
    rows = scores(tokens(text))
    return [LABELS[max(zip(row, LANES, strict=True))[1]] for row in rows]


def test_every_token_has_a_score_for_every_label() -> None:
    row = tokens("担当は鴨志田です。")
    assert [len(s) for s in scores(row)] == [len(LABELS)] * len(row)


def test_the_neighbours_count() -> None:
    assert best("北様より電話")[0] == "S-PER"
    assert best("北の窓を開ける")[0] != "S-PER"


def test_nothing_has_no_scores() -> None:
    assert scores([]) == []
