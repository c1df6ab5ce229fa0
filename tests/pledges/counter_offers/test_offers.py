"""Nobody for an opening: what is offered instead, and what the company's answer makes of the opening."""

import pytest
from django.urls import reverse
from django.utils import timezone

from outbox.models import Message
from pledges.counter_offers.offers import CounterOfferRefused, answer, offer, take_back
from pledges.followup.changes import FollowUpRefused, change_status, log
from pledges.followup.statuses import needs_offer, next_statuses
from pledges.models import CounterOffer
from pledges.splitting import keep_openings
from tests import factories

NOBODY = "no_candidate_yet"
Code = CounterOfferRefused.Code


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(
        cast.network, tasks=("cleaning", "green"), contact_email="soren@example.org"
    )
    made = factories.handover(sheet, cast.unit, owner=cast.consultant)
    return log(made, by=cast.consultant, kind="call", expected_version=0)


@pytest.fixture
def opening(handover):
    return handover.openings.get(task="cleaning")


@pytest.mark.parametrize(
    ("status", "jobs", "offered", "needed"),
    [
        (NOBODY, 1, False, True),
        (NOBODY, 3, True, False),
        (NOBODY, 0, False, False),
        ("referred", 1, False, False),
    ],
)
def test_nobody_is_said_only_after_something_else_was_offered(status, jobs, offered, needed):
    assert needs_offer(status, jobs=jobs, offered=offered) is needed


def test_no_form_and_no_call_says_nobody_without_an_offer(cast, handover, opening):
    assert NOBODY not in dict(next_statuses(handover))
    with pytest.raises(FollowUpRefused) as refused:
        change_status(handover, status=NOBODY, by=cast.consultant)
    assert refused.value.code == "offer"
    with pytest.raises(FollowUpRefused):
        log(handover, by=cast.consultant, kind="call", status=NOBODY, expected_version=1)
    made = offer(opening, by=cast.consultant, hours="1-4")
    handover.refresh_from_db()
    assert handover.status == NOBODY
    answer(made, yes=False)
    change_status(handover, status="contacted", by=cast.consultant)
    change_status(handover, status=NOBODY, by=cast.consultant)  # they were asked, and said no


def test_a_yes_changes_the_opening_its_line_and_the_clock_and_tells_both(cast, handover, opening):
    made = offer(
        opening, by=cast.lead, hours="1-4", task="kitchen", days="tirsdag", words="Vi har en kok."
    )
    answer(made, yes=True, words="Fint")
    opening.refresh_from_db()
    handover.refresh_from_db()
    assert (opening.task, opening.hours, opening.days) == ("kitchen", "1-4", "tirsdag")
    line = handover.sheet.lines.get(task="kitchen")
    assert (line.hours, line.positions) == ("1-4", 1)
    assert not handover.sheet.lines.filter(task="cleaning").exists()
    assert handover.status == "contacted"
    assert handover.candidate_due > timezone.now()
    keep_openings(handover)
    opening.refresh_from_db()
    assert (handover.openings.count(), opening.withdrawn, opening.days) == (2, 0, "tirsdag")
    told = Message.objects.filter(subject="Svar på jeres forslag").values_list(
        "recipient", flat=True
    )
    assert set(told) == {cast.consultant.email, cast.lead.email}
    company = Message.objects.filter(recipient="soren@example.org")
    assert {"Kunne I bruge noget andet?", "Tak for jeres svar"} <= {one.subject for one in company}


def test_where_somebody_is_at_work_only_what_is_left_changes(cast, handover, opening):
    opening.positions = 2
    opening.save()
    factories.placement(handover, opening=opening)
    change_status(handover, status="referred", by=cast.consultant)
    change_status(handover, status="hired", by=cast.consultant)
    made = offer(opening, by=cast.consultant, hours="20+")
    handover.refresh_from_db()
    assert handover.status == "hired"
    answer(made, yes=True)
    opening.refresh_from_db()
    rest = handover.openings.get(hours="20+")
    assert (opening.hours, opening.positions, opening.withdrawn) == ("5-9", 2, 1)
    assert (rest.positions, rest.task, rest.of_line) == (1, "cleaning", False)


def test_a_no_leaves_all_as_it_was(cast, handover, opening):
    answer(offer(opening, by=cast.consultant, pattern="season"), yes=False, words="Kun fast")
    opening.refresh_from_db()
    handover.refresh_from_db()
    assert (opening.pattern, handover.status) == ("weekly", NOBODY)
    assert "Kun fast" in handover.entries.latest("pk").text


def test_what_cannot_be(cast, handover, opening):
    made = offer(opening, by=cast.consultant, hours="1-4")
    with pytest.raises(CounterOfferRefused) as refused:
        offer(opening, by=cast.lead, hours="20+")
    assert refused.value.code == Code.WAITING
    assert answer(made, yes=False) == answer(made, yes=False)
    for late in (lambda: answer(made, yes=True), lambda: take_back(made, by=cast.lead)):
        with pytest.raises(CounterOfferRefused) as refused:
            late()
        assert refused.value.code == Code.ANSWERED
    taken = offer(opening, by=cast.consultant, hours="1-4")
    assert take_back(taken, by=cast.consultant).state == "taken_back"
    opening.withdrawn = opening.positions
    opening.save()
    with pytest.raises(CounterOfferRefused) as refused:
        offer(opening, by=cast.consultant, hours="1-4")
    assert refused.value.code == Code.FULL


def test_the_form_asks_for_something_else_and_keeps_what_was_typed(cast, client, handover, opening):
    client.force_login(cast.consultant)
    address = reverse("pledges:counter_offer", args=[handover.pk])
    same = {"opening": opening.pk, "hours": "5-9", "words": "Vi har en kok"}
    page = client.post(address, same)
    assert page.status_code == 422
    assert "Vi har en kok" in page.content.decode()
    taken = client.post(address, {"opening": opening.pk, "task": "green"})
    assert taken.status_code == 422
    assert CounterOffer.objects.count() == 0
    assert client.post(address, same | {"hours": "1-4"}).status_code == 302
    assert client.get(reverse("pledges:handover", args=[handover.pk])).status_code == 200
    assert client.get(reverse("pledges:opening", args=[opening.pk])).status_code == 200


def test_a_phone_answer_and_an_opening_without_a_sheet(cast, client):
    opening = factories.opening(cast.network, cast.unit)
    client.force_login(cast.consultant)
    address = reverse("pledges:opening_counter_offer", args=[opening.pk])
    assert client.post(address, {"opening": opening.pk, "hours": "1-4"}).status_code == 302
    made = CounterOffer.objects.get()
    reply = reverse("pledges:counter_offer_reply", args=[made.pk])
    assert client.post(reply, {}).status_code == 422
    assert client.post(reply, {"answer": "yes"}).status_code == 302
    opening.refresh_from_db()
    assert opening.hours == "1-4"
    assert client.post(reply, {"answer": "no"}).status_code == 409


def test_the_receipt_answers_only_its_own(cast, client, handover, opening):
    made = offer(opening, by=cast.consultant, hours="1-4")
    other = factories.handover(factories.sheet(cast.network), cast.unit).sheet
    foreign = reverse("pledges:receipt_offer", args=[other.receipt_token, made.pk])
    assert client.post(foreign, {"answer": "yes"}).status_code == 404
    own = reverse("pledges:receipt_offer", args=[handover.sheet.receipt_token, made.pk])
    assert client.get(own).status_code == 200
    assert client.post(own, {}).status_code == 422
    assert client.post(own, {"answer": "yes"}).status_code == 302
    assert client.post(own, {"answer": "no"}).status_code == 409
    assert client.get(handover.sheet.get_receipt_url()).status_code == 200
