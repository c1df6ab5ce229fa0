"""The leader acts on their receipt: by presses alone, without logging in and without JavaScript."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.cpr import Verdict, find_cpr
from outbox.models import Message
from pledges.followup.changes import change_status, log
from pledges.models import Feedback, Handover
from pledges.receipts.feedback import ask_company
from pledges.sheets.promised import promised_by
from tests import factories

MONDAY = "2026-11-23T09:00:00+01:00"
NEXT_MONDAY = "2026-11-30T09:00:00+01:00"
CERTAIN_CPR = "010180-1234"
ACTIONS = [
    "ret",
    "pause",
    "start-igen",
    "traek-tilbage",
    "fortryd",
    "kollega",
    "ingen-ringede",
    "svar/send",
]


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, contact_email="soren@example.org")
    with time_machine.travel(MONDAY, tick=False):
        return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


@pytest.fixture
def url(handover):
    return handover.sheet.get_receipt_url()


def again(handover):
    return Handover.objects.get(pk=handover.pk)


def page(client, url):
    return client.get(url).content.decode()


def changed(client, url, **answers):
    """What a browser would send: the form as it stands on the page, with some answers of their own."""
    seen = re.search(r'name="change-seen" value="(\w+)"', page(client, url))[1]
    data = {
        "seen": seen,
        "tasks": ["cleaning"],
        "hours": "5-9",
        "positions": "1",
        "pattern": "weekly",
        "call_way": "phone",
        "call_time": "any",
        "remark": "",
    }
    return {f"change-{name}": value for name, value in (data | answers).items()}


def test_reading_changes_nothing(client, handover, url):
    ask_company(handover, day=14)
    before = (again(handover).version, Message.objects.count())
    for path in (url, f"{url}svar/"):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
    for action in ACTIONS:
        assert client.get(f"{url}{action}/").status_code == 405
    assert (again(handover).version, Message.objects.count()) == before


@pytest.mark.parametrize("action", ACTIONS)
def test_no_action_without_the_csrf_token_and_none_without_the_address(handover, url, action):
    assert Client(enforce_csrf_checks=True).post(f"{url}{action}/").status_code == 403
    assert Client().post(f"/kvittering/findes-ikke/{action}/").status_code == 404
    assert Client().post(f"/kvittering/%00/{action}/").status_code == 404
    assert again(handover).version == 0


@pytest.mark.parametrize("action", ["svar/", *(f"{name}/" for name in ACTIONS)])
def test_token_pages_leave_no_trace(client, handover, url, action):
    ask_company(handover, day=14)
    is_page = action == "svar/"
    response = client.get(url + action) if is_page else client.post(url + action)
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_page_asks_nobody_else(client, handover, url):
    html = page(client, url)
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!localhost)[^"]*"', html) == []


def test_change_is_told_and_the_sheet_shows_it(client, handover, url):
    data = changed(client, url, hours="10-14", remark="Brug bagdøren")
    response = client.post(f"{url}ret/", data, follow=True)
    html = response.content.decode()
    assert response.redirect_chain == [(url, 302)]
    assert "Arket er rettet." in html
    assert "10–14 timer om ugen" in html
    assert "Du rettede arket" in html


def test_the_untouched_form_changes_nothing(client, handover, url):
    assert client.post(f"{url}ret/", changed(client, url)).status_code == 302
    assert again(handover).version == 0


def test_what_is_wrong_is_told_and_everything_typed_is_kept(client, handover, url):
    data = changed(client, url, tasks=["cleaning"], hours="", remark="Ring på")
    response = client.post(f"{url}ret/", data)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Vælg cirka hvor mange timer om ugen." in html
    assert "Ring på" in html
    assert again(handover).version == 0


def test_a_tab_left_open_is_asked_to_look_again(client, handover, url):
    first, second = changed(client, url, hours="1-4"), changed(client, url, remark="Ring på")
    client.post(f"{url}ret/", first)
    response = client.post(f"{url}ret/", second)
    assert response.status_code == 409
    assert "Arket er blevet rettet, mens du havde siden åben." in response.content.decode()
    assert "Ring på" in response.content.decode()
    assert again(handover).version == 1


@pytest.mark.parametrize(
    "answers",
    [
        {"positions": "-1"},
        {"positions": "9999"},
        {"positions": "NaN"},
        {"hours": "1e9"},
        {"tasks": ["cleaning", "astronaut"]},
        {"pattern": ""},
        {"call_way": "pigeon"},
        {"remark": "x" * 501},
        {"remark": f"Min søn er {CERTAIN_CPR}"},
        {"tasks": []},
    ],
)
def test_a_change_beyond_reason_is_refused(client, handover, url, answers):
    response = client.post(f"{url}ret/", changed(client, url, **answers))
    assert response.status_code == 422
    assert CERTAIN_CPR not in response.content.decode()
    assert again(handover).version == 0


def test_a_fingerprint_that_looks_like_a_cpr_number_is_no_reason_to_refuse(client, handover, url):
    sheet = handover.sheet
    for number in range(10_000):
        sheet.remark = f"Ordre {number}"
        if find_cpr(promised_by(sheet).fingerprint) is not Verdict.NONE:
            break
    sheet.save()
    assert client.post(f"{url}ret/", changed(client, url, hours="1-4")).status_code == 302
    assert again(handover).version == 1


def test_a_task_sent_twice_is_one_task(client, handover, url):
    client.post(f"{url}ret/", changed(client, url, tasks=["green", "green"], positions="2"))
    assert list(handover.sheet.lines.values_list("task", "positions")) == [("green", 2)]


def test_only_ways_that_we_know_are_offered(client, handover, url):
    handover.sheet.contact_email = ""
    handover.sheet.save()
    response = client.post(f"{url}ret/", changed(client, url, call_way="email"))
    assert response.status_code == 422


def test_a_network_that_asks_for_visits_asks_for_no_jobs(client, cast):
    network = factories.network(cast.nordby, cast.unit, pledging=False, visit_only=True)
    sheet = factories.sheet(network, tasks=(), wants_visit=True)
    factories.handover(sheet, cast.unit)
    html = page(client, sheet.get_receipt_url())
    assert 'name="change-tasks"' not in html
    data = changed(client, sheet.get_receipt_url(), call_time="noon")
    client.post(f"{sheet.get_receipt_url()}ret/", data)
    sheet.refresh_from_db()
    assert (sheet.call_time, sheet.wants_visit, sheet.jobs) == ("noon", True, 0)


def test_seven_jobs_told_by_hand_stay_seven(client, handover, url):
    handover.sheet.lines.update(positions=7)
    assert re.search(r'value="7"[^>]*checked', page(client, url))
    client.post(f"{url}ret/", changed(client, url, positions="7", remark="Ring på"))
    assert again(handover).sheet.jobs == 7


def test_pause_and_start_again(client, handover, url):
    with time_machine.travel(MONDAY):
        client.post(f"{url}pause/", {"pause-until": "2026-12-14", "pause-reason": ""})
        html = page(client, url)
        assert "På pause til 14. december 2026" in html
        assert "Start igen nu" in html
        client.post(f"{url}start-igen/")
    assert again(handover).status == "assigned"


@pytest.mark.parametrize("until", ["", "i morgen", "2026-11-23", "2020-01-01", "9999-12-31"])
def test_a_pause_of_no_day_is_refused(client, handover, url, until):
    with time_machine.travel(MONDAY):
        response = client.post(f"{url}pause/", {"pause-until": until})
    assert response.status_code in (409, 422)
    assert again(handover).version == 0


def test_withdraw_and_take_back(client, handover, url):
    with time_machine.travel(MONDAY):
        client.post(f"{url}traek-tilbage/", {"withdraw-reason": "Vi lukker"})
        html = page(client, url)
        assert "Tilsagnet er trukket tilbage" in html
        assert "Vi lukker" not in html
        assert "Sæt på pause" not in html
        html = client.post(f"{url}fortryd/", follow=True).content.decode()
    assert "Tilsagnet gælder igen" in html
    assert again(handover).first_contact_at is None


def test_withdraw_pressed_in_two_tabs_is_told_kindly(client, handover, url):
    client.post(f"{url}traek-tilbage/")
    response = client.post(f"{url}traek-tilbage/", follow=True)
    assert "Det kan ikke lade sig gøre" in response.content.decode()
    assert again(handover).version == 1


def test_no_cpr_number_in_a_reason_or_a_name(client, handover, url):
    posts = [
        ("traek-tilbage", {"withdraw-reason": CERTAIN_CPR}),
        ("pause", {"pause-until": "2026-12-14", "pause-reason": CERTAIN_CPR}),
        ("kollega", {"colleague-name": f"Bo {CERTAIN_CPR}", "colleague-phone": "12345678"}),
    ]
    with time_machine.travel(MONDAY):
        for action, data in posts:
            response = client.post(f"{url}{action}/", data)
            assert (action, response.status_code) == (action, 422)
            assert CERTAIN_CPR not in response.content.decode()
    assert again(handover).version == 0


def test_a_colleague_takes_over(client, handover, url):
    data = {"colleague-name": "Ida", "colleague-phone": "", "colleague-email": "ida@example.org"}
    html = client.post(f"{url}kollega/", data, follow=True).content.decode()
    assert "Fra nu af kontakter vi din kollega." in html
    assert again(handover).sheet.contact_name == "Ida"


@pytest.mark.parametrize(
    "data",
    [
        {"name": "Ida"},
        {"name": "", "phone": "12345678"},
        {"name": "Ida", "phone": "12"},
        {"name": "Ida", "email": "ida@example.org\nBcc: evil@example.org"},
        {"name": "Ida", "email": "ida@example.org,evil@example.org"},
        {"name": "x" * 121, "phone": "12345678"},
        {"name": "I\0da", "phone": "12345678"},
    ],
)
def test_a_colleague_whom_nobody_could_reach_is_refused(client, handover, url, data):
    response = client.post(f"{url}kollega/", {f"colleague-{key}": data[key] for key in data})
    assert response.status_code == 422
    assert Message.objects.count() == 0
    assert again(handover).version == 0


def test_before_the_time_there_is_no_button_but_an_explanation(client, handover, url):
    with time_machine.travel(MONDAY):
        html = page(client, url)
        assert "Går dagen, uden at vi ringer" in html
        assert "ingen-ringede" not in html


def test_nobody_called_is_told_once_a_day(client, cast, handover, url):
    with time_machine.travel(NEXT_MONDAY, tick=False):
        assert page(client, url).count(f"{url}ingen-ringede/") == 2  # on top and in the fold
        first = client.post(f"{url}ingen-ringede/", follow=True).content.decode()
        second = client.post(f"{url}ingen-ringede/", follow=True).content.decode()
    assert "Tak, fordi du siger til. Enhedens leder har fået besked nu." in first
    assert "Du gav besked i dag kl. 09.00" in second
    assert Message.objects.filter(recipient=cast.lead.email).count() == 1


def test_the_questions_are_answered_in_two_taps_and_stand_beside_ours(client, cast, handover, url):
    log(handover, by=cast.consultant, kind="call", expected_version=0)
    ask_company(again(handover), day=14)
    assert "Svar med to tryk" in page(client, url)
    data = {"answer-contacted": "no", "answer-became_job": "not_yet", "answer-remark": ""}
    html = client.post(f"{url}svar/send/", data, follow=True).content.decode()
    assert "Jeres svar og vores" in html
    assert "Vi er ikke enige" in html
    assert "Svar med to tryk" not in html
    assert re.search(r'value="not_yet"[^>]*checked', page(client, f"{url}svar/"))


def test_the_unit_sees_both_answers_side_by_side(client, cast, handover, url):
    ask_company(handover, day=14)
    data = {"answer-contacted": "yes", "answer-became_job": "yes", "answer-remark": "Fin fyr"}
    Client().post(f"{url}svar/send/", data)
    client.force_login(cast.consultant)
    html = page(client, f"/arbejdsbord/overleveringer/{handover.pk}/")
    assert "Det siger virksomheden" in html
    assert html.count("I er ikke enige") == 2
    assert "Fin fyr" in html


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"contacted": "yes"},
        {"contacted": "maybe", "became_job": "yes"},
        {"contacted": "yes", "became_job": "yes", "remark": CERTAIN_CPR},
    ],
)
def test_half_an_answer_is_asked_for_again(client, handover, url, data):
    ask_company(handover, day=14)
    response = client.post(f"{url}svar/send/", {f"answer-{key}": data[key] for key in data})
    assert response.status_code == 422
    assert CERTAIN_CPR not in response.content.decode()
    assert Feedback.objects.get().answered_at is None


def test_nothing_to_answer_leads_to_the_receipt(client, handover, url):
    assert client.get(f"{url}svar/").url == url
    assert client.post(f"{url}svar/send/").url == url


def test_a_closed_sheet_shows_what_is_still_possible(client, cast, handover, url):
    change_status(handover, status="not_ours", by=cast.consultant, text="Sønderby har det")
    html = page(client, url)
    assert "Dit ark hører til et andet sted" in html
    assert "Arket er afsluttet. Skal noget rettes, så ring til os." in html
    assert "Sønderby" not in html


def test_the_receipt_asks_the_database_no_more_for_a_long_story(
    client, cast, handover, url, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        client.get(url)
    for n in range(6):
        log(handover, by=cast.consultant, kind="note", text="x", expected_version=n)
    with django_assert_max_num_queries(20):
        client.get(url)


def test_names_on_the_page_are_only_text(client, handover, url):
    handover.sheet.company_name = '"><img src=x onerror=alert(1)>'
    handover.sheet.remark = "<script>alert(1)</script>"
    handover.sheet.save()
    html = page(client, url)
    assert "<img src=x" not in html
    assert "<script>alert" not in html


def test_what_is_late_says_so_first(client, handover, url):
    Handover.objects.update(contact_due=timezone.now() - timedelta(minutes=1))
    html = page(client, url)
    assert html.index("Vi skulle have ringet nu") < html.index("Det lovede du")
