"""Nobody is seen by the other members without a yes, and a no takes it back at once."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from home.mine import member_cards
from home.mine.member_cards import IntroductionRefused
from home.models import IntroductionRequest, MemberCard
from home.privacy.own_page import forget_cards
from taskforces.models import Membership
from tests import factories

IDA, BO = "ida@example.org", "bo@example.org"


@pytest.fixture
def ida(cast):
    return factories.ambassador(cast.network, factories.contact(cast.nordby, "Ida Krog", email=IDA))


@pytest.fixture
def bo(cast):
    company = factories.company("Bos Værksted")
    contact = factories.contact(cast.nordby, "Bo Lund", email=BO, company=company, phone="87654321")
    return factories.ambassador(cast.network, contact)


def seen_by(browser, membership):
    return browser.get(reverse("home:mine_network", args=[membership.pk])).content.decode()


def test_a_yes_shows_and_a_no_hides_at_once(cast, ida, bo, open_for):
    hers, his = open_for(IDA), open_for(BO)
    url = reverse("home:mine_network", args=[bo.pk])
    assert "Bo Lund" not in seen_by(hers, ida)
    assert his.post(url, {"tells": "Småjob på lageret", "seeks": "En kok"}).status_code == 302
    page = seen_by(hers, ida)
    assert "Bo Lund" in page
    assert "Småjob på lageret" in page
    assert "En kok" in page
    assert BO not in page
    assert "87654321" not in page
    his.post(reverse("home:mine_hide", args=[bo.pk]))
    assert "Bo Lund" not in seen_by(hers, ida)


def test_who_left_or_was_replaced_is_not_seen(cast, ida, bo):
    member_cards.show(bo, address=BO)
    assert len(member_cards.others(cast.network, than=ida)) == 1
    bo.contact.email = "ny@example.org"
    bo.contact.save()
    assert member_cards.others(cast.network, than=ida) == []
    bo.contact.email = BO
    bo.contact.save()
    Membership.objects.filter(pk=bo.pk).update(left_on=bo.joined_on)
    assert member_cards.others(cast.network, than=ida) == []


def test_cards_of_those_who_left_are_forgotten(ida, bo):
    member_cards.show(ida, address=IDA)
    member_cards.show(bo, address=BO)
    Membership.objects.filter(pk=bo.pk).update(left_on=bo.joined_on)
    forget_cards(timezone.now())
    assert MemberCard.objects.get().membership == ida


def test_another_networks_page_does_not_exist(cast, ida, open_for):
    stranger = factories.contact(cast.sonderby, email=BO)
    factories.ambassador(factories.network(cast.sonderby, name="Fremmed"), stranger)
    assert open_for(BO).get(reverse("home:mine_network", args=[ida.pk])).status_code == 404


def test_both_get_the_others_address_after_a_yes(
    cast, ida, bo, open_for, client, django_capture_on_commit_callbacks
):
    card = member_cards.show(bo, address=BO)
    url = reverse("home:mine_introduction_ask", args=[ida.pk, card.pk])
    with django_capture_on_commit_callbacks(execute=True):
        open_for(IDA).post(url, {"text": "Må jeg se jeres lager? www.ond.example"})
        open_for(IDA).post(url, {"text": "igen"})
    letter = mail.outbox[0]
    assert (len(mail.outbox), letter.to) == (1, [BO])
    assert IDA not in letter.body
    assert "www.ond.example" not in letter.body
    link = next(word for word in letter.body.split() if "/mit/introduktion/" in word)
    path = link[link.index("/mit/") :]
    for _scanned in range(2):
        assert client.get(path).status_code == 200
    assert IntroductionRequest.objects.get().answer == ""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path, {"svar": "ja"})
        client.post(path, {"svar": "ja"})
    assert {(one.to[0], BO in one.body, IDA in one.body) for one in mail.outbox} == {
        (IDA, True, False),
        (BO, False, True),
    }
    assert len(mail.outbox) == 2
    assert BO in open_for(IDA).get(reverse("home:mine")).content.decode()


def test_a_no_is_told_to_nobody(ida, bo, open_for, django_capture_on_commit_callbacks):
    request = factories.introduction_request(ida, bo)
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("home:mine_introduction_answer", args=[request.pk])
        assert open_for(IDA).post(url, {"svar": "ja"}).status_code == 404
        assert open_for(BO).post(url, {"svar": "nej"}).status_code == 302
    assert mail.outbox == []
    page = open_for(IDA).get(reverse("home:mine")).content.decode()
    assert BO not in page
    assert "nej tak" not in page.lower()


def test_who_is_not_shown_cannot_be_asked(ida, bo):
    with pytest.raises(IntroductionRefused):
        member_cards.ask(ida, bo)


def test_a_no_to_be_seen_takes_back_what_waits(ida, bo):
    member_cards.show(bo, address=BO)
    factories.introduction_request(ida, bo)
    member_cards.hide(bo)
    assert not IntroductionRequest.objects.exists()


def test_a_picked_profile_leads_to_a_sheet_of_the_network(cast, ida, open_for):
    """From a member's own page: who looks for work there, and nobody of another network."""
    picked = factories.profile(cast.unit, cast.network)
    elsewhere = factories.profile(cast.unit, factories.network(cast.nordby, cast.unit))
    page = open_for(IDA)
    answer = page.post(reverse("home:mine_profile", args=[ida.pk, picked.pk]))
    assert answer.status_code == 302
    assert answer.url.endswith(f"?profil={picked.pk}")
    assert page.get(answer.url).status_code == 200
    strange = page.post(reverse("home:mine_profile", args=[ida.pk, elsewhere.pk]))
    assert strange.status_code == 404


def test_who_was_hidden_meanwhile_cannot_be_asked(ida, bo, open_for):
    """The other one was hidden between the look at the page and the press."""
    card = member_cards.show(bo, address=BO)
    url = reverse("home:mine_introduction_ask", args=[ida.pk, card.pk])
    page = open_for(IDA)
    assert "Bo Lund" in page.get(url).content.decode()
    member_cards.hide(bo)
    assert page.post(url, {"text": "Må jeg se jeres lager?"}).status_code == 404
    assert not IntroductionRequest.objects.exists()
