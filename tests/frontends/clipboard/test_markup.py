"""HTML is read as a person sees it."""

from promptguard.frontends.clipboard.markup import words_of


def test_tags_are_no_words() -> None:
    assert words_of("<meta charset=utf-8><b>鵜飼</b>様") == "鵜飼様"


def test_blocks_are_lines_and_cells_stand_apart() -> None:
    assert words_of("<p>氏名</p><table><tr><td>鵜飼</td><td>経理</td></tr></table>").split() == ["氏名", "鵜飼", "経理"]


def test_entities_are_characters() -> None:
    assert words_of("&#x9d5c;&amp;") == "鵜&"


def test_where_a_link_leads_is_said() -> None:
    assert "mailto:ukai@rindou.example" in words_of('<a href="mailto:ukai@rindou.example">連絡先</a>')


def test_programs_and_styles_are_not_seen() -> None:
    assert words_of("<head><title>x</title><style>p {}</style></head><script>1</script>本文") == "本文"
