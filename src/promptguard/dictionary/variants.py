"""The written forms in which a term is recognised without anyone listing them."""

import regex

from promptguard.expressions import expression
from promptguard.normalize.fold import normalize
from promptguard.normalize.variants import comparable

_FORMS = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|社会福祉法人|"
    "医療法人社団|医療法人財団|医療法人|学校法人|宗教法人|特定非営利活動法人|NPO法人|独立行政法人|税理士法人|弁護士法人|"
    r"\(株\)|\(有\)|\(同\)|\(資\)|\(医\)|\(学\)|\(社\)|\(福\)|\(株|株\)|\(カ\)?|カ\)|カブシキガイシャ|ユウゲンガイシャ|ゴウドウガイシャ|"
    r"(?:Co\.?,? ?Ltd\.?|Inc\.?|Corp\.?|Corporation|LLC|GmbH|Ltd\.?|K\.?K\.?)"
)
_FRONT_OR_BACK = expression(rf"^(?:{_FORMS})[ ・]?|[ ・,]?(?:{_FORMS})$", regex.IGNORECASE)
_MIN_CORE = 2


def company_core(term: str) -> str:
    """A company's name without its form: `㈱アオバ電装` → `アオバ電装`; the term itself where little would remain."""
    folded = normalize(term).text.strip()
    core = _FRONT_OR_BACK.sub("", folded)
    return core if len(core) >= _MIN_CORE else folded


def spelling(text: str) -> str:
    """What all written forms of one thing have in common: width, case, hyphens and company forms aside."""
    return comparable(company_core(text)).text


def match_keys(term: str) -> frozenset[str]:
    """The comparable forms under which a term is looked up: as it stands, and without its company form."""
    folded = normalize(term).text.strip()
    return frozenset(key for form in (folded, company_core(folded)) if (key := comparable(form).text))


def form_before(text: str) -> int:
    """Length of a company form (with a blank) that ends `text`, to be taken into the finding."""
    match = regex.search(rf"(?:{_FORMS})[ ]?$", text, regex.IGNORECASE)
    return len(match[0]) if match else 0


def form_behind(text: str) -> int:
    """Length of a company form that starts `text`."""
    match = regex.match(rf"[ ,]?(?:{_FORMS})(?![A-Za-z])", text, regex.IGNORECASE)
    return len(match[0]) if match else 0
