"""What was found, category by category: why it matters, what to write instead, and where it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from promptguard.model import Action, Category, Finding
from promptguard.report._interface import Checked, View
from promptguard.report.naming import advice_of, name_of
from promptguard.report.places import Lines, place_of, places
from promptguard.report.snippets import snippet
from promptguard.report.verdict import shown

_MOST_PLACES = 20
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def sections(draft: Checked, view: View, *, brief: bool = False) -> Iterator[str]:
    """The findings of one draft; in brief only what was found and where."""
    lines = Lines.of(draft.text)
    for findings in by_category(shown(draft.report)):
        action = max(finding.action for finding in findings)
        category = findings[0].category
        if not brief:
            yield ""
        name = view.wording.text("categories", category, "name")
        heading = view.wording.text(
            "report", "category", name=name, count=len(findings), action=action_word(action, view)
        )
        yield bold(heading, view)
        if not brief:
            yield f"  {view.wording.text('categories', category, 'why')}"
        for alike in by_entity(findings):
            yield f"  {_found(alike, view) if brief else _advised(alike, view)}"
            yield from (f"      {line}" for line in _places(draft.text, lines, alike, action, view))


def reasons(findings: Sequence[Finding], view: View) -> Iterator[str]:
    """For many drafts, once: why each category matters, and what to write instead of each entity."""
    for each in by_category(findings):
        yield bold(
            view.wording.text("report", "about", name=view.wording.text("categories", each[0].category, "name")), view
        )
        yield f"  {view.wording.text('categories', each[0].category, 'why')}"
        for alike in by_entity(each):
            yield f"  {_advised(alike, view)}"


def by_category(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Categories, the strictest first, then as they occur."""
    groups: dict[Category, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.category, []).append(finding)
    return sorted(groups.values(), key=lambda group: -max(finding.action for finding in group))


def by_entity(findings: Iterable[Finding]) -> list[list[Finding]]:
    """What people would call the same thing, whichever rules found it."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.entity, []).append(finding)
    return list(groups.values())


def action_word(action: Action, view: View) -> str:
    """The action as people know it."""
    return view.wording.text("actions", action.name.lower())


def bold(text: str, view: View) -> str:
    """Bold, where colour is wanted."""
    return f"{_BOLD}{text}{_PLAIN}" if view.colour else text


def _advised(alike: Sequence[Finding], view: View) -> str:
    """The name, and the advice of the rule that found most of them."""
    ((most, _),) = Counter(finding.rule for finding in alike).most_common(1)
    finding = next(finding for finding in alike if finding.rule == most)
    return view.wording.text("report", "rule", name=_name(alike, view), advice=advice_of(finding, view))


def _found(alike: Sequence[Finding], view: View) -> str:
    return view.wording.text("report", "found", name=_name(alike, view))


def _name(alike: Sequence[Finding], view: View) -> str:
    """The name of the one rule that found them, or what they have in common."""
    if len({finding.rule for finding in alike}) == 1:
        return name_of(alike[0], view)
    return view.wording.words.get(alike[0].entity, name_of(alike[0], view))


def _places(text: str, lines: Lines, findings: Sequence[Finding], heading: Action, view: View) -> Iterator[str]:
    """A line for each different text, with the places where it stands again."""
    same: dict[tuple[str, Action], list[Finding]] = {}
    for finding in findings:
        same.setdefault((text[finding.span.start : finding.span.end], finding.action), []).append(finding)
    for (_, action), (first, *others) in list(same.items())[:_MOST_PLACES]:
        parts = [place_of(first, lines, view.wording), snippet(text, lines, first.span, colour=view.colour)]
        if others:
            again = places(others[:_MOST_PLACES], lines, view.wording)
            parts.append(view.wording.text("report", "again", places=again))
        if action is not heading:
            parts.append(view.wording.text("report", "only", action=action_word(action, view)))
        yield "  ".join(parts)
    if len(same) > _MOST_PLACES:
        yield view.wording.text("report", "more", count=len(same) - _MOST_PLACES)
