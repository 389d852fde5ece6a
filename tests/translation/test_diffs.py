"""Word differences: nothing of either text is lost, tags stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation.diffs import similarity, word_diff

PAIRS = [
    ("Първи ред.", "Първи нов ред."),
    ("2 500 000 лева", "2 600 000 евро"),
    ('Виж <a id="a1">сайта</a>!', 'Виж <a id="a2">страницата</a>!'),
    ("", "Ново"),
    ("Старо", ""),
    ("а < б", "а < в"),
]


def check(old, new):
    pieces = word_diff(old, new)
    assert "".join(text for op, text in pieces if op != "insert") == old
    assert "".join(text for op, text in pieces if op != "delete") == new


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_both_texts_can_be_read_from_the_pieces(old, new):
    check(old, new)


@given(st.text(alphabet="аб <>/a.1\n", max_size=40), st.text(alphabet="аб <>/a.1\n", max_size=40))
def test_whatever_the_texts_are(old, new):
    check(old, new)


def test_a_changed_word_is_one_piece():
    assert word_diff("Мостът е стар.", "Мостът е нов.") == [
        ("equal", "Мостът е "),
        ("delete", "стар"),
        ("insert", "нов"),
        ("equal", "."),
    ]


def test_a_tag_is_never_split():
    for _op, text in word_diff('x <a id="a1">y</a>', 'x <a id="a2">y</a>'):
        assert text.count("<") == text.count(">")


def test_similarity_orders_candidates():
    assert similarity("едно две три", "едно две три") == 1.0
    assert similarity("едно две три", "едно две пет") > similarity("едно две три", "шест седем")
