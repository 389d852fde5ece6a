"""L11: a municipality keeps its glossary as a table in the content folder."""

import pytest

from pobratim.content.folder import read_content
from pobratim.content.loader import load_content
from pobratim.content.mistakes import ContentError
from tests import content_folder
from translation.memory.glossary import read
from translation.models import GlossaryConcept, MemoryEntry

pytestmark = pytest.mark.django_db

TABLE = """code,domain,term_bg,case_sensitive_bg,term_en,forbidden_en
amal,градове,Омол,true,Åmål,Amal; Aamal
hor,,хор,,choir,
"""


@pytest.fixture
def folder(tmp_path):
    folder = content_folder.write(tmp_path)
    (folder / "glossary.csv").write_text(TABLE)
    return folder


def load(folder):
    return load_content(folder, pictures=False)


def said(code):
    return read(GlossaryConcept.objects.get(code=code)).words["en"]


@pytest.mark.feature("L11")
def test_the_table_is_loaded_once_and_what_was_changed_on_the_site_stays(folder):
    assert load(folder).created["glossary"] == 2
    assert said("amal").forbidden == ("Amal", "Aamal")
    assert MemoryEntry.objects.exists()
    GlossaryConcept.objects.get(code="hor").terms.filter(text="choir").update(text="chorus")
    content_folder.change(folder, "glossary.csv", "Amal; Aamal", "Amal")
    again = load(folder)
    assert (again.changed["glossary"], again.unchanged["glossary"]) == (1, 1)
    assert said("amal").forbidden == ("Amal",)
    assert said("hor").term == "chorus"


@pytest.mark.feature("L11")
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("hor,,хор,,choir,", "hor,,хор,maybe,choir,", 3),
        ("hor,,хор,,choir,", "hor,,хор,,choir,choir", 3),
        ("hor,,хор,,choir,", "amal,,хор,,choir,", 3),
        ("hor,,хор,,choir,", "Хор,,хор,,choir,", 3),
        ("hor,,хор,,choir,", "hor,,,,,choir", 3),
        ("forbidden_en", "never_en", 1),
    ],
)
def test_a_mistake_is_named_with_its_line_and_nothing_is_loaded(folder, old, new, line):
    content_folder.change(folder, "glossary.csv", old, new)
    with pytest.raises(ContentError) as refused:
        read_content(folder)
    assert {(mistake.file, mistake.line) for mistake in refused.value.mistakes} == {
        ("glossary.csv", line)
    }
