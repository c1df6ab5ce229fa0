"""All letters of a round before they go: which way, in which language, and what is missing for whom."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.access import get_round
from events.letters import flaws, proofs
from events.letters.editions import draft_editions_of, readers, reading
from events.letters.languages import language_tabs, on_language, wanting
from events.letters.steps import next_of
from events.letters.text import language_of
from events.letters.ways import Way, sums
from frontend.languages import CODES
from taskforces.letters.drafts import create_translation

PAGE = 100


@login_required
@require_safe
def round_proof(request, pk):
    """`mangler` narrows it to one kind of problem, `vej` to a way, `sprog` to a language."""
    found = get_round(request.user, pk)
    host, people = found.organisation, found.invitations.filter(withdrawn_at=None)
    counts, flawed = proofs.count_problems(people, host), flaws.found(people)
    seen, editions = flaws.counted(flawed), draft_editions_of(found.letter)
    read = readers(people, editions)
    chosen, way = request.GET.get("mangler"), request.GET.get("vej")
    language = request.GET.get("sprog")
    listed = proofs.with_problems(people.with_people().select_related("contact__workplace"), host)
    if chosen in seen:
        listed = listed.filter(pk__in=[pk for pk, its in flawed.items() if chosen in its])
    elif chosen in counts:
        listed = listed.filter(proofs.problem_of(chosen, host))
    elif way in Way.values:
        listed = listed.filter(way=way)
    elif language in editions.pages:
        listed = listed.filter(reading(language, editions))
    page = proofs.page_of(listed, request.GET.get("page"), size=PAGE)
    for invitation in page:
        _say(invitation, host, editions, flawed, back=request.get_full_path())
    context = {
        "round": found,
        "event": found.event,
        "next": next_of(found.event),
        "page_obj": page,
        "tabs": _missing_tabs(counts, seen, chosen),
        "ways": _way_tabs(
            sums(people, host).ways,
            way,
            nothing=chosen not in (*counts, *seen) and language not in editions.pages,
        ),
        "languages": language_tabs(read, language),
        "wanting": wanting(found, editions, read),
        "letter_flaws": flaws.letter_flaws(found.event, editions.chosen)
        + flaws.translation_flaws(editions.others.values()),
    }
    return render(request, "events/letters/proof.html", context)


def _say(invitation, host, editions, flawed, *, back):
    """What a row shows of one of `with_problems`."""
    invitation.problems = proofs.problems_on(invitation)
    proofs.say_the_way(invitation, host)
    language = editions.language_for(invitation.contact)
    with translation.override(language):
        invitation.greeting = str(invitation.contact.greeting)
    if language != language_of(editions.chosen):
        invitation.on_language = on_language(language)
    invitation.flaws = [
        (flaw.label, flaws.mend_url(invitation, flaw, back=back))
        for flaw in flawed.get(invitation.pk, ())
    ]


def _missing_tabs(counts, seen, chosen):
    tabs = [
        {"label": f"{problem.label} ({counts[problem]})", "url": f"?mangler={problem}",
         "current": chosen == problem}
        for problem in proofs.Problem if counts[problem]
    ]  # fmt: skip
    return tabs + [
        {"label": f"{flaw.label} ({number})", "url": f"?mangler={flaw}", "current": chosen == flaw}
        for flaw, number in seen.items()
    ]


def _way_tabs(ways, way, *, nothing):
    """`nothing`: no other narrowing is chosen."""
    everybody = {"label": _("Alle"), "url": "?", "current": nothing and way not in Way.values}
    return [everybody] + [
        {"label": f"{each.label} ({ways[each]})", "url": f"?vej={each}", "current": way == each}
        for each in Way if ways[each]
    ]  # fmt: skip


@login_required
@require_POST
def letter_translate(request, pk):
    """A draft of the round's letter in another language, and on to its editor."""
    found, language = get_round(request.user, pk), request.POST.get("language")
    if language not in CODES or language == language_of(found.letter):
        raise Http404
    draft = create_translation(found.letter, language, by=request.user)
    back = {"next": reverse("events:round_proof", args=[pk])}
    return redirect(reverse("wagtailadmin_pages:edit", args=[draft.pk], query=back))
