"""What happens to a copy, and what does not."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from promptguard.frontends.clipboard._interface import OURS
from promptguard.frontends.clipboard.notices import Notices
from promptguard.frontends.clipboard.notifying import Notice
from promptguard.frontends.clipboard.traces import write_ours
from promptguard.frontends.clipboard.watching import Guarded, Watcher
from promptguard.frontends.drafts import Draft
from promptguard.model import Action, Failure, Report
from promptguard.report._interface import Checked
from promptguard.report.wording import load_wording
from promptguard.scan import Scanner

NOTICES = Notices(load_wording("ja"))
UNSENDABLE, MASKED, HARMLESS = "担当は鵜飼様です。", "担当は【氏名1】様です。", "便箋のよさを三つ挙げてください。"


@dataclass
class Desk:
    """A watcher at work: what it checked, kept and told."""

    clipboard: Any
    scanner: Scanner
    checked: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    while_checking: Callable[[], None] = lambda: None

    def watcher(self, *, guarding: bool = False) -> Watcher:
        return Watcher(self.clipboard, self.check, self.tell, NOTICES, self.guard if guarding else None)

    def check(self, draft: Draft) -> Checked:
        self.checked.append(draft.text)
        self.while_checking()
        return Checked(draft.id, draft.source, draft.text, self.scanner.scan(draft.text))

    def guard(self, outcome: Checked) -> Guarded | Notice:
        self.kept.append(outcome.text)
        return Guarded(MASKED, NOTICES.masked(outcome, complete=True))

    def tell(self, notice: Notice) -> None:
        self.told.append(notice.title)


@pytest.fixture
def desk(clipboard: Any, scanner: Scanner) -> Desk:
    return Desk(clipboard, scanner)


FOUND, REPLACED = "このまま生成AIに貼り付けないでください", "コピーした文章を伏せ字に置き換えました"
UNCHECKED, PRIVATE = "コピーした文章を確認できませんでした", "このコピーは確かめていません"


def test_what_must_not_be_sent_is_told_and_stays(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    desk.watcher().look()
    assert desk.told == [FOUND]
    assert desk.clipboard.seen == [UNSENDABLE]


@pytest.mark.parametrize("guarding", [False, True])
def test_what_may_be_sent_is_left_alone_without_a_word(desk: Desk, guarding: bool) -> None:
    desk.clipboard.copy(HARMLESS)
    desk.watcher(guarding=guarding).look()
    assert (desk.told, desk.clipboard.seen) == ([], [HARMLESS])


def test_a_guard_replaces_it_and_keeps_the_original(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    desk.watcher(guarding=True).look()
    assert (desk.told, desk.kept, desk.clipboard.read_text()) == ([REPLACED], [UNSENDABLE], MASKED)


def test_whoever_pastes_gets_the_old_text_or_the_new_one(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    desk.watcher(guarding=True).look()
    assert desk.clipboard.seen == [UNSENDABLE, MASKED]


def test_pictures_and_html_beside_the_text_go_with_it(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE, text_html=f"<b>{UNSENDABLE}</b>", image_png="")
    desk.watcher(guarding=True).look()
    assert desk.clipboard.formats() == {"text/plain", OURS}


def test_what_we_wrote_is_not_checked_again(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    watcher = desk.watcher(guarding=True)
    watcher.look()
    watcher.look()
    assert desk.checked == [UNSENDABLE]


def test_what_a_clipboard_manager_copies_on_is_not_checked_again(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    watcher = desk.watcher(guarding=True)
    watcher.look()
    desk.clipboard.copy(MASKED)
    watcher.look()
    assert desk.checked == [UNSENDABLE]


def test_what_was_brought_back_stays(desk: Desk) -> None:
    write_ours(desk.clipboard, UNSENDABLE)
    desk.clipboard.copy(UNSENDABLE)  # without the mark, as on Wayland
    desk.watcher(guarding=True).look()
    assert (desk.told, desk.clipboard.read_text()) == ([], UNSENDABLE)


def test_a_newer_copy_is_never_overwritten(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    desk.while_checking = lambda: desk.clipboard.copy(HARMLESS)
    desk.watcher(guarding=True).look()
    assert (desk.told, desk.clipboard.read_text()) == ([], HARMLESS)


def test_cells_are_never_replaced_and_told_of_once(desk: Desk) -> None:
    watcher = desk.watcher(guarding=True)
    for _ in range(3):
        desk.clipboard.copy_formats("XML Spreadsheet", text=UNSENDABLE)
        watcher.look()
    assert (desk.told, desk.clipboard.read_text()) == ([FOUND], UNSENDABLE)


@pytest.mark.parametrize(("guarding", "told"), [(False, []), (True, [PRIVATE])])
def test_a_private_copy_is_not_read(desk: Desk, guarding: bool, told: list[str]) -> None:
    desk.clipboard.copy_formats("ExcludeClipboardContentFromMonitorProcessing", text=UNSENDABLE)
    desk.watcher(guarding=guarding).look()
    assert (desk.told, desk.clipboard.taken) == (told, [])


@pytest.mark.parametrize("guarding", [False, True])
def test_what_cannot_be_read_is_told(desk: Desk, guarding: bool) -> None:
    desk.clipboard.copy(UNSENDABLE)
    desk.clipboard.wait_change()
    desk.clipboard.broken = True
    desk.watcher(guarding=guarding).look()
    assert desk.told == [UNCHECKED]


def test_where_a_newer_copy_came_in_between_that_one_is_looked_at(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    desk.clipboard.wait_change()
    desk.clipboard.broken = True
    newer = iter([UNSENDABLE])
    before = desk.clipboard.stamp

    def stamp() -> Any:
        for text in newer:  # while the first one is being read
            desk.clipboard.count += 1
            desk.clipboard.offered = {"text/plain": text}
            return before()
        desk.clipboard.broken = False
        return before()

    desk.clipboard.stamp = stamp
    desk.watcher().look()
    assert desk.told == [FOUND]


@pytest.mark.parametrize("guarding", [False, True])
def test_a_check_that_did_not_end_is_told_and_nothing_replaced(
    desk: Desk, guarding: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Report((), (Failure("names", "too long"),), Action.BLOCK)
    monkeypatch.setattr(Scanner, "scan", lambda _self, _text: failed)
    desk.clipboard.copy(UNSENDABLE)
    desk.watcher(guarding=guarding).look()
    assert (desk.told, desk.clipboard.read_text()) == ([UNCHECKED], UNSENDABLE)


def test_where_the_original_cannot_be_kept_nothing_is_replaced(desk: Desk) -> None:
    desk.clipboard.copy(UNSENDABLE)
    watcher = replace(desk.watcher(guarding=True), guard=lambda _outcome: Notice("not kept"))
    watcher.look()
    assert (desk.told, desk.clipboard.read_text()) == (["not kept"], UNSENDABLE)


def test_a_picture_alone_is_nothing_to_check(desk: Desk) -> None:
    desk.clipboard.copy(image_png="")
    desk.watcher(guarding=True).look()
    assert (desk.told, desk.clipboard.taken) == ([], [])
