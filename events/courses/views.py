from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Ability
from events.access import get_course, get_course_participant, get_network
from events.courses import courses as changes
from events.courses.certificates import certificate_pdf
from events.courses.courses import CourseRefused
from events.courses.forms import CourseForm, EnrolForm
from events.models import CourseParticipant
from frontend.forms import status_of

State = CourseParticipant.State
# What the button that was pressed says.
MARKS = {"tilmeldt": State.ENROLLED, "var-der": State.ATTENDED, "gennemfoert": State.COMPLETED}


@login_required
@require_http_methods(["GET", "POST"])
def courses(request, pk):
    """The network's courses, a new one, and everybody who completed one."""
    network = get_network(request.user, pk, Ability.INVITE)
    form = CourseForm(request.POST or None, network=network)
    if request.method == "POST" and form.is_valid():
        made = changes.create_course(network, by=request.user, **form.facts())
        return redirect("events:course", made.pk)
    trained = CourseParticipant.objects.completed().filter(course__network=network)
    context = {
        "network": network,
        "form": form,
        "courses": network.courses.counted(),
        # Placements are a later app's; the relation needs no import.
        "trained": trained.with_people().annotate(
            placements=Count("contact__buddy_placements", distinct=True)
        ),
    }
    return render(request, "events/courses/courses.html", context, status=status_of(form))


@login_required
@require_safe
def course(request, pk):
    found = get_course(request.user, pk)
    return _page(request, found, EnrolForm(course=found))


@login_required
@require_http_methods(["GET", "POST"])
def course_edit(request, pk):
    found = get_course(request.user, pk)
    form = CourseForm(request.POST or None, instance=found, network=found.network)
    if request.method == "POST" and form.is_valid():
        changes.change_course(get_course(request.user, pk), by=request.user, **form.facts())
        messages.success(request, _("Gemt."))
        return redirect("events:course", pk)
    context = {"course": found, "form": form}
    return render(request, "events/courses/course_form.html", context, status=status_of(form))


@login_required
@require_POST
def course_enrol(request, pk):
    found = get_course(request.user, pk)
    form = EnrolForm(request.POST, course=found)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        changes.enrol(found, form.cleaned_data["contact"], by=request.user)
    except CourseRefused as refused:  # in another tab, a moment ago
        messages.info(request, str(refused))
    return redirect("events:course", pk)


@login_required
@require_POST
def course_fetch(request, pk):
    found = get_course(request.user, pk)
    if found.event_id is None:
        raise Http404
    number = len(changes.fetch_who_came(found, by=request.user))
    text = ngettext("%(n)s er skrevet som kommet.", "%(n)s er skrevet som kommet.", number)
    messages.success(request, text % {"n": number})
    return redirect("events:course", pk)


@login_required
@require_POST
def course_mark(request, pk):
    participant = get_course_participant(request.user, pk)
    state = MARKS.get(request.POST.get("som", ""))
    if state is None:
        raise Http404
    try:
        changes.mark(participant, state=state, by=request.user)
    except CourseRefused as refused:
        messages.error(request, str(refused))
    return redirect("events:course", participant.course_id)


@login_required
@require_POST
def course_leave(request, pk):
    participant = get_course_participant(request.user, pk)
    changes.leave_course(participant, by=request.user)
    text = _("%(name)s er taget af kurset.") % {"name": participant.contact.name}
    messages.success(request, text)
    return redirect("events:course", participant.course_id)


@login_required
@require_safe
def course_certificate(request, pk):
    """Only of somebody who completed the course."""
    participant = get_course_participant(request.user, pk)
    if participant.state != State.COMPLETED:
        raise Http404
    name = slugify(participant.contact.name)
    response = HttpResponse(certificate_pdf(participant), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="kursusbevis-{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _page(request, found, form):
    people = list(found.participants.with_people())
    context = {
        "course": found,
        "participants": people,
        "came": sum(each.state != State.ENROLLED for each in people),
        "completed": sum(each.state == State.COMPLETED for each in people),
        "form": form,
    }
    return render(request, "events/courses/course.html", context, status=status_of(form))
