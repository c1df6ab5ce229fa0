"""Open registration in a frame on the organisation's own site, links to share, and the poster."""

import io
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.embed_hosts import frame_ancestors, validate_embed_hosts
from events.models import Invitation, RegistrationRequest
from events.open_registration.frame_tokens import FIELD, new_frame_token
from events.open_registration.taking import MOST_REGISTRATIONS
from outbox.models import Message
from taskforces.models import Contact
from tests import factories
from tests.events.open_registration.test_views import CPR, FILLED
from tests.strange import STRANGE


@pytest.fixture
def event(cast):
    cast.nordby.embed_hosts = "https://www.klubben.dk/moeder\nnordby.dk"
    cast.nordby.save()
    factories.letter(cast.network)
    return factories.event(cast.network, registration_mode="open")


@pytest.fixture
def strict():
    """A browser without any cookie, whose requests are checked as on the site."""
    return Client(enforce_csrf_checks=True)


def frame_of(event):
    return reverse("events:register_frame", args=[event.slug])


def send(client, event, token=None, **typed):
    signed = {FIELD: token if token is not None else new_frame_token(event)}
    return client.post(frame_of(event), FILLED | signed | typed)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", ["'none'"]),
        ("www.klubben.dk", ["https://www.klubben.dk"]),
        (" HTTPS://Klubben.dk/moeder \n\nklubben.dk", ["https://klubben.dk"]),
        ("*.klubben.dk", ["'none'"]),
        ("klubben.dk; script-src *", ["'none'"]),
        ("localhost", ["'none'"]),
    ],
)
def test_who_may_frame_it(text, allowed):
    assert frame_ancestors(text) == allowed


@pytest.mark.parametrize(
    "text", ["*", "*.klubben.dk", "klubben", "klubben.dk:8000", "a b.dk", "x.dk\n" * 3 + "-.dk"]
)
def test_what_is_no_site_is_refused(text):
    with pytest.raises(ValidationError):
        validate_embed_hosts(text)
    validate_embed_hosts("https://www.klubben.dk\nnordby.dk")


def test_only_the_organisations_own_sites_may_frame_the_form(strict, event, cast):
    page = strict.get(frame_of(event))
    policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors https://www.klubben.dk https://nordby.dk" in policy
    assert "X-Frame-Options" not in page.headers
    assert not page.cookies
    ordinary = strict.get(reverse("events:register", args=[event.slug]))
    assert "frame-ancestors 'none'" in ordinary.headers["Content-Security-Policy"]
    cast.nordby.embed_hosts = ""
    cast.nordby.save()
    assert strict.get(frame_of(event)).status_code == 404


def test_somebody_registers_in_the_frame_without_a_cookie(strict, event):
    answer = send(strict, event)
    assert answer.status_code == 302
    assert not answer.cookies
    thanks = strict.get(answer.headers["Location"])
    assert "Tak. Se i din mail" in thanks.content.decode()
    assert "https://nordby.dk" in thanks.headers["Content-Security-Policy"]
    assert Invitation.objects.get().contact.name == "Ida Holm"
    assert "/i/" in Message.objects.get().text


@pytest.mark.parametrize("token", ["", "form", "form:x:y"])
def test_a_form_that_is_not_signed_is_shown_again(strict, event, token):
    answer = send(strict, event, token=token)
    assert answer.status_code == 422
    assert "Ida Holm" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_signature_is_good_for_its_event_and_for_some_hours(strict, event, cast):
    other = factories.event(cast.network, registration_mode="open")
    assert send(strict, event, token=new_frame_token(other)).status_code == 422
    with time_machine.travel(timezone.now() - timedelta(hours=13)):
        old = new_frame_token(event)
    assert send(strict, event, token=old).status_code == 422
    assert not Invitation.objects.exists()


def test_a_cpr_number_is_refused_in_the_frame_too(strict, event):
    answer = send(strict, event, name=f"Ida {CPR}")
    assert answer.status_code == 422
    assert CPR not in answer.content.decode().replace(f'value="Ida {CPR}"', "")
    assert not Contact.objects.exists()


def test_the_frame_has_the_same_budget_as_the_page(strict, event):
    for number in range(MOST_REGISTRATIONS):
        assert send(strict, event, email=f"leder-{number}@example.org").status_code == 302
    assert send(strict, event, email="en-til@example.org").status_code == 429
    page = strict.get(reverse("events:register", args=[event.slug]))
    assert page.status_code == 200
    assert Invitation.objects.count() == MOST_REGISTRATIONS


def test_the_same_person_twice_in_the_frame_is_one_guest(strict, event):
    for name in ("Ida Holm", "En Anden"):  # also when somebody else gives her address
        send(strict, event, name=name)
    assert Invitation.objects.get().contact.name == "Ida Holm"
    assert Message.objects.count() == 2


def test_a_closed_event_says_so_and_a_wish_waits_for_approval(strict, event):
    event.registration_mode = "approval"
    event.save()
    assert send(strict, event).status_code == 302
    assert RegistrationRequest.objects.waiting().count() == 1
    event.registration_mode = "invitation"
    event.save()
    assert strict.get(frame_of(event)).status_code == 410


def test_the_page_to_share_it_from(client, cast, event):
    client.force_login(cast.secretary)
    page = client.get(reverse("events:share", args=[event.pk])).content.decode()
    assert "www.klubben.dk, nordby.dk" in page
    assert frame_of(event) in page
    assert "linkedin.com" in page
    assert event.get_absolute_url() in page
    assert "/plakat.pdf" in client.get(reverse("events:share", args=[event.pk])).content.decode()


@pytest.mark.slow
def test_the_poster_is_tagged(client, cast, event):
    client.force_login(cast.secretary)
    answer = client.get(reverse("events:poster", args=[event.pk]))
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert b"<pdfuaid:part>1<" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.docinfo.Title) == event.title


def test_the_lines_for_their_own_site_name_the_event_and_are_shown_as_text(client, cast, event):
    event.title = 'Kaffe & "snak" <script>'
    event.save()
    client.force_login(cast.coordinator)
    page = client.get(reverse("events:share", args=[event.pk]))
    frame, script = page.context["snippet"].splitlines()
    assert 'title="Kaffe &amp; &quot;snak&quot; &lt;script&gt;"' in frame
    assert script.endswith('/arrangementer/ramme.js" async></script>')
    assert "&lt;iframe src=&quot;" in page.content.decode()


def test_the_script_for_their_own_site_is_for_everybody_and_sets_no_cookie(client, db):
    answer = client.get(reverse("events:frame_host"))
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (answer.headers["Cache-Control"], dict(answer.cookies)) == ("public, max-age=3600", {})
    assert "origin !== ours" in answer.content.decode()


@pytest.mark.parametrize("typed", STRANGE)
def test_whatever_is_typed_in_the_frame_is_answered_and_registers_nobody(strict, event, typed):
    assert send(strict, event, token=typed).status_code == 422
    answer = send(strict, event, name=typed, email=typed, companions=typed)
    assert (answer.status_code, Invitation.objects.count()) == (422, 0)


def test_the_same_form_from_two_tabs_registers_once(strict, event):
    """A press that came twice: the same answer, one guest."""
    token = new_frame_token(event)
    first, second = send(strict, event, token), send(strict, event, token)
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert Invitation.objects.count() == 1
