"""A call that cannot be followed; its sentence stands in `help.yaml` under `errors`."""

from promptguard.errors import UsageProblemError


class WrongCallError(UsageProblemError):
    """What was asked for does not exist or does not fit; the sentence is made from `key` and `fields`."""

    def __init__(self, key: str, **fields: object) -> None:
        """Name the sentence; `fields` hold no text of the draft."""
        super().__init__(key)
        self.key, self.fields = key, fields
