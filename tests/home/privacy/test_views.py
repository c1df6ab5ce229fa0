import json

import pypdfium2
import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from taskforces.models import Contact
from tests import factories
from tests.home.privacy.world import ADDRESS, world

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"home:privacy_{name}", args=args)


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as file:
        return "".join(page.get_textpage().get_text_bounded() for page in file)


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.owner)
    return client


def test_the_page_tells_all_and_the_log_does_not_say_of_whom(owner, cast, site_root):
    world(cast)
    page = owner.post(url("look_up"), {"address": ADDRESS}).content.decode()
    assert "Søren Kanarie" in page
    assert "12 måneder efter arrangementet" in page
    entry = AuditEntry.objects.get(verb="look_up_person")
    assert "kanarie" not in f"{entry.subject}{entry.after}".lower()


def test_the_address_stands_in_no_link(owner, cast, site_root):
    world(cast)
    page = owner.post(url("look_up"), {"address": ADDRESS}).content.decode()
    links = [part.partition('"')[0] for part in page.split('href="')[1:]]
    assert [link for link in links if "kanarie" in link] == []


def test_an_unknown_address_says_so(owner, cast):
    page = owner.post(url("look_up"), {"address": "ingen@firma.example"}).content.decode()
    assert "Vi ved intet om adressen." in page


def test_what_is_no_address_is_asked_again(owner, cast):
    response = owner.post(url("look_up"), {"address": "kaj"})
    assert response.status_code == 422


def test_the_file_holds_what_the_page_tells_and_no_key(owner, cast, site_root):
    world(cast)
    response = owner.post(url("extract_json"), {"address": ADDRESS})
    found = json.loads(response.content)
    by_model = {part["model"]: part for part in found["parts"]}
    assert by_model["taskforces.Contact"]["rows"][0]["name"] == "Søren Kanarie"
    assert by_model["events.Invitation"]["basis"].startswith("offentlig opgave, art. 6")
    assert cast.invitation.code not in response.content.decode()
    assert cast.sheet.receipt_token not in response.content.decode()


def test_a_mail_to_a_colleague_is_theirs_to_read(owner, cast):
    factories.message(cast.nordby, recipient=cast.reader.email, text="Kun for dig.")
    factories.message(cast.nordby, recipient=ADDRESS, text="Til lederen.")
    page = owner.post(url("look_up"), {"address": cast.reader.email}).content.decode()
    assert "Kun for dig." not in page
    assert "Til lederen." in owner.post(url("look_up"), {"address": ADDRESS}).content.decode()


def test_the_pdf_can_be_read_by_the_person(owner, cast, site_root):
    world(cast)
    response = owner.post(url("extract_pdf"), {"address": ADDRESS})
    text = text_of(response.content)
    assert "Det ved vi om" in text
    assert "Søren Kanarie" in text
    assert "Hvor længe" in text


def test_erasing_shows_the_plan_and_then_that_it_is_done(owner, cast):
    factories.contact(cast.nordby, "Søren Kanarie", email=ADDRESS)
    plan = owner.post(url("plan"), {"address": ADDRESS}).content.decode()
    assert "Kontaktpersoner" in plan
    assert Contact.objects.count() == 1
    done = owner.post(url("erase"), {"address": ADDRESS}).content.decode()
    assert "intet er tilbage" in done
    assert Contact.objects.count() == 0


def test_putting_right_looks_up_the_new_address(owner, cast):
    factories.contact(cast.nordby, "Søren Kanarie", email=ADDRESS)
    page = owner.post(url("correct"), {"address": ADDRESS, "email": "ny@firma.example"})
    assert "Rettet ét sted." in page.content.decode()
    assert "Det ved vi om ny@firma.example" in page.content.decode()


def test_a_cpr_number_is_no_new_name(owner, cast):
    factories.contact(cast.nordby, "Søren Kanarie", email=ADDRESS)
    response = owner.post(url("correct"), {"address": ADDRESS, "name": "070761-4285"})
    assert response.status_code == 422
    assert Contact.objects.get().name == "Søren Kanarie"


def test_an_action_without_an_address_does_nothing(owner, cast):
    assert owner.post(url("erase"), {"address": ""}).status_code == 403


def test_the_record_tells_the_organisations_own_periods(owner, cast):
    cast.nordby.attendance_retention_months = 7
    cast.nordby.save(update_fields=["attendance_retention_months"])
    page = owner.get(url("record", cast.nordby.pk)).content.decode()
    assert "7 måneder efter arrangementet" in page
    assert "(ubesvarede: 6 måneder efter arrangementet)" in page
    assert "art. 6, stk. 1, litra e" in page


@pytest.mark.parametrize(
    ("name", "said"), [("record_pdf", "Slettefrister"), ("annex_pdf", "Bilag B")]
)
def test_the_documents_come_as_pdf(owner, cast, name, said):
    assert said in text_of(owner.get(url(name, cast.nordby.pk)).content)


def test_the_record_names_the_systems_that_are_told(owner, cast):
    hook = factories.webhook(cast.nordby)
    assert (
        f"Det andet system {hook.name}" in owner.get(url("record", cast.nordby.pk)).content.decode()
    )
