"""Dictionary and settings files changed in place: what is not changed stays as it was, byte for byte.

A round trip through a YAML writer (ruamel.yaml keeps comments) takes 40 s for 10,000 entries and reflows what it
does not know. Here the parser only tells where things stand, and the new text is put in between. The result is
parsed again and compared with what was meant; where it differs, nothing is changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from promptguard.errors import SourceError, Told
from promptguard.normalize.projection import Edit, View

_BY_HAND = Told(
    "このファイルは書き方が特別なので、自動では書き換えません。手で書き加えてください。",
    "this file is written in a way that is not changed automatically; please edit it by hand.",
)
_WIDE = 1_000_000


def appended(path: object, text: str, key: str, items: Sequence[object]) -> str:
    """The file with items behind those that the list at `key` has, each on its line where the list is written so.

    Raises:
        SourceError: the file cannot be changed without harm.
    """
    if not items:
        return text
    node, place = _child(_composed(text), key)
    old = (_data(text) or {}).get(key) or []
    edits = _new_list(text, key, items, place) if not old else _behind(text, node, items)
    new = View(text).then(edits).text
    _prove(path, text, new, key, [*old, *items])
    return new


def with_fields(path: object, text: str, key: str, changes: Mapping[int, Mapping[str, object]]) -> str:
    """The file with fields of entries set: `changes` by the place of the entry in the list at `key` (from zero).

    Raises:
        SourceError: the file cannot be changed without harm.
    """
    if not changes:
        return text
    node, _ = _child(_composed(text), key)
    old = list(_data(text)[key])
    edits: list[Edit] = []
    for index, fields in changes.items():
        edits += _set(text, node.value[index], fields)
        was = old[index] if isinstance(old[index], dict) else {"term": old[index]}
        old[index] = was | dict(fields)
    new = View(text).then(sorted(edits)).text
    _prove(path, text, new, key, old)
    return new


def _prove(path: object, text: str, new: str, key: str, expected: Sequence[object]) -> None:
    """The new text says what was meant, and everything else as before."""
    if _data(new) != {**(_data(text) or {}), key: list(expected)}:
        raise SourceError(path, None, key, _BY_HAND)


def _composed(text: str) -> Any:  # noqa: ANN401 - yaml's node classes are untyped
    import yaml

    return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _data(text: str) -> Any:  # noqa: ANN401 - plain data of any shape
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the safe loaders


def _child(node: Any, key: str) -> tuple[Any, Any]:  # noqa: ANN401 - yaml's node classes are untyped
    """The value at a key and the key itself; nothing where the key is missing."""
    pairs = node.value if node is not None and node.id == "mapping" else ()
    return next(((value, name) for name, value in pairs if name.value == key), (None, None))


def inline(value: object) -> str:
    """A value on one line, quoted where it has to be, in brackets as well as outside."""
    import yaml

    dumped: str = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=_WIDE, sort_keys=False)
    return dumped.strip()[1:-1]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _ended(text: str) -> str:
    """The text with an end to its last line."""
    return text if not text or text.endswith("\n") else text + _line_end(text)


def _lines(items: Iterable[object], indent: str, end: str) -> str:
    return "".join(f"{indent}- {inline(item)}{end}" for item in items)


def _new_list(text: str, key: str, items: Sequence[object], place: Any) -> Iterable[Edit]:  # noqa: ANN401
    """The first items of a list that is missing (`place` is None), or there without any."""
    end = _line_end(text)
    if place is None:
        last = "" if text == _ended(text) else end
        yield _insert(len(text), f"{last}{key}:{end}{_lines(items, '  ', end)}")
        return
    colon = text.index(":", place.end_mark.index) + 1
    behind = text.find("\n", colon)
    value = text[colon : behind if behind >= 0 else len(text)].partition("#")[0].rstrip()
    new = f"{end}{_lines(items, ' ' * (place.start_mark.column + 2), end)}"
    yield Edit(colon, colon + len(value), "")
    yield _insert(len(text), new) if behind < 0 else _insert(behind + 1, new.removeprefix(end))


def _behind(text: str, node: Any, items: Sequence[object]) -> Iterable[Edit]:  # noqa: ANN401
    """Further items of a list."""
    last = _end(node.value[-1])
    if node.flow_style:
        yield _insert(last, "".join(f", {inline(item)}" for item in items))
        return
    indent = " " * node.start_mark.column
    yield _new_lines(text, last, _lines(items, indent, _line_end(text)))


def _end(node: Any) -> int:  # noqa: ANN401
    """Where a node's own text ends; the parser lets block collections reach to whatever follows them."""
    if node.id == "scalar" or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if node.id == "mapping" else last)


def _set(text: str, entry: Any, fields: Mapping[str, object]) -> list[Edit]:  # noqa: ANN401
    """Set fields of one entry, which may be a plain term."""
    start, end = entry.start_mark.index, _end(entry)
    if entry.id == "scalar":
        others = "".join(f", {key}: {inline(value)}" for key, value in fields.items())
        return [Edit(start, end, f"{{term: {inline(entry.value)}{others}}}")]
    edits: list[Edit] = []
    added: list[str] = []
    for key, value in fields.items():
        node, _ = _child(entry, key)
        if node is None:
            added.append(f"{key}: {inline(value)}")
        else:
            edits.append(Edit(node.start_mark.index, _end(node), inline(value)))
    if added and entry.flow_style:
        edits.append(_insert(_end(entry.value[-1][1]), "".join(f", {field}" for field in added)))
    elif added:
        indent, ending = " " * entry.start_mark.column, _line_end(text)
        edits.append(_new_lines(text, end, "".join(f"{indent}{field}{ending}" for field in added)))
    return edits


def _insert(at: int, new: str) -> Edit:
    return Edit(at, at, new)


def _new_lines(text: str, last: int, lines: str) -> Edit:
    """Whole lines behind the one on which something ends, its comment included."""
    at = last if text[last - 1 : last] == "\n" else text.find("\n", last) + 1
    if at:
        return _insert(at, lines)
    return _insert(len(text), f"{_line_end(text)}{lines}")
