"""How a call of the command line travels: fields in a row, each behind its length (netstrings, Bernstein 1997)."""

CONTENT_TYPE = "application/x-promptguard-call"
"""No web page can send it without asking first, and nobody answers that question."""
JSON = "application/json"
HELLO, RUN, STOP, HEALTH = "/v1/hello", "/v1/run", "/v1/stop", "/v1/health"
_LONGEST_LENGTH = 9


def pack(*fields: bytes) -> bytes:
    """Fields in a row."""
    return b"".join(b"%d:%s," % (len(field), field) for field in fields)


def unpack(data: bytes) -> "list[bytes]":
    """The fields.

    Raises:
        ValueError: it is no row of fields, or it was cut.
    """
    fields = []
    at = 0
    while at < len(data):
        length, colon, _ = data[at : at + _LONGEST_LENGTH + 1].partition(b":")
        start = at + len(length) + 1
        end = start + int(length) if colon and length.isdigit() else -1
        if end < 0 or data[end : end + 1] != b",":
            raise ValueError("not a row of fields")
        fields.append(data[start:end])
        at = end + 1
    return fields
