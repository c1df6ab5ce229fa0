"""Job orders on the desk: the form, the files, the prints, and the surplus pledges."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from pledges.job_orders.files import OFFICIAL_KEYS
from pledges.models import JobOrderDraft
from tests import factories

LIST = "/arbejdsbord/jobordrer/"
XSS = "<script>alert(1)</script>"
CPR = "010180-1234"


@pytest.fixture
def handover(cast):
    return factories.handover(
        factories.sheet(cast.network), cast.unit, owner=cast.consultant, status="contacted"
    )


@pytest.fixture
def order(handover):
    return factories.order(
        handover,
        cvr_number=factories.cvr(),
        p_number="1234567890",
        contact_phone="22334455",
        starts_on=date(2027, 2, 1),
        hours="5-9",
    )


@pytest.fixture
def consultant(client, cast):
    client.force_login(cast.consultant)
    return client


def typed(**answers):
    return {
        "version": 0,
        "order_type": "ordinary",
        "title": "Køkkenhjælp",
        "description": "Opvask og kaffe.",
        "starts_on": "2027-02-01",
        "positions": "2",
        "contact_name": "Søren Ågård",
        "contact_phone": "22334455",
        "contact_email": "",
        "follow_up": "referral",
        "cvr_number": "",
        "p_number": "",
        "working_time": "6",
        "hours": "5-9",
        "state": "treated",
    } | answers


def create_url(handover):
    return f"/arbejdsbord/overleveringer/{handover.pk}/jobordre/"


def test_order_is_one_click_and_one_save(consultant, handover):
    page = consultant.get(f"/arbejdsbord/overleveringer/{handover.pk}/").content.decode()
    assert create_url(handover) in page
    assert 'value="Rengøring"' in consultant.get(create_url(handover)).content.decode()
    assert JobOrderDraft.objects.count() == 0  # a GET changes nothing
    response = consultant.post(create_url(handover), typed())
    made = handover.orders.get()
    assert response.url == f"{LIST}{made.pk}/"
    assert (made.title, made.positions, made.working_time) == ("Køkkenhjælp", 2, "6")
    handover.refresh_from_db()
    assert handover.status == "job_order_created"
    page = consultant.get(f"/arbejdsbord/overleveringer/{handover.pk}/").content.decode()
    assert f"{LIST}{made.pk}/" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cvr_number", "12345678"),
        ("p_number", "123"),
        ("positions", "0"),
        ("positions", "100"),
        ("working_time", "5"),
        ("order_type", "x"),
        ("starts_on", "i morgen"),
        ("title", ""),
        ("contact_email", "nej"),
        ("employees_fte", "-1"),
    ],
)
def test_wrong_order_is_kept_on_the_screen(consultant, handover, field, value):
    response = consultant.post(create_url(handover), typed(**{field: value}))
    assert response.status_code == 422
    assert "Opvask og kaffe." in response.content.decode()
    assert JobOrderDraft.objects.count() == 0


def test_good_numbers_are_taken_as_people_write_them(consultant, handover):
    cvr = factories.cvr()
    answers = typed(cvr_number=f"DK {cvr[:4]} {cvr[4:]}", p_number="1 234 567 890")
    consultant.post(create_url(handover), answers)
    made = handover.orders.get()
    assert (made.cvr_number, made.p_number) == (cvr, "1234567890")


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "description",
        "contact_name",
        "contact_phone",
        "contact_email",
        "cvr_number",
        "external_reference",
        "vitas_case",
    ],
)
def test_no_field_takes_a_cpr_number(consultant, handover, field):
    response = consultant.post(create_url(handover), typed(**{field: CPR}))
    assert response.status_code == 422
    assert CPR not in response.content.decode()
    assert JobOrderDraft.objects.count() == 0


def test_two_who_write_at_once_lose_nothing(consultant, order):
    url = f"{LIST}{order.pk}/"
    assert consultant.post(url, typed(title="Den første")).status_code == 302
    response = consultant.post(url, typed(title="Den anden"))
    html = response.content.decode()
    assert response.status_code == 409
    assert "Den anden" in html
    assert "Den første" in html
    assert 'name="version" value="1"' in html
    order.refresh_from_db()
    assert order.title == "Den første"
    assert consultant.post(url, typed(title="Den anden", version=1)).status_code == 302


def test_new_order_over_a_change_comes_again(consultant, handover):
    consultant.post(create_url(handover), typed())
    response = consultant.post(create_url(handover), typed(title="En til"))
    assert response.status_code == 409
    assert "En til" in response.content.decode()
    assert handover.orders.count() == 1


def test_states_of_the_official_words(consultant, order):
    consultant.post(
        f"{LIST}{order.pk}/", typed(state="inactive", external_reference="JO-1", vitas_case="V-2")
    )
    order.refresh_from_db()
    assert (order.state, order.external_reference, order.vitas_case) == ("inactive", "JO-1", "V-2")
    assert "inaktiv: nok henviste" in consultant.get(f"{LIST}{order.pk}/").content.decode()


def test_json_holds_exactly_the_official_keys(consultant, order):
    response = consultant.get(f"{LIST}{order.pk}/json/")
    assert json.loads(response.content) == {
        "ordretype": "ordinære vilkår",
        "stillingsbetegnelse": "Rengøring",
        "kortBeskrivelse": "Let rengøring.",
        "startdato": "2027-02-01",
        "antalMedarbejdere": 1,
        "kontaktpersonNavn": "Søren",
        "kontaktpersonTelefon": "22334455",
        "kontaktpersonEmail": None,
        "aftaltOpfoelgning": "formidling",
        "euresMarkering": False,
        "cvrNummer": order.cvr_number,
        "pNummer": "1234567890",
        "arbejdstidsforhold": "1",
    }
    assert response["Cache-Control"] == "private, no-store"


def test_csv_opens_in_a_danish_excel_without_running_anything(consultant, order):
    JobOrderDraft.objects.update(title="=1+1", contact_phone="+4522334455", description="a;b\nc")
    response = consultant.get(f"{LIST}{order.pk}/csv/")
    body = response.content.decode()
    assert body.startswith("\ufeff")
    header, row = body.lstrip("\ufeff").split("\r\n")[:2]
    assert header.split(";") == list(OFFICIAL_KEYS.values())
    assert row.startswith("ordinære vilkår;'=1+1;")
    assert ";+4522334455;" in row
    assert ";nej;" in row


def test_lists_as_files_follow_the_filter(consultant, cast, order):
    factories.order(order.handover, title="Til overs", surplus=True)
    found = json.loads(consultant.get(f"{LIST}json/?surplus=on").content)
    assert [row["stillingsbetegnelse"] for row in found] == ["Til overs"]
    assert len(consultant.get(f"{LIST}csv/").content.decode().strip().split("\r\n")) == 3


@pytest.mark.parametrize("query", ["state=closed", "surplus=on"])
def test_list_is_filtered(consultant, order, query):
    assert "Rengøring" in consultant.get(LIST).content.decode()
    assert f"{LIST}{order.pk}/" not in consultant.get(f"{LIST}?{query}").content.decode()


def test_strangers_orders_are_in_no_list_and_no_filter(client, cast, order):
    client.force_login(cast.stranger)
    assert "Rengøring" not in client.get(LIST).content.decode()
    assert json.loads(client.get(f"{LIST}json/").content) == []
    html = client.get(f"{LIST}?network={cast.network.pk}").content.decode()
    assert str(cast.network) not in html


def test_prints_hold_the_order_and_the_guide(consultant, order):
    JobOrderDraft.objects.update(employees_fte=60)
    html = consultant.get(f"{LIST}{order.pk}/print/").content.decode()
    assert "1234567890" in html
    html = " ".join(consultant.get(f"{LIST}{order.pk}/vitas/").content.decode().split())
    assert "Med 60 fuldtidsansatte er der plads til cirka 11 personer med støtte." in html
    assert "vejledende" in html
    assert "Medarbejderrepræsentant" in html


def test_markup_is_shown_as_text(consultant, handover):
    order = factories.order(
        handover, title=XSS, description=XSS, contact_name=XSS, external_reference=XSS[:60]
    )
    for url in (
        LIST,
        f"{LIST}{order.pk}/",
        f"{LIST}{order.pk}/print/",
        f"{LIST}{order.pk}/vitas/",
        f"/arbejdsbord/overleveringer/{handover.pk}/",
    ):
        html = consultant.get(url).content.decode()
        assert XSS not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_list_queries_do_not_grow(consultant, cast, django_assert_num_queries, rows):
    for _n in range(rows):
        sheet = factories.sheet(cast.network)
        factories.order(factories.handover(sheet, cast.unit, owner=cast.consultant))
    consultant.get(LIST)
    with django_assert_num_queries(9):
        consultant.get(LIST)


def overdue(cast, unit=None, **fields):
    past = timezone.now() - timedelta(days=3)
    return factories.handover(
        factories.sheet(cast.network, **fields),
        unit or cast.unit,
        status="no_candidate_yet",
        first_contact_at=past,
        candidate_due=past,
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_surplus_queries_do_not_grow(consultant, cast, django_assert_num_queries, rows):
    for _n in range(rows):
        overdue(cast)
    consultant.get(f"{LIST}overskydende/")
    with django_assert_num_queries(8):
        consultant.get(f"{LIST}overskydende/")


def test_ticked_surplus_becomes_orders(consultant, cast):
    first, second = overdue(cast), overdue(cast)
    page = consultant.get(f"{LIST}overskydende/").content.decode()
    assert f'value="{first.pk}:0"' in page
    response = consultant.post(
        f"{LIST}overskydende/", {"row": [f"{first.pk}:0", f"{second.pk}:0"]}, follow=True
    )
    assert "2 jobordrer er klar." in response.content.decode()
    assert JobOrderDraft.objects.filter(surplus=True).count() == 2


def test_one_foreign_row_makes_all_of_it_a_404(consultant, cast):
    other = factories.organisation("Enheden Sønderby", kind="employment_unit")
    rows = [f"{overdue(cast).pk}:0", f"{overdue(cast, unit=other).pk}:0"]
    assert consultant.post(f"{LIST}overskydende/", {"row": rows}).status_code == 404
    assert JobOrderDraft.objects.count() == 0


@pytest.mark.parametrize("row", ["x", "1", "-1:0", "1:0; DROP", "999999:0"])
def test_made_up_rows_are_404(consultant, cast, row):
    assert consultant.post(f"{LIST}overskydende/", {"row": [row]}).status_code == 404


def test_row_that_found_somebody_meanwhile_refuses_all(consultant, cast, handover):
    good = overdue(cast)
    rows = [f"{good.pk}:0", f"{handover.pk}:0"]
    response = consultant.post(f"{LIST}overskydende/", {"row": rows})
    assert response.status_code == 409
    assert "Et af arkene har ikke længere overskydende tilsagn." in response.content.decode()
    assert f'value="{good.pk}:0" checked' in response.content.decode()
    assert JobOrderDraft.objects.count() == 0


def test_nothing_ticked_says_so(consultant, cast):
    response = consultant.post(f"{LIST}overskydende/", {})
    assert response.status_code == 409
    assert "Sæt kryds ved mindst ét tilsagn." in response.content.decode()
