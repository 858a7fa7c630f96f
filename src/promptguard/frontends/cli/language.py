"""Which language is spoken: what was asked for, the environment, the settings, the system, else Japanese."""

from collections.abc import Sequence

from promptguard.errors import PromptguardError
from promptguard.frontends.cli.caller import caller
from promptguard.report.wording import LANGUAGES


def language(asked: str | None, configured: str | None) -> str:
    """The first of the places that names a language we have."""
    named = (asked, caller().environment.get("PROMPTGUARD_LANG"), configured)
    return next((name for name in named if name in LANGUAGES), None) or _of_the_system()


def asked_in(arguments: Sequence[str]) -> str | None:
    """The value of `--lang` among arguments that have not been parsed yet."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            return value or next(iter(arguments[at + 1 :]), None)
    return None


def configured_language() -> str | None:
    """The language of the settings that apply, for help texts: settings that cannot be read name none."""
    from promptguard.settings import find_settings

    try:
        return find_settings(None, caller().folder, caller().environment).language
    except PromptguardError:
        return None


def _of_the_system() -> str:
    """Japanese where the system says so or says nothing; English for every other language."""
    environment = caller().environment
    named = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), None)
    if named is None:
        import locale

        named = locale.getlocale()[0] or "C"
    plain = named.partition(".")[0].lower()
    return "ja" if plain.startswith("ja") or plain in ("c", "posix") else "en"
