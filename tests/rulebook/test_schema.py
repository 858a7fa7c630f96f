from promptguard.model import Confidence
from promptguard.rulebook.schema import Worth

WORTH = Worth(shape=None, label=Confidence.LIKELY, check=Confidence.WEAK, both=Confidence.CERTAIN)


def test_evidence_decides_what_a_match_is_worth() -> None:
    assert WORTH.of(labelled=False, checked=False) is None
    assert WORTH.of(labelled=True, checked=False) is Confidence.LIKELY
    assert WORTH.of(labelled=False, checked=True) is Confidence.WEAK
    assert WORTH.of(labelled=True, checked=True) is Confidence.CERTAIN
