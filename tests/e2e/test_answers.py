import pytest

from tests import factories
from tests.e2e.conftest import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def invitation(site_root):
    host = factories.organisation("Nordby Kommune", phone="12345678")
    return factories.invitation(factories.event(factories.network(host), capacity=5))


@pytest.mark.parametrize("scripts", [True, False])
def test_leader_types_the_code_answers_and_changes_his_mind(launch, site, invitation, scripts):
    page = launch().new_context(base_url=site, java_script_enabled=scripts).new_page()
    page.goto("/i/")
    page.get_by_label("Koden fra dit brev").fill(invitation.printed_code.lower())
    page.get_by_role("button", name="Find min invitation").click()
    page.get_by_role("button", name="Ja, jeg kommer").click()
    assert page.locator("h1").inner_text().startswith("Vi ses, ")
    assert page.get_by_text(invitation.printed_code).is_visible()

    page.get_by_text("Ret dit svar").click()
    page.get_by_text("Der kommer en anden").click()
    page.get_by_role("button", name="Send min kollega").click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_label("Hvem kommer?").fill("Åse Østergård")
    page.get_by_role("button", name="Send min kollega").click()
    assert page.locator("h1").inner_text() == "Så venter vi Åse Østergård"

    page.get_by_text("Ret dit svar").click()
    page.get_by_role("button", name="Nej, desværre").click()
    assert page.locator("h1").inner_text() == "Tak for dit svar"


def test_pages_are_accessible(phone, invitation):
    page = phone()
    event = invitation.event.get_absolute_url()
    for address in ("/i/", f"/i/{invitation.code}/", "/arrangementer/", event):
        page.goto(address)
        assert_accessible(page)
    page.goto(f"/i/{invitation.code}/")
    page.get_by_role("button", name="Ja, jeg kommer").click()
    page.get_by_text("Ret dit svar").click()
    assert_accessible(page)
