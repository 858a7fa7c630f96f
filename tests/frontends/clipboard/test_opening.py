"""Which clipboard is opened."""

import pytest

from promptguard.frontends.clipboard.opening import speaks_wayland, the_clipboard
from promptguard.frontends.problems import Problem, UnreadableError


@pytest.mark.parametrize(
    ("environment", "wayland"),
    [
        ({"DISPLAY": ":0"}, False),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "KDE"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "GNOME"}, True),
    ],
)
def test_wayland_where_it_can_be_watched(environment: dict[str, str], wayland: bool) -> None:
    assert speaks_wayland(environment) is wayland


def test_a_system_that_is_not_there_has_no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    with pytest.raises(UnreadableError) as caught, the_clipboard():
        pass
    assert caught.value.problem is Problem.CLIPBOARD_MISSING
