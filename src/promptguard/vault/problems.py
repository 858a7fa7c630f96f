"""What can go wrong with the vault, and what to do about it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from promptguard.errors import PromptguardError, Told


class Trouble(StrEnum):
    """Kinds of trouble."""

    LOST_KEY = "lost_key"
    WRONG_KEY = "wrong_key"
    KEY_STORE = "key_store"
    DAMAGED = "damaged"
    BUSY = "busy"
    FULL = "full"
    CLOSED = "closed"
    NEWER = "newer"


_AGAIN = Told("中身をあきらめて作り直すには promptguard vault forget --all を実行してください。",
              "To give up what is in it and start anew: promptguard vault forget --all")  # fmt: skip
_TOLD: Mapping[Trouble, Told] = MappingProxyType(
    {
        Trouble.LOST_KEY: Told(
            f"保管庫の鍵がありません。鍵を元に戻せば、中身はまた読めます。{_AGAIN.ja}",
            f"the key of the vault is gone. With the key put back it can be read again. {_AGAIN.en}",
        ),
        Trouble.WRONG_KEY: Told(
            f"保管庫の鍵が違うため読めません。元の鍵に戻せば読めます。{_AGAIN.ja}",
            f"this is not the key of the vault. With its own key it can be read again. {_AGAIN.en}",
        ),
        Trouble.KEY_STORE: Told(
            "パソコンの鍵の保管場所（キーチェーンなど）を使えません。ロックを解除してから、もう一度お試しください。",
            "the system's key store cannot be used. Unlock it and try again.",
        ),
        Trouble.DAMAGED: Told(
            f"保管庫が壊れているため読めません。ファイルはそのまま残してあります。{_AGAIN.ja}",
            f"the vault is damaged and cannot be read. The file is left as it is. {_AGAIN.en}",
        ),
        Trouble.BUSY: Told(
            "保管庫がほかの処理で使われています。少し待ってから、もう一度お試しください。",
            "the vault is in use by another process. Wait a little and try again.",
        ),
        Trouble.FULL: Told(
            "ディスクがいっぱいで、対応表を保管できません。空きを作るか、"
            "--no-store（元に戻せません）か --map FILE を使ってください。",
            "the disk is full, so that the map cannot be kept. Make room, or use --no-store (one way) or --map FILE.",
        ),
        Trouble.CLOSED: Told(
            "保管庫を開けません。フォルダーの書き込み権限を確かめてください。"
            "--no-store（元に戻せません）か --map FILE も使えます。",
            "the vault cannot be opened. See whether its folder can be written to, "
            "or use --no-store (one way) or --map FILE.",
        ),
        Trouble.NEWER: Told(
            "保管庫が新しい版の promptguard で作られています。promptguard を新しくしてください。",
            "the vault was made by a newer promptguard. Update promptguard.",
        ),
    }
)


class VaultError(PromptguardError):
    """The vault cannot be used (exit code 3). Nothing that was in it has been changed."""

    def __init__(self, trouble: Trouble, place: object = "") -> None:
        """Name the trouble and the file."""
        super().__init__(str(_TOLD[trouble]))
        self.trouble, self.place = trouble, place

    def told(self, language: str) -> str:
        """File, problem and remedy in one language."""
        front = f"{self.place}: " if self.place else ""
        return f"{front}{_TOLD[self.trouble].within(language)}"
