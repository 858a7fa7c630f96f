"""Answers as chat models write them: what is meant is put back, what is not sure is told, the rest is left alone."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from promptguard.masking.entries import Entry, Style
from promptguard.masking.restore import Match, Restorer
from promptguard.masking.stream import Stream, restored

MARK = re.compile(r"⟦(.*?)\|([^|⟧]*)⟧", re.DOTALL)
VALUES = [
    ("【氏名1】", "<PERSON_1>", "鵜飼 誠一", "PERSON", 1, ""),
    ("【氏名1:姓】", "<PERSON_1_SURNAME>", "鵜飼", "PERSON", 1, "surname"),
    ("【氏名2】", "<PERSON_2>", "佐々倉 花子", "PERSON", 2, ""),
    ("【会社名1】", "<ORGANIZATION_1>", "㈱ミヤマ金物", "ORGANIZATION", 1, ""),
    ("【会社名1:別】", "<ORGANIZATION_1_OTHER>", "株式会社ミヤマ金物", "ORGANIZATION", 1, "other"),
    ("【取引先1】", "<CLIENT_1>", "合同会社ソラマメ企画", "CLIENT", 1, ""),
    ("【電話番号1】", "<PHONE_NUMBER_1>", "090-0000-0142", "PHONE_NUMBER", 1, ""),
    ("【メールアドレス1】", "<EMAIL_ADDRESS_1>", "s.ukai@miyama.example", "EMAIL_ADDRESS", 1, ""),
    ("【住所1】", "<JP_ADDRESS_1>", "架空県青葉市緑町1-2-3", "JP_ADDRESS", 1, ""),
    ("【取引条件1】", "<DEAL_TERMS_1>", "単価1,250円", "DEAL_TERMS", 1, ""),
    ("【パスワード1】", "<PASSWORD_1>", 'Ab"9\\x', "PASSWORD", 1, ""),
    ("【社内サーバー1】", "<INTERNAL_HOST_1>", "\\\\srv01\\share", "INTERNAL_HOST", 1, ""),
    ("【案件1】", "<PROJECT_CODE_1>", "HK-2291", "PROJECT_CODE", 1, ""),
]
SURROGATES = [
    ("水無瀬 和真", "鵜飼 誠一", "PERSON"),
    ("水無瀬", "鵜飼", "PERSON"),
    ("090-0961-2851", "090-0000-0142", "PHONE_NUMBER"),
    ("株式会社銀嶺精機", "株式会社ミヤマ金物", "ORGANIZATION"),
    ("minase@example.net", "s.ukai@miyama.example", "EMAIL_ADDRESS"),
]
ENTRIES = {
    "ja": tuple(Entry(ja, value, entity, number, part) for ja, _, value, entity, number, part in VALUES),
    "tag": tuple(
        Entry(tag, value, entity, number, part, 0, Style.TAG) for _, tag, value, entity, number, part in VALUES
    ),
    "surrogate": tuple(Entry(name, value, entity, 1, "", 0, Style.SURROGATE) for name, value, entity in SURROGATES),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A marked answer: (start, end, what is meant) of every mark, in the text without the marks."""

    name: str
    style: str
    text: str
    marks: tuple[tuple[int, int, str], ...]


def answers() -> list[Answer]:
    found = []
    file = Path(__file__).with_name("answers.txt").read_text(encoding="utf-8")
    for record in re.split(r"^## (?=ja:|tag:|surrogate:)", file, flags=re.MULTILINE)[1:]:
        title, _, marked = record.partition("\n")
        if "CRLF" in title:
            marked = marked.replace("\n", "\r\n")
        style, _, name = title.partition(": ")
        marks, text, at = [], "", 0
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            marks.append((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            at = mark.end()
        found.append(Answer(name, style, text + marked[at:], tuple(marks)))
    return found


ANSWERS = answers()
each_answer = pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: f"{a.style}: {a.name}")


def matches(answer: Answer) -> dict[tuple[int, int], Match]:
    return {(m.start, m.end): m for m in Restorer(ENTRIES[answer.style]).matches(answer.text)}


def test_there_are_enough_answers() -> None:
    assert len(ANSWERS) >= 150


@each_answer
def test_what_is_meant_is_read_and_nothing_else(answer: Answer) -> None:
    read = {
        (start, end, match.entry.placeholder if match.entry else "?") for (start, end), match in matches(answer).items()
    }
    assert read == {mark for mark in answer.marks if mark[2] != "-"}


@each_answer
def test_nothing_else_in_the_answer_is_touched(answer: Answer) -> None:
    after = restored(Restorer(ENTRIES[answer.style]), answer.text).text
    kept, behind = "", 0
    for start, end, meant in answer.marks:
        if meant not in ("?", "-"):
            kept += f"{re.escape(answer.text[behind:start])}.+?"
            behind = end
    assert re.fullmatch(kept + re.escape(answer.text[behind:]), after, re.DOTALL)


@each_answer
def test_in_pieces_the_answer_comes_out_the_same(answer: Answer) -> None:
    restorer = Restorer(ENTRIES[answer.style])
    stream = Stream(restorer)
    assert "".join(map(stream.feed, answer.text)) + stream.finish() == restored(restorer, answer.text).text


def test_of_the_damaged_placeholders_98_percent_are_restored_and_none_wrongly() -> None:
    damaged = right = wrong = 0
    for answer in ANSWERS:
        read = matches(answer)
        marks = {(start, end): meant for start, end, meant in answer.marks}
        for place, meant in marks.items():
            if meant not in ("?", "-") and answer.text[slice(*place)] != meant:
                damaged += 1
                right += place in read and read[place].entry is not None
        for place, match in read.items():
            wrong += match.entry is not None and match.entry.placeholder != marks.get(place)
    assert damaged >= 150
    assert wrong == 0
    assert right / damaged >= 0.98
