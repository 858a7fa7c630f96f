"""Long lists in YAML, read item by item: a million entries must not become a million nodes at once."""

from collections.abc import Callable, Mapping
from typing import Any

import yaml
from yaml.composer import Composer, ComposerError

Check = Callable[[Any], None]
Listed = tuple[Any, Mapping[str, tuple[int, ...]]]
"""The data of a file, and the lines (from one) on which the items of its top-level lists start."""


def read_listed(text: str, check: Check) -> Listed:
    """Parse one document; every node goes through `check` before it becomes data.

    Raises:
        yaml.YAMLError: the text is not YAML, or more than one document.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)  # the safe loaders
    try:
        return _Items(loader, check).read()
    finally:
        loader.dispose()


class _Items(Composer):
    """PyYAML's own composer on the events of a loader, asked for one item at a time."""

    def __init__(self, loader: Any, check: Check) -> None:  # noqa: ANN401 - either of two loaders
        super().__init__()
        self._loader, self._check = loader, check
        for name in ("check_event", "peek_event", "get_event", "resolve", "descend_resolver", "ascend_resolver"):
            setattr(self, name, getattr(loader, name))

    def read(self) -> Listed:
        self._loader.get_event()
        if self._loader.check_event(yaml.StreamEndEvent):
            return None, {}
        self._loader.get_event()
        found = self._root() if self._loader.check_event(yaml.MappingStartEvent) else (self._data(), {})
        self._loader.get_event()
        if not self._loader.check_event(yaml.StreamEndEvent):
            mark = self._loader.get_event().start_mark
            raise ComposerError("expected a single document", None, "but found another document", mark)
        return found

    def _root(self) -> Listed:
        """A mapping, its lists item by item."""
        root = yaml.MappingNode("tag:yaml.org,2002:map", [], self._loader.get_event().start_mark, None)
        data: dict[Any, Any] = {}
        lines: dict[str, tuple[int, ...]] = {}
        while not self._loader.check_event(yaml.MappingEndEvent):
            name = self._node()
            root.value.append((name, yaml.ScalarNode("", "")))
            self._check(root)
            if name.id != "scalar":
                raise ComposerError(None, None, "expected the name of a field", name.start_mark)
            key = self._loader.construct_document(name)
            if self._loader.check_event(yaml.SequenceStartEvent) and self._loader.peek_event().anchor is None:
                data[key], lines[str(key)] = self._list()
            else:
                data[key] = self._data()
        self._loader.get_event()
        return data, lines

    def _list(self) -> tuple[list[Any], tuple[int, ...]]:
        self._loader.get_event()
        items, lines = [], []
        while not self._loader.check_event(yaml.SequenceEndEvent):
            lines.append(self._loader.peek_event().start_mark.line + 1)
            items.append(self._data())
        self._loader.get_event()
        return items, tuple(lines)

    def _data(self) -> Any:  # noqa: ANN401 - plain data of any shape
        node = self._node()
        self._check(node)
        return self._loader.construct_document(node)

    def _node(self) -> Any:  # noqa: ANN401 - yaml's node classes are untyped
        """The next node; the arguments say that it stands in no other one."""
        node: Any = self.compose_node(None, None)  # type: ignore[arg-type]
        return node
