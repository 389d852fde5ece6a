"""A thousand random steps of editors and translators: no word is lost, no language is mixed, no page breaks."""

import pytest

from tests.translation.walk import STEPS, Walk

pytestmark = pytest.mark.django_db

SEEDS = range(8)
LENGTH = 130
# All public pages are looked at every so many steps and at the end, those that were written at every step.
ROUND = 65


@pytest.mark.feature("L1", "L5", "L7")
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_happens(seed, django_capture_on_commit_callbacks):
    walk = Walk(seed, django_capture_on_commit_callbacks)
    for number in range(1, LENGTH + 1):
        walk.step()
        walk.check(everything=number % ROUND == 0 or number == LENGTH)
    # It was a walk worth the name.
    assert len(set(walk.log)) > len(STEPS) / 2
    assert walk.published > 3
    assert len(walk.said) > 30


def test_there_are_a_thousand_steps():
    assert len(SEEDS) * LENGTH >= 1_000
