"""Who hears of a change, by mail or by telephone: the table, and the sums before anything is pressed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from events.letters.facts import Fact
from events.models import Invitation
from events.planning.news import Hears, Reach, concerned, hears, reach_of
from outbox.models import Suppression
from taskforces.models import Contact
from tests import factories

MAIL, PHONE, NOTHING = Hears


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


@pytest.mark.parametrize(
    ("facts", "is_seated", "has_address", "heard"),
    [
        # Guests are told whatever way their letter came.
        ((Fact.COMING,), True, True, MAIL),
        ((Fact.COMING, Fact.PAPER_ONLY), True, True, MAIL),
        ((Fact.COMING,), True, False, PHONE),
        ((Fact.COMING, Fact.OBJECTED), True, True, MAIL),
        ((Fact.DECLINED, Fact.EMAILED), False, True, NOTHING),
        ((Fact.WITHDRAWN, Fact.EMAILED), True, True, NOTHING),
        # Of those who have not answered, who has the letter.
        ((Fact.EMAILED,), False, True, MAIL),
        ((Fact.POSTED,), False, True, MAIL),
        ((Fact.POSTED, Fact.NO_EMAIL), False, False, PHONE),
        ((Fact.POSTED, Fact.PAPER_ONLY), False, True, PHONE),
        ((Fact.DIGITALLY_POSTED, Fact.PROTECTED), False, True, PHONE),
        ((Fact.EMAILED, Fact.SUPPRESSED), False, False, PHONE),
        ((Fact.EMAILED, Fact.OBJECTED), False, True, NOTHING),
        ((), False, True, NOTHING),
        ((Fact.CAME_BACK,), False, True, NOTHING),
    ],
)
def test_who_hears_of_a_change(facts, is_seated, has_address, heard):
    facts = frozenset(facts)
    assert hears(facts, is_seated=is_seated, has_address=has_address) == heard


def invited(event, emails, **sent):
    company = factories.company()
    people = [
        Contact(
            organisation=event.organisation,
            company=company,
            name=f"Leder {sorted(sent)} {number}",
            data_source="CVR-registret",
            email=email,
        )
        for number, email in enumerate(emails)
    ]
    Contact.objects.bulk_create(people)
    round = event.rounds.first() or factories.invitation_round(event)
    Invitation.objects.bulk_create(
        Invitation(event=event, round=round, contact=person, **sent) for person in people
    )


def test_the_sums_are_said_before_anything_is_pressed(client, cast, event):
    now = timezone.now()
    invited(event, [f"leder{n}@example.org" for n in range(281)], emailed_at=now)
    invited(event, [""] * 33, posted_at=now)
    invited(event, [""] * 5, printed_at=now)
    assert reach_of(event) == Reach(by_mail=281, by_phone=33, made=5)
    client.force_login(cast.owner)
    for name in ("manage_edit", "call_off"):
        page = client.get(reverse(f"events:{name}", args=[event.pk])).content.decode()
        assert "281 får en mail, 33 skal ringes op." in page
        assert "5 breve er lavet, men ikke markeret som sendt." in page


def test_a_blocked_address_of_a_guest_is_phoned(event):
    for name in ("Anna", "Bodil"):
        invitation = factories.invitation(event)
        factories.answer(
            invitation,
            answer="stand_in",
            stand_in_name=name,
            stand_in_email=f"{name.lower()}@example.org",
        )
    Suppression.objects.create(
        organisation=event.organisation, address="ANNA@example.org", reason="bounced"
    )
    assert sorted(each.address for each in concerned(event)) == ["", "bodil@example.org"]
