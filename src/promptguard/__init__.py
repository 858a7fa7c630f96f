"""promptguard: finds personal and confidential data in Japanese drafts before they reach a chat service.

The path of one draft is `promptguard.scan`; every folder's own docstring says what it is and how to add to it.

    masked = promptguard.mask("田中様の電話は090-0000-0142です")
    answer = send(masked.text)
    masked.restore(answer).text

`mask`, `load_masker`, `Masked`, `Restored` and `UncheckedError` are loaded on first use (PEP 562) from
`promptguard.api`.
"""

from promptguard.version import __version__ as __version__

TYPE_CHECKING = False  # `typing` is not loaded for this: every call starts here
if TYPE_CHECKING:
    from promptguard.api import Masked as Masked
    from promptguard.api import Restored as Restored
    from promptguard.api import UncheckedError as UncheckedError
    from promptguard.api import load_masker as load_masker
    from promptguard.api import mask as mask

_LAZY = ("Masked", "Restored", "UncheckedError", "load_masker", "mask")


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from promptguard import api

    found: object = getattr(api, name)
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *_LAZY])
