"""The jury of a prize and its winner."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from outbox.models import Message
from taskforces.models import JuryMember, PrizePage, PrizeWinner
from taskforces.prizes import jury
from taskforces.prizes.jury import JuryRefused
from taskforces.retention import forget_juries
from tests import factories


@pytest.fixture
def prize(cast):
    return factories.prize(cast.network)


@pytest.fixture
def nominations(prize):
    return [factories.nomination(prize, company) for company in ("A", "B", "C", "D")]


def refused(code, do, *args, **fields):
    with pytest.raises(JuryRefused) as found:
        do(*args, **fields)
    assert found.value.code == code


def test_a_member_gets_a_link_once(cast, prize):
    member = jury.add_member(prize, name="Karen", email="karen@example.org", by=cast.owner)
    mail = Message.objects.get(recipient="karen@example.org")
    assert member.get_absolute_url() in mail.text
    refused("already", jury.add_member, prize, name="K", email="Karen@example.org", by=cast.owner)
    jury.remove_member(member, by=cast.owner)
    assert not JuryMember.objects.sitting().exists()
    refused("taken_out", jury.add_member, prize, name="K", email="karen@example.org", by=cast.owner)


def test_whoever_is_taken_out_is_put_back_with_link_and_votes(cast, client, prize, nominations):
    member = factories.juror(prize)
    jury.vote(member, nominations[:1])
    client.force_login(cast.owner)
    page = reverse("taskforces:prize_jury", args=[prize.pk])
    client.post(reverse("taskforces:juror_remove", args=[member.pk]))
    assert {n.voted for n in jury.standing(prize)} == {0}
    assert client.get(member.get_absolute_url()).status_code == 404
    asked = {"email": "a@example.org", "reason": "Fordi.", "by": cast.owner}
    refused("not_voted", jury.ask_winner, prize, nominations[0], **asked)
    back = reverse("taskforces:juror_put_back", args=[member.pk])
    assert back in client.get(page).content.decode()
    for _twice in range(2):
        assert client.post(back)["Location"] == page
    assert [n.voted for n in jury.standing(prize)] == [1, 0, 0, 0]
    assert client.get(member.get_absolute_url()).status_code == 200
    assert AuditEntry.objects.filter(verb="put_back_juror").count() == 1


def test_votes_make_the_shortlist_and_may_be_changed(cast, prize, nominations):
    first, second = (factories.juror(prize, name) for name in "XY")
    jury.vote(first, nominations[:2])
    jury.vote(second, nominations[1:3])
    jury.vote(second, nominations[1:2])
    assert [(n.company, n.voted) for n in jury.standing(prize)] == [
        ("B", 2),
        ("A", 1),
        ("C", 0),
        ("D", 0),
    ]
    refused("too_many", jury.vote, first, nominations)


def test_a_winner_is_asked_one_at_a_time_and_voting_rests(cast, prize, nominations):
    member = factories.juror(prize)
    jury.vote(member, nominations[:2])
    asked = {"email": "a@example.org", "reason": "Fordi.", "by": cast.owner}
    refused("not_voted", jury.ask_winner, prize, nominations[3], **asked)
    winner = jury.ask_winner(prize, nominations[0], **asked)
    assert winner.get_absolute_url() in Message.objects.get(recipient="a@example.org").text
    refused("asked", jury.ask_winner, prize, nominations[1], **asked)
    refused("closed", jury.vote, member, nominations[:1])
    jury.answer(winner, yes=False)
    other = jury.ask_winner(prize, nominations[1], **asked)
    refused("closed", jury.answer, winner, yes=True)
    jury.take_back(other, by=cast.owner)
    assert jury.is_open(prize)


def test_only_a_yes_is_public_and_a_no_takes_it_down(client, cast, prize):
    winner = factories.winner(prize, "Bageriet på Torvet")
    seen = []
    for answer in (None, "ja", "nej"):
        if answer:
            client.post(reverse("taskforces:winner_answer", args=[winner.key]), {"svar": answer})
        seen.append(PrizePage.objects.get(pk=prize.pk).shown_winner)
    assert seen == [None, ("Bageriet på Torvet", "De ringede selv."), None]


def test_the_jury_does_not_read_who_nominated(client, prize, nominations):
    member = factories.juror(prize)
    page = client.get(member.get_absolute_url()).content.decode()
    assert "De ringede selv." in page
    assert "aase@example.org" not in page
    many = {"nominations": [each.pk for each in nominations]}
    assert client.post(member.get_absolute_url(), many).status_code == 422
    assert client.get("/jury/ukendt/").status_code == 404


def test_another_prizes_nomination_is_no_choice(client, cast, prize, nominations):
    member = factories.juror(factories.prize(cast.network))
    answered = client.post(member.get_absolute_url(), {"nominations": [nominations[0].pk]})
    assert answered.status_code == 422


def test_juries_are_forgotten_and_a_winner_who_said_yes_stays_without_an_address(prize):
    long_ago = timezone.now() - timezone.timedelta(days=800)
    prize.nominate_until = long_ago.date()
    prize.save()
    factories.juror(prize, created_at=long_ago)
    factories.winner(prize, "Nej", asked_at=long_ago, answered_at=long_ago, says_yes=False)
    factories.winner(prize, "Ja", asked_at=long_ago, answered_at=long_ago, says_yes=True)
    forget_juries(timezone.now())
    assert not JuryMember.objects.exists()
    assert list(PrizeWinner.objects.values_list("company", "email")) == [("Ja", "")]
