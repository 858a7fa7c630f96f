"""Text for people: the verdict first, then what was found, why it matters, what to write instead, what to do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from promptguard.model import Action, Finding
from promptguard.report._interface import Checked, View
from promptguard.report.quoting import allowable, quoted
from promptguard.report.sections import bold, reasons, sections
from promptguard.report.snippets import visible
from promptguard.report.verdict import Outcome, failure_line, headline, outcome, shown, tally


def render(drafts: Iterable[Checked], view: View) -> Iterator[str]:
    """The report of one draft; of several those with something to say, then reasons and a summary, once."""
    if view.single:
        yield from (_block(_one(draft, view)) for draft in drafts)
    else:
        yield from _several(drafts, view)


def _block(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _one(draft: Checked, view: View) -> Iterator[str]:
    findings = shown(draft.report)
    yield from _verdict(draft, view)
    yield from sections(draft, view)
    if findings:
        yield ""
        yield from _next_steps(findings, draft, view)
    elif not draft.report.failures and draft.text.strip():
        yield view.wording.text("report", "do_add")


def _several(drafts: Iterable[Checked], view: View) -> Iterator[str]:
    counts: Counter[Outcome] = Counter()
    found: list[Finding] = []
    first: Checked | None = None
    for draft in drafts:
        came_out = outcome(draft.report)
        counts[came_out] += 1
        if came_out is Outcome.ALLOW and not draft.report.failures:
            continue
        found += shown(draft.report)
        first = first or (draft if _to_mask(draft) else None)
        title = bold(f"==> {visible(draft.title)}", view)
        yield _block((title, *_verdict(draft, view), *sections(draft, view, brief=True), ""))
    if found:
        heading = bold(view.wording.text("report", "reasons"), view)
        yield _block((heading, *reasons(found, view), "", *_next_steps(found, first, view), ""))
    if counts:
        yield f"{_summary(counts, view)}\n"


def _verdict(draft: Checked, view: View) -> Iterator[str]:
    """The verdict, and what could not be checked before anything else."""
    words, report = view.wording, draft.report
    yield bold(headline(draft, words), view)
    if not report.failures:
        return
    if report.action <= Action.WARN:
        yield words.text("verdicts", "incomplete")
    for failure in report.failures:
        yield failure_line(failure, words)
    if (findings := shown(report)) and outcome(report) is Outcome.FAILED:
        yield words.text("verdicts", "partly", count=len(findings), tally=tally(findings, words))


def _to_mask(draft: Checked | None) -> str:
    """What `promptguard mask` can be given: a file, `-`, `--clipboard`, or nothing."""
    if draft is None or draft.report.action <= Action.WARN or draft.report.failures or draft.id != draft.source:
        return ""
    return draft.source


def _next_steps(findings: Sequence[Finding], draft: Checked | None, view: View) -> Iterator[str]:
    words, gravest, source = view.wording, max(findings, key=lambda finding: finding.action), _to_mask(draft)
    yield bold(words.text("report", "next"), view)
    if source == "-":
        yield f"  {words.text('report', 'do_mask_piped')}"
    elif source:
        name = f"./{source}" if source.startswith("-") and source != "--clipboard" else source
        command = f"promptguard mask {quoted(visible(name))}"
        yield f"  {words.text('report', 'do_mask', command=command)}"
    yield f"  {words.text('report', 'do_explain', command=f'promptguard explain {gravest.rule}')}"
    if view.single and draft and (word := allowable(findings, draft.text)):
        yield f"  {words.text('report', 'do_allow', word=quoted(word))}"
    yield f"  {words.text('report', 'do_add')}"


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
