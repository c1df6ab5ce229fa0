"""Everything that waits for a leader's answer stands first on their page, and what is answered does not."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from home.mine.mine import mine
from home.mine.waiting import waiting
from tests import factories

ADDRESS = "ida@example.org"


def questions(address=ADDRESS):
    return [(asked.title, asked.about) for asked in waiting(mine(address))]


def promised(cast, **fields):
    sheet = factories.sheet(cast.network, contact_email=ADDRESS, **fields)
    return factories.handover(sheet, cast.unit, owner=cast.consultant)


def test_a_job_that_is_to_last_is_asked_about_until_the_company_said(cast):
    placement = factories.placement(
        promised(cast), starts_on=timezone.localdate() - timedelta(weeks=14)
    )
    check = factories.retention_check(placement)
    later = factories.retention_check(
        placement, weeks=26, due_on=timezone.localdate() + timedelta(days=9)
    )
    assert questions() == [("Holder jobbet?", "Ågård Maskinfabrik, efter 13 uger")]
    check.company_says = "still"
    check.save(update_fields=["company_says"])
    assert questions() == []
    assert mine(ADDRESS).placements[0].next_check == later


def test_free_times_are_asked_about_until_one_is_chosen(cast):
    wished, own, other = promised(cast, wants_visit=True), promised(cast), promised(cast)
    factories.visit_time(cast.unit, cast.consultant)  # for all who wish for a visit
    factories.visit_time(cast.unit, cast.consultant, handover=own)
    urls = {asked.url for asked in waiting(mine(ADDRESS))}
    assert urls == {f"{one.sheet.get_receipt_url()}#visit" for one in (wished, own)}
    factories.visit(own)
    factories.visit(wished)
    assert questions() == []
    assert len(mine(ADDRESS).visits) == 2
    assert other.closed_at is None  # the negative control: open, and no time is offered


def test_the_day_14_question_and_an_open_invitation(cast):
    contact = factories.contact(cast.nordby, email=ADDRESS)
    feedback = factories.feedback(promised(cast))
    invitation = factories.invitation(factories.event(cast.network, title="Mødet"), contact)
    assert [title for title, _about in questions()] == [
        "Ringede vi, og blev det til et job?",
        "Kommer du?",
    ]
    factories.answer(invitation, answer="yes")
    feedback.answered_at = timezone.now()
    feedback.save(update_fields=["answered_at"])
    assert questions() == []


def test_the_page_says_it_and_names_nobody_at_work(cast, open_for):
    contact = factories.contact(cast.nordby, email=ADDRESS)
    placement = factories.placement(promised(cast))
    factories.ambassador(cast.network, contact)
    page = open_for(ADDRESS).get(reverse("home:mine")).content.decode()
    assert "I gang hos jer" in page
    assert "5 lønnede timer" in page
    assert placement.candidate_reference not in page
