import pytest

from events.answers.desk import find, last_entries
from events.models import Answer, Invitation, Registration
from tests import factories
from tests.factories import answer
from tests.races import failures, race


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def invited(event, name, company="Krog Bageri"):
    contact = factories.contact(
        event.network.host, name, company=factories.company(company), email="x@example.org"
    )
    return factories.invitation(event, contact)


@pytest.mark.parametrize("words", ["soren", "SØREN ÅG", "agard", "krog sør"])
def test_a_name_is_found_without_danish_letters(event, words):
    found = invited(event, "Søren Ågård")
    invited(event, "Bo Holm", "Dahls Smedje")
    assert find(event, words) == [found]


def test_a_code_is_found_as_it_was_written(event):
    invitation = invited(event, "Bo Holm")
    invited(event, "Ida Bæk")
    for typed in (invitation.code, invitation.printed_code.lower()):
        assert find(event, typed) == [invitation]


def test_nothing_typed_finds_nobody_and_strangers_are_not_there(event, cast):
    other = factories.event(factories.network(cast.sonderby))
    theirs = invited(other, "Hemmelig Gæst")
    for words in ("", "  ", "hemmelig", theirs.code):
        assert find(event, words) == []


def test_the_days_own_entries_come_newest_first(event, cast):
    for name in ("Bo", "Ida"):
        answer(invited(event, name), answer="yes", source="paper", by=cast.secretary)
    answer(invited(event, "Eva"), answer="yes", source="phone", by=cast.coordinator)
    entries = last_entries(event, cast.secretary)
    assert [entry.invitation.contact.name for entry in entries] == ["Ida", "Bo"]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_paper_telephone_and_link_at_once_end_in_one_state_with_a_full_log(site_root):
    host = factories.organisation("Nordby Kommune")
    event = factories.event(factories.network(host), capacity=3)
    invitation = invited(event, "Søren Ågård")
    secretary = factories.user("Åse Bødker")
    ways = [("paper", "yes"), ("phone", "phone_confirmed"), ("link", "no")] * 4

    def give(way):
        source, said = way
        by = None if source == "link" else secretary
        answer(Invitation.objects.with_people().get(), answer=said, source=source, by=by)

    assert failures(race(give, ways)) == []
    log = list(Answer.objects.order_by("pk"))
    invitation.refresh_from_db()
    registration = Registration.objects.get()
    assert len(log) == len(ways)
    assert invitation.answer == log[-1].answer
    assert (registration.seat == "confirmed") is invitation.is_coming
