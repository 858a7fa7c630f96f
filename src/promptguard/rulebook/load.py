"""Folders of YAML → `Rulebook`.

The shipped folder comes first, then the company's; a rule of the same id replaces the shipped one, a context of
the same id adds to it.
"""

import os
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import platformdirs

from promptguard.errors import SourceError, Told
from promptguard.model import Action, Category, Confidence, Entity, RuleId
from promptguard.rulebook.checks import CHECKS, NUMBERS
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.mistakes import one_of
from promptguard.rulebook.presidio import RECOGNIZERS, rules_of_recognizers
from promptguard.rulebook.schema import (
    CheckCall,
    Context,
    Examples,
    Labels,
    Policy,
    Rule,
    Rulebook,
    Side,
    Trigger,
    ViewName,
    Words,
    Worth,
)
from promptguard.rulebook.source import line_of, read_all, yaml_files

_RULE_FIELDS = frozenset(
    ["id", "entity", "category", "name", "advice", "confidence", "view", "trigger", "patterns", "check", "labels",
     "exclude", "needs", "examples", "detector"]
)  # fmt: skip
_CONTEXT_FIELDS = frozenset(["id", "about", "entities", "phrases", "against", "within", "against_within", "lists"])
_LEVELS = {level.name.lower(): level for level in Confidence}
_PATTERNS = "patterns"
_PACKAGE = Path(__file__).resolve().parent.parent
_FORBIDDEN = ("\\b", "\\w", "\\W", "\\B")
_NEIGHBOURS = Told(
    r"\b \w \W は日本語の隣で働きません。(?<![0-9]) のように書いてください。", r"state the neighbours, not \b, \w, \W."
)


def shipped_folder() -> Path:
    """The rules that travel with the package: inside it in a wheel, beside `src` in a checkout."""
    inside = _PACKAGE / "_rules"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "rules"


def cache_folder() -> Path:
    """Where parsed files are kept for the next start."""
    return Path(platformdirs.user_cache_dir("promptguard", appauthor=False))


def load_rulebook(
    folders: Sequence[Path],
    policy: Mapping[tuple[Category, Confidence], Action] | None = None,
    on_failure: Action | None = None,
) -> Rulebook:
    """Read all folders; `policy` and `on_failure` override single decisions of the shipped policy.

    Raises:
        SourceError: a file is wrong; with file, line, field and what was expected.
    """
    rules: dict[RuleId, Rule] = {}
    stands: dict[RuleId, Path] = {}
    contexts: dict[str, Context] = {}
    macros: dict[str, str] = {}
    actions: Policy | None = None
    recognizers: list[Fields] = []
    own, made_over = f"{shipped_folder()}{os.sep}", False
    for name, data in read_all([file for folder in folders for file in rule_files(folder)], cache_folder()).items():
        fields = Fields.of(Path(name), data)
        if "actions" in fields.data:
            actions = build_policy(fields)
        elif RECOGNIZERS in fields.data:
            recognizers.append(fields)
        elif "macros" in fields.data:
            made_over |= _add_macros(fields, macros)
        elif "patterns" in fields.data or "entity" in fields.data:
            rule = build_rule(fields)
            rules[rule.id], stands[rule.id] = rule, fields.path
        else:
            context = build_context(fields)
            contexts[context.id] = _joined(contexts.get(context.id), context)
    _add_recognizers(recognizers, rules, stands)
    if actions is None:
        raise SourceError(folders[0], None, "policies", Told("ポリシーがありません。", "no policy among the rules."))
    decided = Policy(MappingProxyType({**actions.actions, **(policy or {})}), on_failure or actions.on_failure)
    _check_needs(rules, stands, contexts)
    return Rulebook(
        tuple(rules[key] for key in sorted(rules)),
        MappingProxyType(dict(sorted(contexts.items()))),
        MappingProxyType(macros),
        decided,
        MappingProxyType(stands),
        frozenset(rule for rule, file in stands.items() if not made_over and str(file).startswith(own)),
    )


def _add_recognizers(files: Sequence[Fields], rules: dict[RuleId, Rule], stands: dict[RuleId, Path]) -> None:
    known = {str(rule.entity): rule.category for rule in rules.values()}
    for fields in files:
        for rule in rules_of_recognizers(fields, known):
            rules[rule.id], stands[rule.id] = rule, fields.path


def rule_files(folder: Path) -> list[Path]:
    """The files that `load_rulebook` reads."""
    if not folder.is_dir():
        raise SourceError(folder, None, "", Told("ルールのフォルダーがありません。", "no such folder of rules."))
    return yaml_files(folder)


def _joined(shipped: Context | None, added: Context) -> Context:
    """A company's file with the id of a shipped context adds to its phrases and lists; distances are the newer ones."""
    if shipped is None:
        return added
    lists = {key: shipped.lists.get(key, ()) + added.lists.get(key, ()) for key in {**shipped.lists, **added.lists}}
    return replace(
        added,
        entities=shipped.entities + added.entities,
        phrases=shipped.phrases + added.phrases,
        against=shipped.against + added.against,
        lists=MappingProxyType(lists),
    )


def _check_needs(rules: Mapping[RuleId, Rule], files: Mapping[RuleId, Path], contexts: Mapping[str, Context]) -> None:
    for rule in rules.values():
        for need in rule.needs:
            if need not in contexts:
                told = Told(f"文脈 {need} がありません。", f"there is no context {need}.")
                raise SourceError(files[rule.id], line_of(files[rule.id], ("needs",)), "needs", told)


def build_rule(fields: Fields) -> Rule:
    """One rule from its file."""
    fields.known(_RULE_FIELDS)
    labels = fields.sub("labels")
    worth = _worth(fields)
    detector = _detector(fields)
    return Rule(
        id=RuleId(fields.text("id")),
        entity=Entity(fields.text("entity")),
        category=fields.choice("category", Category),
        name=_words(fields.sub("name")),
        advice=_words(fields.sub("advice")),
        worth=worth,
        patterns=build_patterns(fields, "patterns") if detector == _PATTERNS else (),
        trigger=_trigger(fields, labels, worth) if detector == _PATTERNS else Trigger(),
        view=fields.choice("view", ViewName, ViewName.TEXT),
        check=_check(fields),
        labels=Labels(
            labels.known({"phrases", "within", "side"}).texts("phrases"),
            labels.number("within", 20),
            labels.choice("side", Side, Side.BOTH),
        ),
        exclude=build_patterns(fields, "exclude"),
        needs=fields.texts("needs"),
        examples=build_examples(fields.sub("examples")),
        detector=detector,
    )


def _detector(fields: Fields) -> str:
    """The module of `detect/` that carries the rule out; a rule that none would carry out is refused."""
    if "detector" not in fields.data:
        return _PATTERNS
    known = [module.name for module in pkgutil.iter_modules([str(_PACKAGE / "detect")])]
    detector = fields.text("detector")
    if detector not in known or detector.startswith("_"):
        raise fields.error("detector", one_of([name for name in known if not name.startswith("_")]))
    if detector != _PATTERNS and "patterns" in fields.data:
        told = Told(
            "patterns と一緒には書けません。この行を消してください。", "does not go with patterns; remove this line."
        )
        raise fields.error("detector", told)
    return detector


def build_context(fields: Fields) -> Context:
    """One context from its file."""
    fields.known(_CONTEXT_FIELDS)
    lists = fields.sub("lists")
    return Context(
        id=fields.text("id"),
        entities=tuple(map(Entity, fields.texts("entities"))),
        phrases=fields.texts("phrases"),
        against=fields.texts("against"),
        within=fields.number("within", 200),
        against_within=fields.number("against_within", 60),
        lists=MappingProxyType({key: lists.texts(key) for key in lists.data}),
    )


def _add_macros(fields: Fields, macros: dict[str, str]) -> bool:
    """Take the macros of a file, each an expression or the parts of one; whether that makes over one that is there."""
    parts = fields.known({"macros"}).sub("macros")
    made_over = not macros.keys().isdisjoint(parts.data)
    macros.update((name, parts.whole(name)) for name in parts.data)
    return made_over


def build_policy(fields: Fields) -> Policy:
    """The policy from its file: every category with an action for every confidence."""
    actions = build_actions(fields.known({"actions", "on_failure"}).sub("actions"), complete=True)
    return Policy(actions, fields.level("on_failure", Action))


def build_actions(fields: Fields, *, complete: bool) -> Mapping[tuple[Category, Confidence], Action]:
    """What a policy decides; `complete`: a decision that is missing is an error."""
    fields.known(set(Category))
    table = {}
    for category in Category if complete else map(Category, fields.data):
        levels = fields.sub(category).known(_LEVELS)
        for name in _LEVELS if complete else levels.data:
            table[category, _LEVELS[name]] = levels.level(name, Action)
    return MappingProxyType(table)


def _words(fields: Fields) -> Words:
    return MappingProxyType({"ja": fields.known({"ja", "en"}).text("ja"), "en": fields.text("en")})


def build_examples(fields: Fields) -> Examples:
    """The proof of a rule, or of a company's dictionary."""
    return Examples(fields.known({"match", "miss"}).texts("match"), fields.texts("miss"))


def build_patterns(fields: Fields, key: str) -> tuple[str, ...]:
    """The expressions under a key, each of them whole or in parts."""
    patterns = fields.joined(key)
    if key == "patterns" and not patterns:
        raise fields.error(key, Told("正規表現を一つ以上書いてください。", "expected at least one expression."))
    for index, pattern in enumerate(patterns):
        refuse_boundaries(Fields(fields.path, {}, (*fields.at, key)), index, pattern)
    return patterns


def refuse_boundaries(fields: Fields, key: str | int, pattern: str) -> None:
    """Refuse escapes that take kanji and kana for word characters."""
    if any(escape in pattern for escape in _FORBIDDEN):
        raise fields.error(key, _NEIGHBOURS)


def _trigger(fields: Fields, labels: Fields, worth: Worth) -> Trigger:
    phrases, needs_label = labels.texts("phrases"), worth.shape is None and worth.check is None
    trigger = fields.sub("trigger").known({"digits", "any"})
    built = Trigger(trigger.number("digits", 0), trigger.texts("any"))
    if not built.digits and not built.any:
        if not (needs_label and phrases):
            raise fields.error("trigger", Told("digits か any を書いてください。", "expected `digits` or `any`."))
        return Trigger(0, phrases)
    return built


def _worth(fields: Fields) -> Worth:
    value = fields.data.get("confidence")
    if not isinstance(value, Mapping):
        level = fields.level("confidence", Confidence)
        return Worth(level, level, level, level)
    levels = fields.sub("confidence").known({"shape", "label", "check", "both"})

    def worth(key: str, default: Confidence | None) -> Confidence | None:
        if key not in levels.data:
            return default
        return None if levels.data[key] in ("none", None) else levels.level(key, Confidence)

    shape = worth("shape", None)
    label, check = worth("label", shape), worth("check", shape)
    return Worth(
        shape,
        label,
        check,
        worth("both", (max(label or 0, check or 0) and Confidence(max(label or 0, check or 0))) or None),
    )


def _check(fields: Fields) -> CheckCall | None:
    if "check" not in fields.data:
        return None
    call = fields.sub("check")
    name = call.text("name")
    if name not in CHECKS:
        raise call.error("name", one_of(list(CHECKS)))
    call.known({"name", "required", *NUMBERS.get(name, ())})
    numbers = {key: value for key, value in call.data.items() if key not in ("name", "required")}
    for key, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise call.error(key, Told("数を書いてください。", "expected a number."))
    return CheckCall(name, MappingProxyType(numbers), call.data.get("required") is True)
