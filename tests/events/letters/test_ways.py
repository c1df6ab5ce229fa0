"""Who gets what: the table by hand, and that the database decides as the table does."""

import random
from itertools import product

import pytest
from django.utils import timezone

from accounts.models import Organisation
from events.letters.facts import Channel, Fact, facts_of
from events.letters.ways import (
    CHANNELS,
    Way,
    Whom,
    gets,
    getting,
    judged,
    sums,
    way_of,
    why_unreachable,
)
from events.models import Dispatch, Invitation
from outbox.models import Message, Suppression
from taskforces.models import Company, Contact
from tests import factories

EMAIL, POST, PAPER = CHANNELS
NO_MAIL, NO_POST, NO_PAPER = Fact.NO_EMAIL, Fact.NO_NUMBER, Fact.NO_ADDRESS


@pytest.mark.parametrize(
    ("facts", "preferred", "way"),
    [
        ((), "", Way.EMAIL),
        ((), "print", Way.PRINT),
        ((), "digital_post", Way.DIGITAL_POST),
        ((), "email", Way.EMAIL),
        ((NO_MAIL,), "", Way.DIGITAL_POST),
        ((NO_MAIL,), "email", Way.DIGITAL_POST),
        ((NO_MAIL, NO_POST), "", Way.PRINT),
        ((NO_MAIL, Fact.NOT_PUBLIC), "", Way.PRINT),
        ((NO_MAIL, Fact.NO_SENDER_NUMBER), "", Way.PRINT),
        ((NO_MAIL, NO_POST, NO_PAPER), "", Way.UNREACHABLE),
        ((NO_PAPER,), "print", Way.EMAIL),
        ((NO_POST,), "digital_post", Way.EMAIL),
        ((Fact.PAPER_ONLY, NO_POST), "email", Way.PRINT),
        ((Fact.PROTECTED, NO_POST), "email", Way.PRINT),
        ((Fact.LETTER_FIRST,), "", Way.DIGITAL_POST),
        ((Fact.LETTER_FIRST, NO_POST), "", Way.PRINT),
        ((Fact.LETTER_FIRST, NO_POST, NO_PAPER), "", Way.EMAIL),
        ((Fact.LETTER_FIRST,), "email", Way.EMAIL),
        ((Fact.LETTER_FIRST,), "print", Way.PRINT),
        ((Fact.SUPPRESSED, NO_POST), "", Way.PRINT),
        ((Fact.CAME_BACK, NO_POST), "", Way.PRINT),
        ((Fact.CAME_BACK, NO_POST, NO_PAPER), "", Way.UNREACHABLE),
        ((Fact.EMAILED,), "", Way.SENT),
        ((Fact.POSTED,), "email", Way.SENT),
        ((Fact.DIGITALLY_POSTED,), "", Way.SENT),
        ((Fact.NO_SOURCE,), "", Way.NO_SOURCE),
        ((Fact.NO_SOURCE, Fact.POSTED), "", Way.SENT),
        ((Fact.COMING,), "", Way.COMING),
        ((Fact.COMING, Fact.EMAILED), "", Way.COMING),
        ((Fact.DECLINED, Fact.POSTED), "print", Way.DECLINED),
        ((Fact.OBJECTED, Fact.COMING), "", Way.OBJECTED),
        ((Fact.WITHDRAWN, Fact.OBJECTED, Fact.DECLINED), "", Way.WITHDRAWN),
    ],
)
def test_everybody_has_one_way(facts, preferred, way):
    assert way_of(frozenset(facts), preferred) == way


@pytest.mark.parametrize(
    ("channel", "reached_by"),
    [(EMAIL, set()), (POST, {"without_mail", "unanswered"}),
     (PAPER, {"assigned", "without_mail", "unanswered"})],
)  # fmt: skip
def test_who_wishes_for_paper_is_not_mailed_meanwhile(channel, reached_by):
    way = way_of(frozenset(), "print")
    assert {
        whom for whom in Whom if gets(frozenset(), way, channel=channel, whom=whom)
    } == reached_by


@pytest.mark.parametrize(
    ("facts", "channel", "reached_by"),
    [
        # One channel each; paper for all is a choice.
        ((), EMAIL, {"assigned", "unanswered"}),
        ((), POST, {"unanswered"}),
        ((), PAPER, {"unanswered"}),
        ((NO_MAIL, NO_POST), EMAIL, set()),
        ((Fact.PAPER_ONLY, NO_POST), PAPER, {"assigned", "without_mail", "unanswered"}),
        ((NO_MAIL, NO_POST), PAPER, {"assigned", "without_mail", "unanswered"}),
        ((NO_MAIL,), POST, {"assigned", "without_mail", "unanswered"}),
        ((NO_MAIL,), PAPER, {"without_mail", "unanswered"}),
        ((NO_MAIL, NO_POST, NO_PAPER), PAPER, set()),
        # A second sending by another channel, and never twice by the same.
        ((Fact.POSTED,), EMAIL, {"unanswered"}),
        ((Fact.POSTED,), PAPER, set()),
        ((Fact.EMAILED,), EMAIL, set()),
        # Who said yes is a choice of its own; who said no gets nothing.
        ((Fact.COMING,), EMAIL, {"coming"}),
        ((Fact.COMING, Fact.POSTED), EMAIL, {"coming"}),
        ((Fact.COMING, Fact.EMAILED), EMAIL, set()),
        ((Fact.COMING, Fact.NO_SOURCE), EMAIL, set()),
        ((Fact.COMING, NO_PAPER), PAPER, set()),
        *[((Fact.DECLINED,), channel, set()) for channel in CHANNELS],
        *[((Fact.OBJECTED, Fact.COMING), channel, set()) for channel in CHANNELS],
        *[((Fact.WITHDRAWN,), channel, set()) for channel in CHANNELS],
        *[((Fact.NO_SOURCE,), channel, set()) for channel in CHANNELS],
    ],
)
def test_whom_a_sending_reaches(facts, channel, reached_by):
    facts = frozenset(facts)
    way = way_of(facts)
    assert {whom for whom in Whom if gets(facts, way, channel=channel, whom=whom)} == reached_by


def test_what_is_missing_is_said_without_what_only_the_host_can_mend():
    facts = frozenset({Fact.NO_EMAIL, Fact.NOT_PUBLIC, Fact.NO_ADDRESS})
    assert why_unreachable(facts) == ["ingen e-mail", "ingen hel adresse"]


NOW = timezone.now()
# Every answer with every state of what went out, and every contact of every kind of company.
STATES = [
    dict(zip(("answer", "answered_at"), answer, strict=True)) | sent
    for answer, sent in product(
        [(value, None if value == "none" else NOW) for value in ("none", "yes", "no", "stand_in")],
        [{}, {"emailed_at": NOW}, {"posted_at": NOW}, {"digital_post_at": NOW},
         {"printed_at": NOW}, {"withdrawn_at": NOW}],
    )
]  # fmt: skip
COMPANIES = [
    {"advertising_protected": protected, "cvr_number": number, **address}
    for protected, number, address in product(
        [True, False],
        [True, False],
        [{"street": "Havnen 1", "city": "By", "postcode": "9000"}, {"street": "Havnen 1"},
         {"street": "Fyrvej 2", "city": "Byen", "country": "Sverige"}],
    )
]  # fmt: skip
CONTACTS = [
    {"contact_basis": basis, "email": email, "preferred_channel": preferred, **more}
    for basis, email, preferred, more in product(
        ["public_task", "consent", "printed_letter"],
        ["", "bo{}@example.org", "stop@example.org"],
        ["", "email", "digital_post", "print"],
        [{}, {"data_source": ""}, {"objected_at": NOW}],
    )
]


def many(event):
    """Every kind of contact, with a company, a workplace and a state by lot, the same lots each time."""
    lots = random.Random(1)
    host, round = event.organisation, factories.invitation_round(event)
    companies = []
    for number, fields in enumerate(COMPANIES):
        fields = fields | {"cvr_number": factories.cvr() if fields["cvr_number"] else None}
        companies.append(Company(name=f"Firma {number}", fictional=True, **fields))
    Company.objects.bulk_create(companies)
    at_work = companies[1].workplaces.create(
        p_number="1001234567", street="Kaj 1", postcode="1", city="B"
    )
    homeless = companies[0].workplaces.create(p_number="1001234575", street="Kaj 1", city="B")
    workplaces = [None, None, None, at_work, homeless]
    people = [
        Contact(
            organisation=host,
            company=lots.choice(companies),
            workplace=lots.choice(workplaces),
            name=f"Leder {number}",
            **{"data_source": "CVR"} | fields | {"email": fields["email"].format(number)},
        )
        for number, fields in enumerate(CONTACTS * 3)
    ]
    Contact.objects.bulk_create(people)
    invitations = [
        Invitation(event=event, round=round, contact=person, **lots.choice([*STATES, *[{}] * 12]))
        for person in people
    ]
    Invitation.objects.bulk_create(invitations)
    Suppression.objects.create(organisation=host, address="STOP@example.org", reason="bounced")
    return invitations


def returned(invitations, organisation):
    """Every second mail came back."""
    for number, each in enumerate(invitations):
        message = Message.objects.create(
            organisation=organisation,
            reference=f"invitation:{each.pk}",
            recipient="bo@example.org",
            message_id=f"<{number}@x>",
            bounced_at=NOW if number % 2 else None,
        )
        Dispatch.objects.create(invitation=each, channel="email", message=message)


@pytest.mark.parametrize(
    ("kind", "number"), [("municipality", "29189722"), ("municipality", ""), ("club", "29189722")]
)
def test_the_database_decides_as_the_table_does(cast, kind, number):
    host = cast.nordby
    Organisation.objects.filter(pk=host.pk).update(kind=kind, cvr_number=number)
    event = factories.event(cast.network)
    event.organisation.refresh_from_db()
    host = event.organisation
    made = many(event)
    returned([each for each in made if each.emailed_at][:20], host)
    found = judged(event.invitations.all(), host).with_people().select_related("contact__workplace")
    by_pk = {each.pk: (each, facts_of(each, host)) for each in found}
    wrong = [
        (each, facts)
        for each, facts in by_pk.values()
        if way_of(facts, each.contact.preferred_channel) != each.way
    ]
    assert wrong == []
    counted = sums(event.invitations.all(), host)
    assert {each.way for each, _facts in by_pk.values()} >= set(Way) - {Way.DIGITAL_POST}
    assert (counted.ways[Way.DIGITAL_POST] > 0) is bool(kind == "municipality" and number)
    for channel, whom in product(CHANNELS, Whom):
        picked = set(found.filter(getting(channel, whom, host)).values_list("pk", flat=True))
        assert picked == {
            pk
            for pk, (each, facts) in by_pk.items()
            if gets(facts, Way(each.way), channel=channel, whom=whom)
        }
        assert counted.sendings[channel, whom] == len(picked)
    assert sum(counted.ways.values()) == len(made)


def test_a_second_mail_that_arrived_makes_good_the_first(cast):
    invitation = factories.invitation(factories.event(cast.network), emailed_at=NOW)
    returned([invitation, invitation], cast.nordby)
    (found,) = judged(Invitation.objects.all(), cast.nordby)
    assert found.way == Way.SENT
    Message.objects.update(bounced_at=NOW)
    (found,) = judged(Invitation.objects.all(), cast.nordby)
    assert (found.came_back, found.way == Way.SENT) == (True, False)
    assert Channel.EMAIL not in (found.way,)
