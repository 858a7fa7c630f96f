"""The names of the formats tell what kind of copy it is."""

import pytest

from promptguard.frontends.clipboard._interface import OURS
from promptguard.frontends.clipboard.copies import NOT_FOR_HISTORY, Copy, kind_of


def kind(*names: str) -> Copy:
    return kind_of(frozenset(names))


@pytest.mark.parametrize(
    "names",
    [
        ("UTF8_STRING",),
        ("STRING", "TEXT"),
        ("text/plain;charset=utf-8", "text/html"),
        ("CF_UNICODETEXT", "HTML Format", "Rich Text Format", "CF_2"),
        ("public.utf8-plain-text", "public.html"),
    ],
)
def test_text_is_text_whatever_comes_with_it(names: tuple[str, ...]) -> None:
    assert kind(*names) is Copy.TEXT


@pytest.mark.parametrize(
    "names",
    [
        ("CF_UNICODETEXT", "XML Spreadsheet", "Biff12", "HTML Format"),
        ("UTF8_STRING", 'application/x-openoffice-sylk;windows_formatname="Sylk"'),
        ("text/plain", "application/x-gnumeric"),
    ],
)
def test_cells_are_known_by_formats_that_only_spreadsheets_have(names: tuple[str, ...]) -> None:
    assert kind(*names) is Copy.CELLS


@pytest.mark.parametrize(
    "name",
    [
        "ExcludeClipboardContentFromMonitorProcessing",
        "Clipboard Viewer Ignore",
        NOT_FOR_HISTORY,
        "x-kde-passwordManagerHint",
        "org.nspasteboard.ConcealedType",
    ],
)
def test_a_copy_that_is_not_to_be_looked_at_is_private(name: str) -> None:
    assert kind("CF_UNICODETEXT", name) is Copy.PRIVATE


def test_a_copy_that_merely_names_the_history_is_not_private() -> None:
    assert kind("CF_UNICODETEXT", "CanIncludeInClipboardHistory") is Copy.TEXT


def test_what_we_wrote_is_ours_though_it_keeps_out_of_the_history() -> None:
    assert kind("CF_UNICODETEXT", OURS, "ExcludeClipboardContentFromMonitorProcessing") is Copy.OURS


def test_html_alone_is_markup() -> None:
    assert kind("text/html") is Copy.MARKUP


@pytest.mark.parametrize("names", [(), ("image/png", "CF_2"), ("text/uri-list", "x-special/gnome-copied-files")])
def test_pictures_files_and_nothing_are_no_text(names: tuple[str, ...]) -> None:
    assert kind(*names) is Copy.OTHER
