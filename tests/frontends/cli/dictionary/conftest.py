"""A company whose dictionary has two files."""

from pathlib import Path

import pytest

CLIENTS = """\
# 営業部の辞書
category: client
owner: 営業部
entries:
  - 株式会社アオバ電装   # 要注意
  - {term: 合同会社ヴェルデ光学, aliases: [ヴェルデ]}
"""
PROJECTS = """\
category: project
owner: 開発部
entries:
  - {term: HK-2291, note: 発表前}
"""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The folder of the settings, in which the tests run."""
    (tmp_path / "promptguard.yaml").write_text("dictionaries: [d]\n", encoding="utf-8")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "clients.yaml").write_text(CLIENTS, encoding="utf-8")
    (tmp_path / "d" / "projects.yaml").write_text(PROJECTS, encoding="utf-8")
    return tmp_path
