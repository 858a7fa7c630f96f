"""Values of options that a dictionary needs: categories and days, as people write them."""

from datetime import date
from typing import Any

import click

from promptguard.dictionary.spoken import CATEGORIES
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.model import Category


class CategoryKind(click.ParamType[Category]):
    """A category by its name in the files or in Japanese: `client` or 取引先."""

    name = "category"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Category:  # noqa: ANN401, ARG002 - click's signature
        """The category that is meant."""
        if isinstance(value, Category):
            return value
        if value in CATEGORIES:
            return CATEGORIES[value]
        if value in list(Category):
            return Category(value)
        raise WrongCallError("unknown_category", name=value)


class DayKind(click.ParamType[date]):
    """A day, YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401, ARG002 - click's signature
        """The day that is meant."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            raise WrongCallError("no_day", name=value) from None


CATEGORY, DAY = CategoryKind(), DayKind()
