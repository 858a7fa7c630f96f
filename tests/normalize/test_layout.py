from promptguard.normalize.layout import layout


def header_of(text: str, value: str) -> str:
    return layout(text).header(text.index(value))


def test_a_cell_of_a_pasted_sheet_has_the_header_of_its_column() -> None:
    text = "見てください\n\n社員番号\t氏名\n10238\t見本\n10251\t例示\n"
    assert header_of(text, "10251") == "社員番号"
    assert header_of(text, "例示") == "氏名"


def test_csv_and_markdown_are_tables_too() -> None:
    assert header_of("id,氏名,電話\nA-1,見本,090", "見本") == "氏名"
    assert header_of("| 顧客 | 金額 |\n|---|---|\n| 甲社 | 9円 |", "甲社") == "顧客"


def test_a_first_line_of_values_is_no_header() -> None:
    assert header_of("10238\t見本\n10251\t例示", "例示") == ""


def test_prose_with_a_comma_is_no_table() -> None:
    assert header_of("はい, そうです\nいいえ, 違います", "違います") == ""


def test_a_table_ends_where_its_separator_ends() -> None:
    assert header_of("番号\t氏名\n1\t見本\n\n本文です", "本文") == ""


def test_lines_are_counted_from_zero() -> None:
    assert layout("a\nbc\nd").line(3) == (1, 2)


def test_columns_set_with_blanks_are_a_table() -> None:
    text = "品名    数量   単価\nピンA   2,000  74\nピンB   1,500  91"
    assert header_of(text, "91") == "単価"
    assert header_of(text, "1,500") == "数量"


def test_the_columns_of_an_insert_label_its_values() -> None:
    text = "INSERT INTO staff (code, name, pay) VALUES\n ('SF-1', '見本, 花子', 258000),\n ('SF-2', '例示', 221500);"
    assert header_of(text, "SF-2") == "code"
    assert header_of(text, "見本, 花子") == "name"
    assert header_of(text, "221500") == "pay"


def test_a_comma_in_a_cell_does_not_end_the_table() -> None:
    text = 'No,氏名,基本給,備考\n1,"見本, 花子",224000,なし\n2,例示,361,000,なし\n3,実例,196000,なし'
    assert header_of(text, "361,000") == "基本給"
    assert header_of(text, "花子") == "氏名"
    assert header_of(text, "196000") == "基本給"
