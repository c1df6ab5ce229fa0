"""What a screen reader finds in the letters, read by a second library."""

import io
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from events.letters import files
from events.letters.files import joined_letters, separate_letters
from events.letters.pdf import (
    TEMPLATE,
    document_of,
    letter_of,
    sized,
    to_set,
    typeset_letters,
)
from frontend.apart import apart
from frontend.joining import join
from frontend.splitting import NotSplit, split, typeset_each
from frontend.typeset import typeset_file
from tests import factories

NAMES = ["Søren Ågård", "Åse Bæk", "Ida Holm"]


@pytest.fixture
def made(cast):
    """(document, letters) of three people, one with two pages."""
    event = factories.event(cast.network, agenda="Velkomst\nSpot et småjob")
    round = factories.invitation_round(event)
    page = round.letter
    people = [factories.contact(cast.nordby, name) for name in NAMES]
    invitations = [factories.invitation(event, contact=each, round=round) for each in people]
    letters = [letter_of(each, page) for each in invitations]
    letters[1]["body"] = [["paragraph", ["Der er kaffe til alle, som kommer forbi os. " * 20] * 5]]
    return document_of(event.organisation, page), letters


def elements(node):
    """Every element of the structure, in reading order."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def check(whole, number):
    """Every page and every link has its own place in the tree, and the tree names only pages of the file."""
    tree = whole.Root.StructTreeRoot
    assert whole.Root.MarkInfo.Marked
    assert str(whole.Root.Lang).startswith("da")
    assert whole.Root.ViewerPreferences.DisplayDocTitle
    assert b"<pdfuaid:part>1<" in whole.Root.Metadata.read_bytes()
    assert b"<xmpTPg:NPages>%d<" % len(whole.pages) in whole.Root.Metadata.read_bytes()
    kept = [int(key) for index, key in enumerate(tree.ParentTree.Nums) if index % 2 == 0]
    asked = [int(page.obj.StructParents) for page in whole.pages]
    asked += [int(link.StructParent) for page in whole.pages for link in page.get("/Annots", [])]
    assert sorted(asked) == kept == list(range(int(tree.ParentTreeNextKey)))
    own = {page.obj.objgen for page in whole.pages}
    found = list(elements(tree.K))
    assert all(each.Pg.objgen in own for each in found if "/Pg" in each)
    kinds = Counter(str(each.S) for each in found)
    assert (kinds["/Document"], kinds["/H1"], kinds["/Link"]) == (1, number, number)
    assert kinds["/H2"] == number  # the facts
    assert all(str(each.get("/Alt", "")) for each in found if each.S == "/Figure")
    assert found[0].S == "/Document"


def test_letters_in_one_go_are_tagged_in_reading_order(made):
    with pikepdf.open(io.BytesIO(typeset_letters(*made))) as whole:
        assert len(whole.pages) == 4
        check(whole, 3)


def test_parts_joined_are_as_good_as_one(made, tmp_path):
    document, letters = made
    parts = []
    for number, chunk in enumerate([letters[:1], letters[1:]]):
        parts.append(tmp_path / f"{number}.pdf")
        typeset_file(parts[-1], TEMPLATE, *to_set(document, chunk))
    join(parts, tmp_path / "whole.pdf")
    with pikepdf.open(tmp_path / "whole.pdf") as whole:
        assert len(whole.pages) == 4
        check(whole, 3)


def test_pages_put_together_without_their_numbers_lose_their_place(made, tmp_path):
    """Negative control: what any program that joins PDFs would do."""
    document, letters = made
    with pikepdf.new() as whole:
        for chunk in (letters[:1], letters[2:]):
            with pikepdf.open(io.BytesIO(typeset_letters(document, chunk))) as part:
                whole.pages.extend(part.pages)
        numbers = [int(page.obj.StructParents) for page in whole.pages]
        assert len(set(numbers)) < len(numbers)
        assert "/StructTreeRoot" not in whole.Root


@pytest.fixture
def ran(monkeypatch):
    """What would run in a process of its own, run here; two letters a part."""
    functions = []

    class Here:
        def __enter__(self):
            return lambda function, *arguments: functions.append(function) or function(*arguments)

        def __exit__(self, *_error):
            return False

    monkeypatch.setattr(files, "LETTERS_A_PART", 2)
    monkeypatch.setattr(files, "apart", Here)
    return functions


def said(whole):
    """Every text that stands for a picture or a link: the codes of the letters are among them."""
    return {
        str(each.get("/Alt", "")) for each in whole.objects if isinstance(each, pikepdf.Dictionary)
    }


def test_one_file_each_is_tagged_and_holds_no_word_of_another(made, ran):
    document, letters = made
    for own, content in zip(letters, separate_letters([(document, letters)]), strict=True):
        with pikepdf.open(io.BytesIO(content)) as one:
            assert len(one.pages) == (2 if own is letters[1] else 1)
            check(one, 1)
            assert [each["code"] for each in letters if each["qr_alt"] in said(one)] == [
                own["code"]
            ]
    assert ran == [typeset_each]  # the third is alone in its part


def test_pages_taken_out_alone_would_bring_the_neighbours_codes_along(made):
    """Negative control: a page leads to the structure of the whole document."""
    with pikepdf.open(io.BytesIO(typeset_letters(*made))) as whole:
        del whole.pages[1:]
        target = io.BytesIO()
        whole.save(target)
    with pikepdf.open(target) as one:
        assert {each["qr_alt"] for each in made[1]} <= said(one)


def test_a_document_that_does_not_fall_apart_as_it_should_is_refused(made):
    with pytest.raises(NotSplit):
        list(split(typeset_letters(*made), 2))


def test_many_are_set_in_parts_and_said_so_on_the_way(made, ran):
    document, letters = made
    told = []
    with pikepdf.open(io.BytesIO(joined_letters([(document, letters)], made=told.append))) as whole:
        check(whole, 3)
    assert ran == [typeset_file, typeset_file, join]
    assert told == [2, 3]


def test_the_longest_letter_says_the_size_of_all(made):
    document, letters = made
    assert {each["points"] for each in sized(document, letters)} == {0}  # two pages
    assert sized(document, letters[:1])[0]["points"] == 12
    assert sized(document, []) == []


@pytest.mark.slow
def test_work_apart_is_done_elsewhere_and_its_errors_come_back(tmp_path):
    with apart() as run:
        run(Path.write_text, tmp_path / "here", "x")
        assert (tmp_path / "here").read_text() == "x"
        with pytest.raises(FileNotFoundError):
            run(Path.read_text, tmp_path / "gone")
