import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.models import Answer, Invitation, InvitationRound
from outbox.models import Message, Suppression
from outbox.suppressions import block
from taskforces.models import MayorInvitationPage
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(cast.network, companions_allowed=1)


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


def url(name, *args):
    return reverse(f"events:{name}", args=args)


def page_of(answer):
    return answer.content.decode()


def choose(letter, chosen, *contacts, name="Første brev"):
    return {
        "letter": letter.pk,
        "name": name,
        "chosen": chosen,
        "contacts": [contact.pk for contact in contacts],
    }


def test_without_a_letter_there_is_a_button_that_drafts_one(secretary, event, cast, site_root):
    factories.contact(cast.nordby)
    assert url("letter_create", event.pk) in page_of(secretary.get(url("round_create", event.pk)))
    answer = secretary.post(url("letter_create", event.pk))
    letter = MayorInvitationPage.objects.get()
    back = {"next": url("round_create", event.pk)}
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[letter.pk], query=back)
    assert (letter.live, letter.network, letter.get_parent().pk) == (
        False,
        event.network,
        site_root.pk,
    )
    assert letter.lines(values=None)[0] == ("paragraph", "{hilsen}")
    assert letter.latest_revision is not None


def test_everybody_or_only_those_ticked_are_invited(secretary, event, cast):
    letter = factories.letter(event.network)
    bo, ida = (factories.contact(cast.nordby, name=name) for name in ("Bo", "Ida"))
    answer = secretary.post(url("round_create", event.pk), choose(letter, "ticked", ida))
    made = InvitationRound.objects.get()
    assert answer.url == url("round", made.pk)
    assert [each.contact for each in made.invitations.all()] == [ida]
    secretary.post(url("round_create", event.pk), choose(letter, "all"))
    assert {each.contact for each in event.invitations.all()} == {bo, ida}


def test_everybody_is_ticked_beforehand_with_count_and_search_at_hand(secretary, event, cast):
    for name in ("Bo", "Ida"):
        factories.contact(cast.nordby, name=name)
    page = page_of(secretary.get(url("round_create", event.pk)))
    assert page.count('name="contacts"') == page.count(" checked") == 2
    assert "2 på listen" in page
    assert 'name="chosen"' not in page
    assert all(f"data-picks-{part}" in page for part in ("search", "all", "none", "count"))


def test_whoever_is_not_on_a_long_list_is_there_by_choosing_all(
    secretary, event, cast, monkeypatch
):
    monkeypatch.setattr("events.letters.round_views.LISTED", 1)
    letter = factories.letter(event.network)
    people = [factories.contact(cast.nordby, name=name) for name in ("Bo", "Ida")]
    page = page_of(secretary.get(url("round_create", event.pk)))
    assert (page.count('name="contacts"'), "Her står de første 1 af 2." in page) == (1, True)
    data = choose(letter, "", people[0])
    assert secretary.post(url("round_create", event.pk), data).status_code == 422
    secretary.post(url("round_create", event.pk), data | {"chosen": "all"})
    assert event.invitations.count() == 2


def test_without_a_letter_one_is_drafted_for_those_chosen(secretary, event, cast, site_root):
    ida = factories.contact(cast.nordby, name="Ida")
    data = {"name": "Første brev", "contacts": [ida.pk]}
    secretary.post(url("round_create", event.pk), data)
    letter = MayorInvitationPage.objects.get()
    assert (event.rounds.get().letter, letter.live) == (letter, False)
    assert [each.contact for each in event.invitations.all()] == [ida]


def test_a_search_narrows_whom_all_means(secretary, event, cast):
    letter = factories.letter(event.network)
    soren = factories.contact(cast.nordby, name="Søren")
    factories.contact(cast.nordby, name="Ida")
    secretary.post(url("round_create", event.pk) + "?q=soren", choose(letter, "all"))
    assert [each.contact for each in event.invitations.all()] == [soren]


def test_a_foreign_contact_among_ones_own_changes_nothing(secretary, event, cast):
    letter = factories.letter(event.network)
    ours, theirs = factories.contact(cast.nordby), factories.contact(cast.sonderby)
    answer = secretary.post(url("round_create", event.pk), choose(letter, "ticked", ours, theirs))
    assert answer.status_code == 404
    assert Invitation.objects.count() == 0


def test_a_foreign_letter_cannot_be_chosen(secretary, event, cast):
    letter = factories.letter(factories.network(cast.sonderby))
    factories.letter(event.network)
    factories.contact(cast.nordby)
    answer = secretary.post(url("round_create", event.pk), choose(letter, "all"))
    assert answer.status_code == 422
    assert Invitation.objects.count() == 0


def test_nobody_ticked_is_explained(secretary, event, cast):
    factories.contact(cast.nordby)
    letter = factories.letter(event.network)
    answer = secretary.post(url("round_create", event.pk), choose(letter, "ticked"))
    assert "Sæt kryds ved mindst én på listen." in page_of(answer)


def test_the_round_shows_answers_and_costs_the_same_for_many(secretary, event):
    first = factories.invitation(event, answer="yes", answered_at=timezone.now())
    address = url("round", first.round_id)
    secretary.get(address)
    with CaptureQueriesContext(connection) as one:
        page = page_of(secretary.get(address))
    assert first.contact.name in page
    assert first.printed_code in page
    assert url("preview", first.pk) in page
    for _n in range(3):
        factories.invitation(event, round=first.round)
    with CaptureQueriesContext(connection) as many:
        secretary.get(address)
    assert len(many) == len(one)


def test_mail_is_sent_by_a_post_and_once(secretary, event):
    invitation = factories.invitation(event)
    address = url("round_send", invitation.round_id)
    assert secretary.get(address).status_code == 405
    assert "1 mail er på vej." in page_of(secretary.post(address, follow=True))
    assert "ingen nye invitationer" in page_of(secretary.post(address, follow=True))
    assert Message.objects.count() == 1


def test_a_preview_shows_the_newest_draft_and_marks_nothing(secretary, event):
    invitation = factories.invitation(event)
    letter = invitation.round.letter
    letter.unpublish()
    before = len(secretary.get(url("letter", invitation.pk)).content)
    letter.body = [("paragraph", "Et helt andet og meget længere brev. " * 20)]
    letter.save_revision()
    answer = secretary.get(url("letter", invitation.pk))
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    assert len(answer.content) != before
    invitation.refresh_from_db()
    assert invitation.printed_at is None
    assert AuditEntry.objects.exclude(verb="download").count() == 0


def test_a_letter_that_cannot_be_written_says_why(secretary, event, cast):
    contact = factories.contact(cast.nordby)
    invitation = factories.invitation(event, contact=contact)
    contact.data_source = ""
    contact.save(update_fields=["data_source", "search_text"])
    for answer in (
        secretary.get(url("letter", invitation.pk), follow=True),
        secretary.get(url("preview", invitation.pk)),
    ):
        assert "hvor navnet kommer fra" in page_of(answer)
    page = secretary.get(url("round", invitation.round_id))
    assert page.context["exceptions"] == "Søren Ågård (mangler datakilde)"


def test_the_round_says_who_gets_it_how_and_who_cannot(secretary, event, cast):
    home = {"street": "Havnen 1", "postcode": "9000", "city": "By"}
    mailed = factories.invitation(event)
    for name, company in (("Papir", home), ("Ingen", {})):
        person = factories.contact(
            cast.nordby, name, email="", company=factories.company(name, **company)
        )
        factories.invitation(event, person, round=mailed.round)
    answer = secretary.get(url("round", mailed.round_id))
    assert [(str(each["label"]), each["value"]) for each in answer.context["stats"]] == [
        ("på mail", 1),
        ("på papir", 1),
        ("kan ikke nås", 1),
    ]
    assert answer.context["exceptions"] == "Ingen (kan ikke nås: ingen e-mail, ingen hel adresse)"
    rows = {each.contact.name: str(each.way_label) for each in answer.context["page_obj"]}
    assert (rows["Papir"], rows["Ingen"]) == ("på papir", "kan ikke nås")
    page = page_of(secretary.post(url("round_send", mailed.round_id), follow=True))
    assert "1 mail er på vej. Tilbage: 1 på papir, 1 kan ikke nås." in page


def test_those_who_said_yes_are_chosen_and_never_the_default(secretary, event):
    invitation = factories.invitation(
        event, answer="yes", answered_at=timezone.now(), posted_at=timezone.now()
    )
    address = url("round", invitation.round_id)
    form = secretary.get(address).context["email_form"]
    assert (form.initial["whom"], [each for each, _ in form.fields["whom"].choices]) == (
        None,
        ["coming"],
    )
    send = url("round_send", invitation.round_id)
    assert "ingen nye invitationer" in page_of(secretary.post(send, follow=True))
    assert "Vælg, hvem" in page_of(secretary.post(send, {"whom": "alle"}, follow=True))
    assert "1 mail er på vej." in page_of(secretary.post(send, {"whom": "coming"}, follow=True))


def test_an_answer_by_telephone_is_written_down_with_its_source(secretary, event, cast):
    invitation = factories.invitation(event)
    data = {"answer": "yes", "companions": "1", "source": "phone"}
    answer = secretary.post(url("staff_answer", invitation.pk), data)
    assert answer.url == url("round", invitation.round_id)
    given = Answer.objects.get()
    assert (given.answer, given.source, given.given_by, given.companions) == (
        "yes",
        "phone",
        cast.secretary,
        1,
    )


def test_no_answer_is_chosen_beforehand(secretary, event):
    invitation = factories.invitation(event)
    page = page_of(secretary.get(url("staff_answer", invitation.pk)))
    assert "checked" not in page
    page = page_of(secretary.post(url("staff_answer", invitation.pk), {"companions": ""}))
    assert "Vælg, hvad der blev svaret." in page
    assert "Vælg, hvordan svaret kom." in page


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"answer": "stand_in"}, "Skriv navnet på den, der kommer."),
        ({"answer": "yes", "companions": "5"}, "Du kan højst tage 1 med."),
        ({"answer": "yes", "companions": "-1"}, "større end eller lig"),
    ],
)
def test_an_impossible_answer_is_explained(secretary, event, data, message):
    invitation = factories.invitation(event)
    answer = secretary.post(url("staff_answer", invitation.pk), data | {"source": "paper"})
    assert message in page_of(answer)
    assert Answer.objects.count() == 0


def test_a_withdrawn_invitation_stays_on_the_list(secretary, event):
    invitation = factories.invitation(event)
    page = page_of(secretary.post(url("withdraw", invitation.pk), follow=True))
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    assert "trukket tilbage" in page


@pytest.mark.parametrize("who", ["stranger", "reader"])
def test_nobody_else_gets_in(client, cast, event, who):
    invitation = factories.invitation(event)
    client.force_login(getattr(cast, who))
    expected = {"stranger": 404, "reader": 403}[who]
    made = invitation.round_id
    for address in (
        url("round_create", event.pk),
        url("round", made),
        url("letter", invitation.pk),
        url("staff_answer", invitation.pk),
    ):
        assert client.get(address).status_code == expected
    for address in (
        url("round_send", made),
        url("round_print", made),
        url("withdraw", invitation.pk),
        url("letter_create", event.pk),
    ):
        assert client.post(address).status_code == expected


def test_a_blocked_address_is_told_on_the_round_and_leads_to_the_lift(secretary, event, cast):
    person = factories.contact(cast.nordby, "Ida", email="ida@firma.example")
    round = factories.invitation(event, person).round
    factories.invitation(event, round=round)
    assert "spærret for mails" not in page_of(secretary.get(url("round", round.pk)))
    block(cast.nordby, "IDA@firma.example", Suppression.Reason.BOUNCED)
    block(cast.sonderby, person.email, Suppression.Reason.BOUNCED)
    page = page_of(secretary.get(url("round", round.pk)))
    assert page.count("spærret for mails") == 1
    lift = reverse("outbox:lift", args=[Suppression.objects.get(organisation=cast.nordby).pk])
    assert lift in page


def test_all_members_are_invited_and_mailed_by_two_presses(cast, secretary, event):
    letter = factories.letter(cast.network)
    letter.save_revision().publish()
    person, known = factories.contact(cast.nordby, "Ida Krog"), factories.contact(cast.nordby, "Bo")
    outsider = factories.contact(cast.nordby, "Kaj Udenfor")
    left = factories.contact(cast.nordby, "Per Stoppet")
    join = cast.network.memberships.create
    join(company=person.company, contact=person)
    join(company=known.company)
    join(company=factories.company("Mølle uden folk"))
    join(company=left.company, left_on=timezone.localdate())
    page = page_of(secretary.get(reverse("taskforces:members", args=[cast.network.pk])))
    assert url("members_invite", event.pk) in page
    answer = secretary.post(url("members_invite", event.pk), follow=True)
    made = InvitationRound.objects.get()
    assert answer.redirect_chain[-1][0] == url("round", made.pk)
    assert "Uden kontaktperson hos jer, og derfor ikke med: Mølle uden folk" in page_of(answer)
    invited = Invitation.objects.values_list("contact__name", flat=True)
    assert sorted(invited) == ["Bo", "Ida Krog"]
    assert outsider.name not in page_of(answer)
    secretary.post(url("round_send", made.pk))
    assert Message.objects.count() == 2


def test_members_who_are_invited_get_no_second_letter(cast, secretary, event):
    person = factories.contact(cast.nordby, "Ida Krog")
    cast.network.memberships.create(company=person.company)
    for _twice in range(2):
        assert secretary.post(url("members_invite", event.pk)).status_code == 302
    assert InvitationRound.objects.count() == 1
    page = page_of(secretary.get(url("manage_event", event.pk)))
    assert "Invitér 1 medlem" in page
