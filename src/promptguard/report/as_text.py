"""Text for people: the verdict first, then what was found, why it matters, what to write instead, what to do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from promptguard.model import Action, Category, Finding
from promptguard.report._interface import Checked, View
from promptguard.report.naming import advice_of, name_of
from promptguard.report.places import Lines
from promptguard.report.snippets import snippet, visible
from promptguard.report.verdict import Outcome, failure_line, headline, outcome, shown, tally

_MOST_PLACES = 20
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def render(drafts: Iterable[Checked], view: View) -> Iterator[str]:
    """The report of one draft; of several those with something to say, and a summary."""
    counts: Counter[Outcome] = Counter()
    for draft in drafts:
        came_out = outcome(draft.report)
        counts[came_out] += 1
        if view.single or came_out is not Outcome.ALLOW or draft.report.failures:
            yield "".join(f"{line}\n" for line in (*_title(draft, view), *_draft(draft, view)))
    if not view.single:
        yield f"{_summary(counts, view)}\n"


def _title(draft: Checked, view: View) -> tuple[str, ...]:
    return () if view.single else (_bold(f"==> {visible(str(draft.id))}", view),)


def _draft(draft: Checked, view: View) -> Iterator[str]:
    yield _bold(headline(draft, view.wording), view)
    yield from _failures(draft, view)
    findings = shown(draft.report)
    for category in _by_weight(findings):
        yield ""
        yield from _category(draft, category, [f for f in findings if f.category is category], view)
    if findings or draft.report.failures:
        yield ""
    if findings:
        yield from _next_steps(draft, view)


def _failures(draft: Checked, view: View) -> Iterator[str]:
    """What could not be checked, before anything else."""
    words, report = view.wording, draft.report
    if not report.failures:
        return
    if report.action <= Action.WARN:
        yield words.text("verdicts", "incomplete")
    for failure in report.failures:
        yield failure_line(failure, words)
    if (findings := shown(report)) and outcome(report) is Outcome.FAILED:
        yield words.text("verdicts", "partly", count=len(findings), tally=tally(findings, words))


def _by_weight(findings: Sequence[Finding]) -> list[Category]:
    """Categories, the strictest first, then as they occur."""
    strictest: dict[Category, Action] = {}
    for finding in findings:
        strictest[finding.category] = max(finding.action, strictest.get(finding.category, Action.ALLOW))
    return sorted(strictest, key=lambda category: -strictest[category])


def _category(draft: Checked, category: Category, findings: Sequence[Finding], view: View) -> Iterator[str]:
    """A heading, why it matters (once), and the findings of each rule."""
    words, action = view.wording, max(finding.action for finding in findings)
    name = words.text("categories", category, "name")
    heading = words.text("report", "category", name=name, count=len(findings), action=_action(action, view))
    yield _bold(heading, view)
    yield f"  {words.text('categories', category, 'why')}"
    for alike in _alike(findings, view):
        yield f"  {words.text('report', 'rule', name=_name(alike, view), advice=advice_of(alike[0], view))}"
        yield from (f"      {line}" for line in _places(draft, alike, action, view))


def _alike(findings: Sequence[Finding], view: View) -> Iterable[list[Finding]]:
    """Findings for which the same should be written instead."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.entity, advice_of(finding, view)), []).append(finding)
    return groups.values()


def _name(alike: Sequence[Finding], view: View) -> str:
    """The name of the one rule that found them, or what they have in common."""
    if len({finding.rule for finding in alike}) == 1:
        return name_of(alike[0], view)
    return view.wording.words.get(alike[0].entity, name_of(alike[0], view))


def _places(draft: Checked, findings: Sequence[Finding], heading: Action, view: View) -> Iterator[str]:
    """A line for each different text, with the places where it stands again."""
    lines = Lines.of(draft.text)
    same: dict[tuple[str, Action], list[Finding]] = {}
    for finding in findings:
        same.setdefault((draft.text[finding.span.start : finding.span.end], finding.action), []).append(finding)
    for (_, action), (first, *others) in list(same.items())[:_MOST_PLACES]:
        parts = [_place(first, lines, view), snippet(draft.text, lines, first.span, colour=view.colour)]
        if others:
            places = ", ".join(_place(other, lines, view) for other in others[:_MOST_PLACES])
            parts.append(view.wording.text("report", "again", places=places))
        if action is not heading:
            parts.append(view.wording.text("report", "only", action=_action(action, view)))
        yield "  ".join(parts)
    if len(same) > _MOST_PLACES:
        yield view.wording.text("report", "more", count=len(same) - _MOST_PLACES)


def _place(finding: Finding, lines: Lines, view: View) -> str:
    place = lines.place(finding.span.start)
    return view.wording.text("report", "place", line=place.line, column=place.column)


def _next_steps(draft: Checked, view: View) -> Iterator[str]:
    words, first = view.wording, shown(draft.report)[0]
    yield _bold(words.text("report", "next"), view)
    if draft.report.action > Action.WARN and draft.id == draft.source and not draft.report.failures:
        file = visible(draft.source)
        name = "" if file == "-" else f' "{file}"' if " " in file else f" {file}"
        yield f"  {words.text('report', 'do_mask', command=f'promptguard mask{name}')}"
    yield f"  {words.text('report', 'do_explain', command=f'promptguard explain {first.rule}')}"
    yield f"  {words.text('report', 'do_allow')}"


def _summary(counts: Counter[Outcome], view: View) -> str:
    return view.wording.text(
        "report",
        "summary",
        total=counts.total(),
        stopped=counts[Outcome.BLOCK] + counts[Outcome.MASK],
        failed=counts[Outcome.FAILED],
        warned=counts[Outcome.WARN],
        nothing=counts[Outcome.ALLOW],
    )


def _action(action: Action, view: View) -> str:
    return view.wording.text("actions", action.name.lower())


def _bold(text: str, view: View) -> str:
    return f"{_BOLD}{text}{_PLAIN}" if view.colour else text
