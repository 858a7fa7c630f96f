"""Groups whose commands are the modules of a folder: adding a command is adding a file."""

import pkgutil
from importlib import import_module
from types import ModuleType

import click

from promptguard.frontends.cli.speaking import SpeakingGroup


class FolderGroup(SpeakingGroup):
    """The group of all commands of a folder; a command is imported when it is called."""

    folder: ModuleType

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every module of the folder; `import_` is called `import`, which no module can be."""
        return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(self.folder.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of one module."""
        names = {module.name.rstrip("_"): module.name for module in pkgutil.iter_modules(self.folder.__path__)}
        if cmd_name not in names:
            return None
        command: click.Command = import_module(f"{self.folder.__name__}.{names[cmd_name]}").command
        return command
