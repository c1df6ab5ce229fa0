"""Who signs: put up by the office, ticked on a letter, shown on paper and in public."""

import pytest
from wagtail.images import get_image_model
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.models import AuditEntry
from taskforces.models import Signer
from taskforces.signers.signers import remove_signer, save_crest, save_signer
from tests import factories


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def put_up(cast, name="Åse Bødker", **pictures):
    return save_signer(
        Signer(organisation=cast.nordby),
        name=name,
        title="Borgmester",
        pictures=pictures,
        by=cast.secretary,
    )


def test_the_office_puts_up_a_signer_with_pictures(client, cast):
    client.force_login(cast.secretary)
    data = {"name": "Åse Bødker", "title": "Borgmester"}
    files = {"signature": factories.photo("navn.png", "PNG"), "portrait": factories.photo()}
    assert client.post("/arbejdsbord/underskrivere/ny/", data | files).status_code == 302
    signer = Signer.objects.get()
    assert (signer.organisation, signer.title) == (cast.nordby, "Borgmester")
    assert signer.signature.collection.name.startswith("Redaktion")
    assert AuditEntry.objects.get().verb == "create_signer"
    page = client.get("/arbejdsbord/underskrivere/").content.decode()
    assert "Åse Bødker" in page
    assert "signer__portrait" in page


def test_what_is_no_picture_is_explained(client, cast):
    client.force_login(cast.secretary)
    data = {"name": "Åse", "portrait": factories.photo()}
    data["portrait"].file.write(b"x" * 20)
    data["portrait"].file.seek(0)
    data["portrait"].file.truncate(0)
    page = client.post("/arbejdsbord/underskrivere/ny/", data)
    assert page.status_code == 422
    assert Signer.objects.count() == 0


def test_a_picture_that_is_replaced_or_removed_goes(cast):
    signer = put_up(cast, signature=factories.photo(), portrait=factories.photo())
    old = signer.signature_id
    save_signer(
        signer, name="Åse", title="", pictures={"signature": factories.photo()}, by=cast.secretary
    )
    assert not get_image_model().objects.filter(pk=old).exists()
    save_signer(signer, name="Åse", title="", pictures={"portrait": None}, by=cast.secretary)
    assert signer.portrait is None
    assert get_image_model().objects.count() == 1
    remove_signer(signer, by=cast.secretary)
    assert (Signer.objects.count(), get_image_model().objects.count()) == (0, 0)


def test_up_to_three_that_are_ticked_sign_in_the_order_they_were_put_up(cast):
    letter = factories.letter(cast.network)
    letter.sender_name = "Bo Holm"
    assert [who.name for who in letter.signers] == ["Bo Holm"]
    names = ["Åse", "Ida", "Bo", "Per"]
    people = [factories.signer(cast.nordby, name) for name in names]
    letter.chosen_signers.set(people[::-1])
    assert [who.name for who in letter.signers] == names[:3]
    letter.save_revision()
    again = letter.get_latest_revision_as_object()
    people[0].delete()
    assert [who.name for who in again.signers][-1] == "Bo"


def test_a_letter_is_signed_by_its_own_organisation(cast):
    letter = factories.letter(cast.network)
    mine = [factories.signer(cast.nordby, f"Leder {n}") for n in range(4)]
    factories.signer(factories.organisation("Anden Kommune"), "Fremmed")
    form_class = letter.get_edit_handler().get_form_class()
    data = nested_form_data(
        {
            "title": "Brev",
            "slug": letter.slug,
            "network": letter.network_id,
            "body": streamfield([("paragraph", "Hej")]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )
    data["chosen_signers"] = [each.pk for each in mine]
    form = form_class(
        data, instance=letter, for_user=cast.secretary, parent_page=letter.get_parent()
    )
    assert set(form.fields["chosen_signers"].queryset) == set(mine)
    assert "Højst tre" in str(form.errors["chosen_signers"])


CREST = "/arbejdsbord/underskrivere/vaaben/"


def test_the_office_puts_up_its_crest_and_takes_it_away(client, cast):
    client.force_login(cast.secretary)
    assert client.post(CREST, {"crest": factories.photo("v.png", "PNG")}).status_code == 302
    cast.nordby.refresh_from_db()
    first = cast.nordby.logo
    assert first.collection.name.startswith("Redaktion")
    assert AuditEntry.objects.get().verb == "change_crest"
    assert 'name="no_crest"' in client.get("/arbejdsbord/underskrivere/").content.decode()
    client.post(CREST, {"crest": factories.photo("w.png", "PNG")})
    assert not get_image_model().objects.filter(pk=first.pk).exists()
    client.post(CREST, {"no_crest": "on"})
    cast.nordby.refresh_from_db()
    assert cast.nordby.logo is None
    assert get_image_model().objects.count() == 0


def test_a_crest_that_is_also_a_signers_portrait_stays_their_picture(cast):
    signer = put_up(cast, portrait=factories.photo())
    cast.nordby.logo = signer.portrait
    cast.nordby.save()
    save_crest(cast.nordby, None, by=cast.secretary)
    assert get_image_model().objects.filter(pk=signer.portrait_id).exists()


def test_no_picture_is_no_crest(client, cast):
    client.force_login(cast.secretary)
    assert "Vælg et billede." in client.post(CREST, {}).content.decode()
