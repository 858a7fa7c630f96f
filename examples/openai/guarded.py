"""Every prompt masked, every answer restored: a wrapper for OpenAI and whatever speaks its protocol.

    client = Guarded(openai.OpenAI(), promptguard.Scanner.load())
    answer = client.chat([{"role": "user", "content": "田中様への返事を書いて"}], model="gpt-4o-mini")
    for piece in client.stream(messages, model="gpt-4o-mini"):
        print(piece, end="")

The conversation shares its placeholders, so that the model can tell who is who from one message to the next. What
cannot be checked, or cannot be masked whole, is not sent. Only text is handled: pictures and files are refused.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from promptguard import Scanner

Message = dict[str, Any]


class NotSentError(Exception):
    """The messages were not sent: something in them could not be masked."""


class Guarded:
    """One conversation with a chat service."""

    def __init__(self, client: Any, scanner: Scanner) -> None:
        """Take an `openai.OpenAI` (or anything with its interface) and a scanner."""
        self._client, self._session = client, scanner.session()

    def chat(self, messages: Sequence[Message], **options: Any) -> str:
        """The whole answer; `options` go to the service as they are.

        Raises:
            NotSentError, promptguard.UncheckedError: nothing was sent.
        """
        answer = self._client.chat.completions.create(messages=self._masked(messages), **options)
        return self._session.restore(answer.choices[0].message.content or "").text

    def stream(self, messages: Sequence[Message], **options: Any) -> Iterator[str]:
        """The answer in pieces; a placeholder that is cut in two is held back until it is whole."""
        masked = self._masked(messages)
        restoring = self._session.stream()
        for part in self._client.chat.completions.create(messages=masked, stream=True, **options):
            if part.choices and (piece := restoring.feed(part.choices[0].delta.content or "")):
                yield piece
        yield restoring.finish()

    def _masked(self, messages: Sequence[Message]) -> list[Message]:
        return [{**message, "content": self._mask(message["content"])} for message in messages]

    def _mask(self, content: object) -> str:
        if not isinstance(content, str):
            raise NotSentError("only text can be masked")
        masked = self._session.mask(content)
        if masked.left:
            raise NotSentError(f"{len(masked.left)} places could not be masked")
        return masked.text
