"""What kind of thing a term is, where nobody says so."""

import regex

from promptguard.dictionary.variants import company_core
from promptguard.model import Category
from promptguard.normalize.fold import normalize

CODE = r"[A-Za-z]{1,6}[-_ ]?[0-9]{1,6}[A-Za-z]{0,3}(?:-[0-9A-Za-z]{1,6})*"
"""A project's or product's code: letters, a sign or none, digits."""


def category_of(term: str) -> Category:
    """A company by its form, a project by its code or by the word, else an internal term."""
    plain = normalize(term).text.strip()
    if company_core(plain) != plain:
        return Category.CLIENT
    if regex.fullmatch(CODE, plain) or regex.search(r"プロジェクト|案件|計画$|PJ", plain):
        return Category.PROJECT
    return Category.INTERNAL
