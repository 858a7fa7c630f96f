"""A masked draft on its way to the person: what is said about it, and its exit code."""

import json
from collections import Counter
from dataclasses import replace
from typing import Any

from promptguard.api import masker_of
from promptguard.frontends.cli.judging import NOT_CHECKED, NOT_SENDABLE, SENDABLE, checked, exit_code
from promptguard.frontends.cli.keeping import Keeping
from promptguard.frontends.cli.output import note, write
from promptguard.frontends.cli.session import Session
from promptguard.frontends.cli.style import Style as Format
from promptguard.frontends.drafts import Draft
from promptguard.masker import UncheckedError
from promptguard.masking.entries import Style
from promptguard.masking.masks import Masked
from promptguard.masking.places import to_mask
from promptguard.model import Category, Report
from promptguard.report._interface import Checked
from promptguard.report.places import Lines, places
from promptguard.report.quoting import quoted
from promptguard.report.record import SCHEMA, record
from promptguard.report.verdict import failure_line, headline
from promptguard.report.wording import Wording
from promptguard.vault.vault import DEFAULT_SESSION


def masked_draft(outcome: Checked, session: Session, keeping: Keeping, *, told: bool = True) -> Masked | None:
    """The masked draft, kept as was asked; None, with the reason told, where it could not be checked."""
    words = session.wording
    if exit_code(outcome.report) == NOT_CHECKED:
        if told:
            note(headline(outcome, words))
            for failure in outcome.report.failures:
                note(failure_line(failure, words))
        note(words.text("mask", "withheld"))
        return None
    masker = masker_of(session.scanner, session.settings, words.words, keeping.style)
    try:
        return masker.mask(outcome.text, outcome.report, keeping.keep(session.settings.keep_hours))
    except UncheckedError:
        note(words.text("mask", "withheld"))
        return None


def check_and_mask(draft: Draft, session: Session, style: Format) -> int:
    """The verdict on a draft and its masked text, in one run; the exit code is that of the draft as it is."""
    outcome = checked(draft, session)
    if style.name != "json":
        style.show([outcome], session.scanner.rulebook, session.wording)
    masked = masked_draft(outcome, session, Keeping(), told=style.name == "json")
    if style.name == "json":
        extra = {"masked": masked_record(masked, outcome) if masked else None}
        write([as_json({**record(outcome), **extra})], colour=False)
    elif masked and masked.placed:
        write([f"\n{session.wording.text('mask', 'heading')}\n{masked.text}"], colour=False)
        write([] if masked.text.endswith("\n") else ["\n"], colour=False)
    if masked:
        tell(masked, outcome, session, Keeping())
    return exit_code(outcome.report)


def tell(masked: Masked, outcome: Checked, session: Session, keeping: Keeping) -> int:
    """Say what was done and what is left; the exit code."""
    words = session.wording
    note(summary(masked, words))
    if any(found.category is Category.MARKING for found in to_mask(outcome.report)):
        note(words.text("mask", "marking"))
    lines = Lines.of(masked.text)
    if masked.doubtful:
        note(words.text("mask", "doubtful", count=len(masked.doubtful), places=places(masked.doubtful, lines, words)))
    if masked.left:
        note(words.text("mask", "left", places=places(masked.left, lines, words)))
    elif masked.placed:
        note(_way_back(session, keeping))
    return NOT_SENDABLE if masked.left else SENDABLE


def summary(masked: Masked, words: Wording) -> str:
    """How many places, by what stood there."""
    if not masked.placed:
        return words.text("mask", "nothing") if masked.text.strip() else words.text("verdicts", "empty")
    counts = Counter(words.words[entity] for entity in masked.entities)
    tally = words.text("report", "tally_joint").join(
        words.text("mask", "tally", name=name, count=count) for name, count in counts.items()
    )
    return words.text("mask", "done", count=len(masked.placed), tally=tally)


def _way_back(session: Session, keeping: Keeping) -> str:
    """How the answer gets its values back, or that it cannot."""
    say = session.wording.text
    if keeping.no_store or (keeping.style or session.settings.style) is Style.BLOCK:
        return say("mask", "one_way")
    if keeping.map_file:
        return say("mask", "mapped", path=keeping.map_file)
    command = "promptguard restore"
    if keeping.session != DEFAULT_SESSION:
        command += f" --session {quoted(keeping.session)}"
    return say("mask", "kept", command=command, hours=session.settings.keep_hours)


def masked_record(masked: Masked, outcome: Checked) -> dict[str, Any]:
    """The masked draft as plain data: placeholders and places, never what they stand for."""
    return {
        "schema": SCHEMA,
        "id": outcome.id,
        "text": masked.text,
        "placeholders": [
            {
                "placeholder": masked.text[place.start : place.end],
                "entity": entity,
                "start": place.start,
                "end": place.end,
            }
            for place, entity in zip(masked.placed, masked.entities, strict=True)
        ],
        "left": record(Checked(outcome.id, outcome.source, masked.text, _left(masked, outcome)))["findings"],
    }


def _left(masked: Masked, outcome: Checked) -> Report:
    return replace(outcome.report, findings=masked.left)


def as_json(data: dict[str, Any]) -> str:
    """In ASCII, so that no console can damage it."""
    return f"{json.dumps(data, indent=2)}\n"
