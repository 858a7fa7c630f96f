"""Categories, actions and confidences as an admin calls them, and the entity that a category's terms are."""

from collections.abc import Mapping
from types import MappingProxyType

from promptguard.model import Action, Category, Confidence, Entity

CATEGORIES: Mapping[str, Category] = MappingProxyType(
    {
        "取引先": Category.CLIENT, "案件": Category.PROJECT, "社内用語": Category.INTERNAL,
        "個人情報": Category.PERSONAL, "取引条件": Category.DEAL, "人事・給与": Category.PERSONNEL,
        "機密表示": Category.MARKING, "認証情報": Category.CREDENTIAL, "社内ネットワーク": Category.NETWORK,
        "要配慮個人情報": Category.SPECIAL_CARE, "特定個人情報": Category.MY_NUMBER,
    }
)  # fmt: skip
"""Those that a dictionary is for stand in front."""
ACTIONS: Mapping[str, Action] = MappingProxyType(
    {"許可": Action.ALLOW, "要確認": Action.WARN, "伏せ字": Action.MASK, "送信不可": Action.BLOCK}
)
CONFIDENCES: Mapping[str, Confidence] = MappingProxyType(
    {"弱い手がかり": Confidence.WEAK, "有力": Confidence.LIKELY, "確実": Confidence.CERTAIN}
)
_ENTITIES: Mapping[Category, str] = MappingProxyType(
    {
        Category.CLIENT: "CLIENT",
        Category.PROJECT: "PROJECT_CODE",
        Category.PERSONAL: "PERSON",
        Category.DEAL: "DEAL_TERMS",
    }
)


def entity_of(category: Category) -> Entity:
    """What a term of this category is reported as."""
    return Entity(_ENTITIES.get(category, "INTERNAL_TERM"))
