"""The JSON interface of files: the text of a file that was dropped on the page, in whatever encoding it is.

`decode` takes `{"data", "lang"?}`, `data` being the file in Base64 (RFC 4648), and gives `{"text", "told"}`: the text,
or None and the sentence that says why it cannot be read. Line ends stay as they are.
"""

import base64
import binascii
from typing import Any

from promptguard.frontends.problems import UnreadableError, remedy
from promptguard.frontends.reading import read_bytes
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import BadRequestError, Fields
from promptguard.report.wording import load_wording
from promptguard.settings import Settings


def decode(_engine: Engine, settings: Settings, data: object) -> dict[str, Any]:
    """The text of some bytes.

    Raises:
        BadRequestError: it is not asked as described above.
    """
    fields = Fields.of(data, ("data", "lang"))
    language = fields.language(settings.language)
    try:
        return {"text": read_bytes(base64.b64decode(fields.get("data", str), validate=True)), "told": None}
    except binascii.Error:
        raise BadRequestError("data") from None
    except UnreadableError as error:
        return {"text": None, "told": remedy(error, load_wording(language))}
