"""Log-in by a SAML provider in OIOSAML 3's shape, from our log-in page there and back."""

import base64
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEntry, IdentityLink, Role, UsedAssertion, User
from accounts.sso import own_keys, strict
from accounts.sso import saml as ours
from accounts.sso.strict import XMLENC
from home.privacy.traces import traces
from tests import factories
from tests.accounts.sso.conftest import CONSULTANT, NORDBY_CVR, SONDERBY_CVR, saml_row
from tests.accounts.sso.identity import roles_of, who_is_in
from tests.accounts.sso.saml_idp import SamlProvider, encrypts_as, here_url, privilege_list

pytestmark = pytest.mark.slow  # xmlsec1 is a process, and signs each answer
KAJ = {
    "uid": "c0a80101-0000-4000-8000-000000000001",
    "email": "kaj@nordby.example",
    "name": "Kaj Kollega",
    "cvr": NORDBY_CVR,
    "level": "Substantial",
    "privileges": privilege_list((NORDBY_CVR, [CONSULTANT])),
}
NOTHING = KAJ | {"privileges": privilege_list((NORDBY_CVR, ["urn:other"]))}


def kaj():
    return User.objects.get(email="kaj@nordby.example")


def test_a_colleague_comes_in_with_the_roles_that_the_map_gives(saml, client):
    answer = saml.log_in(client, KAJ)
    assert (answer.status_code, answer.url) == (302, "/arbejdsbord/")
    assert who_is_in(client) == str(kaj().pk)
    assert (kaj().name, roles_of(kaj())) == ("Kaj Kollega", {"consultant"})
    assert not kaj().has_usable_password()
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert verbs == {"login.ok", "sso.log_in", "sso.give_role"}


def test_the_providers_form_comes_from_another_host_without_a_session(saml):
    strict = Client(enforce_csrf_checks=True)
    assert saml.log_in(strict, KAJ).url == "/arbejdsbord/"


def unsigned(saml, to, said):
    return saml.answer(to, said, sign_assertion=False)


def response_signed_only(saml, to, said):
    return saml.answer(to, said, sign_assertion=False, sign_response=True)


def expired(saml, to, said):
    with time_machine.travel(timezone.now() - timedelta(minutes=20)):
        return saml.answer(to, said)


def for_another_audience(saml, to, said):
    return saml.answer(to, said, sp_entity_id="https://other.example/metadata")


def for_another_address(saml, to, said):
    return saml.answer(to, said, destination="https://other.example/acs")


def for_a_longer_address(saml, to, said):
    """python3-saml alone takes every address that begins with ours."""
    return saml.answer(to, said, destination=here_url(saml.row, "acs") + "evil")


def changed_on_the_way(saml, to, said):
    xml = base64.b64decode(saml.answer(to, said))
    return base64.b64encode(xml.replace(b"kaj@nordby", b"eva@nordby")).decode()


def signed_with_an_old_digest(saml, to, said):
    return saml.answer(to, said, sign_alg="http://www.w3.org/2000/09/xmldsig#rsa-sha1")


def nonsense(saml, to, said):
    return "hvad som helst"


WRONG = [
    unsigned, response_signed_only, expired, for_another_audience, for_another_address,
    for_a_longer_address, changed_on_the_way, signed_with_an_old_digest, nonsense,
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_an_answer_that_is_not_right_in_everything_is_refused(saml, client, wrong):
    to, _relay = saml.asked(client)
    answer = saml.deliver(client, wrong(saml, to, KAJ))
    assert answer.status_code == 403
    assert "kunne ikke godkendes" in answer.content.decode()
    assert (who_is_in(client), UsedAssertion.objects.count()) == ("", 0)
    # The control: the same browser comes in by the same request with a right one.
    assert saml.deliver(client, saml.answer(to, KAJ)).url == "/arbejdsbord/"


def test_an_answer_by_another_organisations_provider_is_refused(saml, client, cast, tmp_path):
    row = saml_row(cast.sonderby, "sonderby")
    (tmp_path / "sonderby").mkdir()
    other = SamlProvider(tmp_path / "sonderby", factories.key_pair("sonderby"), row, "sonderby")
    to, _relay = other.asked(client)
    assert saml.deliver(client, other.answer(to, KAJ)).status_code == 403
    to, _relay = saml.asked(client)
    aimed = {
        "destination": here_url(saml.row, "acs"),
        "sp_entity_id": here_url(saml.row, "metadata"),
    }
    assert saml.deliver(client, other.answer(to, KAJ, **aimed)).status_code == 403
    assert who_is_in(client) == ""


def test_an_answer_is_good_once(saml, client):
    to, _relay = saml.asked(client)
    encoded = saml.answer(to, KAJ)
    assert saml.deliver(client, encoded).url == "/arbejdsbord/"
    again = saml.deliver(Client(), encoded)
    assert (again.status_code, "brugt før" in again.content.decode()) == (403, True)
    # The control: without the note of its use it would be read once more.
    UsedAssertion.objects.all().delete()
    assert ours.read_response(saml.row, encoded)[0].email == KAJ["email"]
    with pytest.raises(ours.SamlRefused):
        ours.read_response(saml.row, encoded)


def test_used_answers_are_forgotten_when_they_have_run_out(saml, client):
    saml.log_in(client, KAJ)
    now = timezone.now()
    assert ours.forget_used(now) == 0
    assert ours.forget_used(now + timedelta(minutes=15)) == 1


def test_an_answer_counts_only_in_the_browser_that_asked(saml, client):
    to, _relay = saml.asked(client)
    thief = Client()
    assert saml.deliver(thief, saml.answer(to, KAJ)).status_code == 403
    unasked = saml.answer("id-that-nobody-asked", KAJ)
    assert saml.deliver(client, unasked).status_code == 403
    assert (who_is_in(thief), who_is_in(client)) == ("", "")


AES, OAEP = f"{XMLENC}aes256-cbc", f"{XMLENC}rsa-oaep-mgf1p"


def encrypted(saml, client, certificate):
    to, _relay = saml.asked(client)
    encoded = saml.answer(
        to, KAJ, encrypt_assertion=True, encrypt_cert_assertion=certificate,
        encrypt_assertion_self_contained=True,
    )  # fmt: skip
    assert b"kaj@nordby" not in base64.b64decode(encoded)
    return saml.deliver(client, encoded)


@pytest.mark.parametrize("key", ["own", "next"])
def test_an_encrypted_answer_is_read_with_either_of_our_keys(saml, client, key, monkeypatch):
    encrypts_as(monkeypatch, AES, OAEP, "aes-256")
    pair = factories.key_pair("næste")
    saml.row.own_next_key, saml.row.own_next_certificate = own_keys.seal(pair[0]), pair[1]
    saml.row.save()
    certificate = pair[1] if key == "next" else saml.row.own_certificate
    assert encrypted(saml, client, certificate).url == "/arbejdsbord/"


@pytest.mark.parametrize(
    ("content", "key", "made"),
    [(f"{XMLENC}tripledes-cbc", OAEP, "des-192"), (AES, f"{XMLENC}rsa-1_5", "aes-256")],
)
@pytest.mark.parametrize("looks", [True, False])
def test_weak_encryption_is_refused(saml, client, monkeypatch, content, key, made, looks):
    """Where nobody looks (the negative control), python3-saml lets it in."""
    encrypts_as(monkeypatch, content, key, made)
    if not looks:
        monkeypatch.setattr(strict, "GOOD_WAYS", {content, key})
    encrypted(saml, client, saml.row.own_certificate)
    assert bool(who_is_in(client)) is not looks


def test_both_certificates_of_the_provider_count(saml, client):
    saml.row.certificate, saml.row.next_certificate = factories.key_pair()[1], saml.row.certificate
    saml.row.save()
    assert saml.log_in(client, KAJ).url == "/arbejdsbord/"


def test_what_the_provider_says_no_longer_is_taken_away(saml, client):
    saml.log_in(client, KAJ)
    again = Client()
    answer = saml.log_in(again, NOTHING)
    assert (answer.status_code, "ingen rolle" in answer.content.decode()) == (403, True)
    assert (roles_of(kaj()), who_is_in(again)) == (set(), "")
    assert client.get("/arbejdsbord/").status_code == 302  # the session of before has ended


def test_the_last_owner_stays_owner(saml, client, cast):
    owner = KAJ | {"uid": "u-2", "email": cast.owner.email, "privileges": NOTHING["privileges"]}
    saml.row.local_closed = True
    saml.row.save()
    assert saml.log_in(client, owner).url == "/arbejdsbord/"
    assert roles_of(cast.owner) == {"owner"}
    # The control: with another owner there, it goes.
    Role.objects.create(user=cast.reader, organisation=cast.nordby, role=Role.Kind.OWNER)
    assert saml.log_in(Client(), owner).status_code == 403
    assert roles_of(cast.owner) == set()


FOREIGN = privilege_list((SONDERBY_CVR, [CONSULTANT]))
LIMITED = privilege_list((NORDBY_CVR, [CONSULTANT], ("urn:dk:kombit:KLE", "25.*")))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"privileges": FOREIGN}, "ingen rolle"),
        ({"privileges": LIMITED}, "ingen rolle"),
        ({"privileges": "bm90IHhtbA=="}, "ingen rolle"),
        ({"cvr": SONDERBY_CVR}, "en anden organisation"),
        ({"level": "Low"}, "mere sikker måde"),
        ({"email": ""}, "sender ikke din e-mail"),
    ],
)
def test_who_has_nothing_here_does_not_come_in(saml, client, said, words):
    saml.row.level = "substantial"
    saml.row.save()
    answer = saml.log_in(client, {name: v for name, v in (KAJ | said).items() if v})
    assert (answer.status_code, words in answer.content.decode()) == (403, True)
    assert who_is_in(client) == ""
    assert not User.objects.filter(email=KAJ["email"]).exists()
    assert not IdentityLink.objects.exists()


def test_a_cpr_number_is_kept_nowhere(saml, client):
    number = "0707614285"
    assert saml.log_in(client, KAJ | {"cpr": number}).url == "/arbejdsbord/"
    client.get("/arbejdsbord/")
    found = traces([number, KAJ["email"]])
    assert found[number] == []
    assert "accounts_user.email" in found[KAJ["email"]]  # the control: what is kept is found


def test_our_metadata_names_both_certificates(saml, client):
    saml.row.own_next_certificate = factories.key_pair("næste")[1]
    saml.row.save()
    text = client.get(f"/konto/sso/{saml.row.slug}/metadata/").content.decode()
    for certificate in (saml.row.own_certificate, saml.row.own_next_certificate):
        assert "".join(certificate.split("-----")[2].split())[:60] in "".join(text.split())
    assert "PRIVATE" not in text
