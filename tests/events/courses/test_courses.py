"""Who is on a course, who was there, who completed it, and what the certificate says."""

import io
from datetime import date, timedelta

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.courses import courses
from events.courses.courses import CourseRefused, completion_day
from events.models import Course, CourseParticipant
from tests import factories

DAY = date(2026, 11, 30)


def url(name, *args):
    return reverse(f"events:{name}", args=args)


@pytest.mark.parametrize(
    ("state", "held_on", "expected"),
    [
        ("enrolled", DAY, None),
        ("enrolled", DAY + timedelta(days=9), None),
        ("attended", DAY, None),
        ("attended", DAY + timedelta(days=1), CourseRefused),
        ("completed", DAY, DAY),
        ("completed", DAY - timedelta(days=9), DAY - timedelta(days=9)),
        ("completed", DAY + timedelta(days=1), CourseRefused),
    ],
)
def test_the_day_on_the_certificate(state, held_on, expected):
    if expected is CourseRefused:
        with pytest.raises(CourseRefused):
            completion_day(state, day=DAY, held_on=held_on)
    else:
        assert completion_day(state, day=DAY, held_on=held_on) == expected


def test_a_course_is_held_and_completed(cast, client):
    ida = factories.contact(cast.nordby, "Ida Krog")
    client.force_login(cast.secretary)
    made = {"title": "Buddykursus", "kind": "buddy", "held_on": "2026-03-05", "hours": "6"}
    assert client.post(url("courses", cast.network.pk), made).status_code == 302
    course = Course.objects.get()
    client.post(url("course_enrol", course.pk), {"contact": ida.pk})
    assert client.post(url("course_enrol", course.pk), {"contact": ida.pk}).status_code == 422
    participant = CourseParticipant.objects.get()
    assert client.get(url("course_certificate", participant.pk)).status_code == 404
    client.post(url("course_mark", participant.pk), {"som": "gennemfoert"})
    participant.refresh_from_db()
    assert (participant.state, participant.completed_on) == ("completed", date(2026, 3, 5))
    page = client.get(url("courses", cast.network.pk)).content.decode()
    assert "1 af 1 har gennemført" in page
    assert "Ida Krog" in page
    client.post(url("course_mark", participant.pk), {"som": "tilmeldt"})
    client.post(url("course_leave", participant.pk))
    assert not CourseParticipant.objects.exists()
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [
        *("create_course", "enrol_in_course", "mark_course_participant"),
        *("mark_course_participant", "leave_course"),
    ]


def test_nobody_completes_a_course_before_it_is_over(cast, client):
    course = factories.course(cast.network, held_on=timezone.localdate() + timedelta(days=2))
    participant = factories.course_participant(course, state="enrolled")
    client.force_login(cast.secretary)
    page = client.post(url("course_mark", participant.pk), {"som": "gennemfoert"}, follow=True)
    assert "Kurset er ikke slut endnu." in page.content.decode()
    participant.refresh_from_db()
    assert participant.state == "enrolled"
    assert client.post(url("course_mark", participant.pk), {"som": "noget"}).status_code == 404


def test_whoever_was_let_in_was_there(cast):
    event = factories.event(cast.network)
    came, late, absent, done = (factories.invitation(event) for _each in range(4))
    for invitation in (came, late, done):
        factories.registration(event, invitation=invitation, arrived_at=timezone.now())
    factories.registration(event, invitation=absent)
    factories.registration(event, arrived_at=timezone.now())  # a walk-in is nobody's contact
    course = factories.course(cast.network, event=event)
    factories.course_participant(course, late.contact, state="enrolled")
    factories.course_participant(course, done.contact)
    for _twice in range(2):
        courses.fetch_who_came(course, by=cast.secretary)
    states = CourseParticipant.objects.values_list("contact", "state")
    assert dict(states) == {
        came.contact_id: "attended",
        late.contact_id: "attended",
        done.contact_id: "completed",
    }


def test_a_course_takes_its_day_from_its_event(cast, client):
    event = factories.event(cast.network)
    client.force_login(cast.owner)
    typed = {"title": "Kursus", "kind": "buddy", "event": event.pk, "held_on": ""}
    client.post(url("courses", cast.network.pk), typed)
    assert Course.objects.get().held_on == timezone.localdate(event.starts_at)
    without = client.post(url("courses", cast.network.pk), typed | {"event": ""})
    assert without.status_code == 422


@pytest.mark.slow
def test_the_certificate_is_tagged_and_says_who_and_what(cast, client):
    course = factories.course(
        cast.network, held_on="2026-03-05", hours=6, content="Tage imod\nLytte"
    )
    person = factories.contact(cast.nordby, "Ida Krog")
    participant = factories.course_participant(course, person)
    client.force_login(cast.secretary)
    answer = client.get(url("course_certificate", participant.pk))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == "Kursusbevis: Ida Krog"
        assert b"<pdfuaid:part>1<" in pdf.Root.Metadata.read_bytes()


def test_a_course_costs_the_same_for_one_and_for_many(cast, client):
    course, counts = factories.course(cast.network), []
    client.force_login(cast.secretary)
    for more in (1, 3):
        for _each in range(more):
            factories.course_participant(course)
        for address in (url("course", course.pk), url("courses", cast.network.pk)):
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
