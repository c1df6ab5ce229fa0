import pytest
import time_machine

from outbox.models import Message
from pledges.followup.changes import change_status, log
from pledges.models import Feedback, Handover
from pledges.receipts.feedback import answer_company, ask_company, disagreements, sides
from tests import factories

DAY_0 = "2026-11-02T09:00:00+01:00"
DAY_3 = "2026-11-05T09:00:00+01:00"
DAY_14 = "2026-11-16T09:00:00+01:00"
DAY_20 = "2026-11-23T09:00:00+01:00"


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, contact_email="soren@example.org")
    with time_machine.travel(DAY_0):
        return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


def again(handover):
    return Handover.objects.get(pk=handover.pk)


def at(moment, act, *args, **words):
    with time_machine.travel(moment):
        return act(*args, **words)


def answered(handover, contacted="yes", became_job="not_yet", moment=DAY_14, remark=""):
    with time_machine.travel(moment):
        asked = ask_company(again(handover), day=14)
        return answer_company(asked, contacted=contacted, became_job=became_job, remark=remark)


def called(cast, handover, moment):
    with time_machine.travel(moment):
        log(again(handover), by=cast.consultant, kind="call", expected_version=0)


def hired(cast, handover, moment):
    with time_machine.travel(moment):
        found = change_status(again(handover), status="visit_booked", by=cast.consultant)
        change_status(found, status="hired", by=cast.consultant)


def apart(handover):
    """The list for the steering group and the page of the one sheet say the same."""
    on_page = any(not side.agree for side in sides(again(handover)))
    assert disagreements(Handover.objects.all()).filter(pk=handover.pk).exists() == on_page
    return on_page


def test_asked_once_with_one_mail_that_leads_to_the_page(cast, handover):
    first = ask_company(handover, day=14)
    assert ask_company(handover, day=14) == first
    mail = Message.objects.get()
    assert (mail.organisation, mail.recipient) == (cast.nordby, "soren@example.org")
    assert mail.subject == "Ringede vi? Blev det til et job?"
    assert f"/kvittering/{handover.sheet.receipt_token}/svar/" in mail.text
    assert f"/kvittering/{handover.sheet.receipt_token}/svar/" in mail.html


def test_day_90_is_a_question_of_its_own(handover):
    ask_company(handover, day=14)
    ask_company(handover, day=90)
    assert (Feedback.objects.count(), Message.objects.count()) == (2, 2)


@pytest.mark.parametrize("status", ["withdrawn", "on_hold", "not_ours"])
def test_some_are_not_asked(handover, status):
    handover.status = status
    assert ask_company(handover, day=14) is None
    assert (Feedback.objects.count(), Message.objects.count()) == (0, 0)


def test_without_an_address_the_question_waits_on_the_receipt(handover):
    handover.sheet.contact_email = ""
    assert ask_company(handover, day=14) is not None
    assert Message.objects.count() == 0


def test_names_that_were_typed_are_no_links_in_the_question(handover):
    handover.sheet.contact_name = "Vind på https://evil.example/nu"
    handover.sheet.company_name = "[Præmie](https://evil.example)"
    ask_company(handover, day=14)
    mail = Message.objects.get()
    assert "evil.example" not in mail.text + mail.html


def test_an_answer_is_an_entry_without_a_person(cast, handover):
    called(cast, handover, DAY_3)
    answered(handover, remark="Fint")
    entry = handover.entries.order_by("-pk").first()
    assert (entry.kind, entry.by) == ("answered", None)
    assert entry.text == "Dag 14. Talt sammen: ja. Blev til job: ikke endnu.\nFint"


def test_an_answer_can_be_changed_and_the_same_again_is_nothing_new(cast, handover):
    called(cast, handover, DAY_3)
    for became_job in ("not_yet", "not_yet", "yes"):
        answered(handover, became_job=became_job)
    assert Feedback.objects.get().became_job == "yes"
    assert handover.entries.filter(kind="answered").count() == 2


def test_nobody_called_is_reported_at_once_and_once(cast, handover):
    answered(handover, contacted="no")
    assert again(handover).escalation == Handover.Escalation.LEAD
    answered(handover, contacted="no", remark="Stadig ikke")
    kinds = list(handover.entries.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["answered", "reported", "answered"]
    assert Message.objects.filter(recipient=cast.lead.email).count() == 1


def test_on_a_closed_sheet_the_answer_stands_and_nobody_is_alarmed(cast, handover):
    change_status(handover, status="expired", by=cast.consultant)
    answered(handover, contacted="no")
    assert Feedback.objects.get().contacted == "no"
    assert not Message.objects.filter(recipient=cast.lead.email).exists()


def test_no_sides_before_an_answer(cast, handover):
    ask_company(handover, day=14)
    assert sides(handover) == []
    assert not apart(handover)


def test_both_sides_stand_in_words(cast, handover):
    called(cast, handover, DAY_3)
    answered(handover, contacted="no", became_job="yes")
    found = [
        (side.question, side.company, side.unit, side.agree) for side in sides(again(handover))
    ]
    assert found == [
        ("Har I talt sammen?", "nej", "ja", False),
        ("Blev det til et job?", "ja", "ikke endnu", False),
    ]


def test_no_call_against_a_logged_call_is_a_disagreement(cast, handover):
    called(cast, handover, DAY_3)
    answered(handover, contacted="no")
    assert apart(handover)


def test_a_call_after_the_answer_is_news(cast, handover):
    answered(handover, contacted="no")
    assert not apart(handover)
    at(DAY_20, log, again(handover), by=cast.consultant, kind="call", expected_version=2)
    assert not apart(handover)


def test_a_talk_that_the_log_does_not_know(cast, handover):
    answered(handover, contacted="yes")
    assert apart(handover)


def test_a_job_that_the_unit_does_not_know(cast, handover):
    called(cast, handover, DAY_3)
    answered(handover, became_job="yes")
    assert apart(handover)
    hired(cast, handover, DAY_20)
    assert not apart(handover)


@pytest.mark.parametrize("says", ["no", "not_yet"])
def test_a_hire_that_the_company_does_not_know(cast, handover, says):
    called(cast, handover, DAY_3)
    hired(cast, handover, DAY_3)
    answered(handover, became_job=says)
    assert apart(handover)


def test_a_hire_after_the_answer_is_news(cast, handover):
    called(cast, handover, DAY_3)
    answered(handover, became_job="not_yet")
    hired(cast, handover, DAY_20)
    assert not apart(handover)


def test_both_agree(cast, handover):
    called(cast, handover, DAY_3)
    answered(handover)
    assert not apart(handover)


def test_the_last_answer_counts(cast, handover):
    called(cast, handover, DAY_3)
    answered(handover, contacted="no")
    with time_machine.travel("2027-02-01T09:00:00+01:00"):
        asked = ask_company(again(handover), day=90)
        assert apart(handover)
        answer_company(asked, contacted="yes", became_job="not_yet")
    assert not apart(handover)
