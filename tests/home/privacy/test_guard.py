import logging
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from accounts.cpr import Verdict, find_cpr
from accounts.models import Organisation
from home.models import IntroductionRequest, LeaderCalendar, LeaderLink
from home.privacy import guard as module
from home.privacy.guard import MACHINE_MADE, CprFound, guard, typed_in
from home.privacy.middleware import CprMiddleware
from home.privacy.register import HOLDINGS, NOBODY
from outbox.models import Message
from taskforces.models import Contact, Workplace
from tests import factories

CPR = "070761-4285"  # the public example number of the CPR office's own guide
UNLUCKY_ID = "c553d6ae-3673-4692-9ebc-ee0101827189"


def of_ours():
    """Every plain text that people type; a page's blocks are tried below."""
    return [
        (model, name)
        for model in apps.get_models()
        for name in typed_in(model)
        if not hasattr(model._meta.get_field(name), "stream_block")
    ]


@pytest.mark.parametrize(("model", "name"), of_ours(), ids=lambda value: str(value))
def test_no_typed_text_of_any_model_is_kept_with_a_cpr_number(model, name):
    """Judged on a stand-in with this one text: Wagtail's pages ask the database when they are made."""
    field, text = model._meta.get_field(name), f"Bo {CPR}"
    values = {"JSONField": {"x": [text]}, "FileField": SimpleNamespace(name=text, _committed=True)}
    instance = SimpleNamespace(_meta=model._meta)
    setattr(instance, name, values.get(field.get_internal_type(), text))
    with pytest.raises(CprFound) as caught:
        guard(model, instance, update_fields={name})
    assert CPR not in str(caught.value)
    guard(model, instance, update_fields={"another"})


def test_there_are_many():
    assert len(of_ours()) > 100


def test_every_exception_is_a_row_of_the_register():
    told = {row.model for row in (*HOLDINGS, *NOBODY)}
    assert set(MACHINE_MADE) <= told


@pytest.mark.django_db
def test_a_save_is_refused_and_without_the_guard_it_is_not(cast, monkeypatch):
    with pytest.raises(CprFound):
        factories.contact(cast.nordby, title=f"Bo {CPR}")
    assert not Contact.objects.exists()
    monkeypatch.setattr(module, "find_cpr", lambda text: None)
    factories.contact(cast.nordby, title=f"Bo {CPR}")
    assert Contact.objects.exists()


@pytest.mark.django_db
def test_what_a_machine_made_is_left_alone(cast):
    factories.message(cast.nordby, reference=UNLUCKY_ID, text=f"/i/{CPR}/")
    Workplace.objects.create(company=factories.company(), p_number="0707614285")
    assert (Message.objects.count(), Workplace.objects.count()) == (1, 1)


def test_a_key_that_looks_like_a_number_is_kept(db):
    """One in some thousands does; whoever asked for a calendar was told of a CPR number that nobody typed."""
    digest = "eca191989bb0aee0a8c0d6dc3959ed69d8eba25c924c0611166257efdbfa061b"
    assert find_cpr(digest) is Verdict.CERTAIN
    for model in (LeaderCalendar, LeaderLink, IntroductionRequest):
        guard(model, model(key_digest=digest))
    with pytest.raises(CprFound):
        guard(LeaderCalendar, LeaderCalendar(address="070761-4285@example.org"))


def test_no_key_digest_or_code_is_taken_for_what_somebody_typed():
    made = ("digest", "key", "code", "token", "secret", "hash")
    judged = {
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        for name in typed_in(model)
        if name.endswith(made)
    }
    assert judged == set()


@pytest.mark.parametrize("depth", [1, 900, 100_000])
def test_brackets_as_deep_as_somebody_likes_are_read(depth):
    assert CPR in "".join(module._strings({"a": "[" * depth + f'"{CPR}"' + "]" * depth}))
    assert CPR in "".join(module._strings(["[" * depth + CPR]))


@pytest.mark.django_db
def test_a_draft_of_a_page_is_refused_in_title_and_blocks(cast, site_root):
    letter = factories.letter(cast.network)
    letter.save_revision()
    letter.title = f"Kære {CPR}"
    with pytest.raises(CprFound):
        letter.save_revision()
    letter.title = "Kære"
    letter.body = [("paragraph", f"<p>Bo {CPR[:6]}<b>{CPR[6:]}</b></p>")]
    with pytest.raises(CprFound):
        letter.save_revision()
    with pytest.raises(CprFound):
        letter.save()


@pytest.mark.django_db
def test_a_documents_text_and_name_are_read_wherever_it_comes_from(site_root):
    documents = get_document_model()
    for name, content in (("a.txt", f"Bo {CPR}".encode()), (f"{CPR}.txt", b"Bo")):
        with pytest.raises(CprFound):
            documents.objects.create(title="Liste", file=ContentFile(content, name))
    assert documents.objects.create(title="Liste", file=ContentFile(b"Bo", "a.txt")).pk


@pytest.mark.django_db
def test_originals_and_renditions_carry_nothing(site_root):
    exif = Image.Exif()
    exif[0x013B] = "kanariehuset"
    photo = factories.photo(exif=exif, xmp=b"kanariehuset", comment=b"kanariehuset")
    assert b"kanariehuset" in photo.read()
    photo.seek(0)
    image = get_image_model().objects.create(title="Huset", file=photo, file_size=photo.size)
    for file in (image.file, image.get_rendition("width-100").file):
        with file.open("rb") as kept:
            assert b"kanariehuset" not in kept.read()
    assert image.file_size == image.file.size


@pytest.mark.django_db
def test_the_refusal_is_a_page_and_for_systems_json(cast, client, caplog):
    refuse = CprMiddleware(lambda request: None).process_exception
    error = CprFound("accounts.Organisation.name")
    answer = refuse(RequestFactory().get("/api/v1/sheets/"), error)
    assert (answer.status_code, b'"cpr"' in answer.content) == (422, True)
    assert refuse(RequestFactory().get("/"), ValueError()) is None
    admin = factories.user("Drift", is_staff=True, is_superuser=True)
    client.force_login(admin)
    with caplog.at_level(logging.DEBUG):
        page = client.post(
            reverse("organisationer:add"),
            {**organisation_fields(), "name": f"Bo {CPR}"},
        )
    assert page.status_code == 422
    assert "Intet er gemt" in page.content.decode()
    assert CPR not in page.content.decode() + caplog.text
    assert not Organisation.objects.filter(slug="ny").exists()


def organisation_fields():
    plain = {
        field.name: field.get_default()
        for field in Organisation._meta.concrete_fields
        if field.editable and not field.is_relation and field.get_default() not in (None, False, "")
    }
    return plain | {"kind": "club", "slug": "ny", "optional_holidays": '["12-24"]'}
