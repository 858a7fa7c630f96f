"""What Sudachi says of a term: whether it is a word of its own here, and whether it is an ordinary word anyway.

Asked only where neither script nor neighbours tell, so that a draft without such a term does not load Sudachi.
"""

from promptguard.detect._dictionary.words import Standing
from promptguard.detect._tokens import surface_kinds, tokens
from promptguard.expressions import expression

_REACH = 60
"""Characters of the sentence on each side that Sudachi sees."""
_SENTENCE_END = expression(r"[。．！？!?\n]")
_PARTICLE_BEFORE = expression(r"$|[^ぁ-ゖー]|[はがをにでともへのやな]")
_PARTICLE_BEHIND = expression(r"$|[^ぁ-ゖー]|[はがをにでともへのやさか](?!ん)|って|から|まで|より|さん")
_FEW_KANA = 4
_MANY_KANA = 7


def is_word(text: str, standing: Standing) -> bool:
    """Whether Sudachi cuts the text at both ends of the term, or a term in hiragana stands between particles.

    What is in no lexicon is cut anywhere where it is written in hiragana: 在庫・はめ・らく for 在庫はめらく.
    """
    start, end = standing.start, standing.end
    if standing.is_hiragana and _PARTICLE_BEFORE.match(text[start - 1 : start]) and _PARTICLE_BEHIND.match(text, end):
        return True
    reach = max(0, start - _REACH)
    first = max((m.end() for m in _SENTENCE_END.finditer(text, reach, start)), default=reach)
    stop = _SENTENCE_END.search(text, end, end + _REACH)
    cuts = {
        at for token in tokens(text[first : stop.start() if stop else end + _REACH]) for at in (token.start, token.end)
    }
    return {start - first, end - first} <= cuts


def is_ordinary(standing: Standing) -> bool:
    """Whether the term is an ordinary word, too: in the vocabulary as something else than a name."""
    if standing.is_short or (standing.is_hiragana and len(standing.term) <= _FEW_KANA):
        return True
    return bool(surface_kinds(standing.term) - {"固有名詞"})


def may_be_part(standing: Standing) -> bool:
    """Whether the term may be a piece of other words although it is no ordinary word: a few hiragana."""
    return standing.is_hiragana and len(standing.term) < _MANY_KANA
