"""Dull factories: one function a model, saved rows with the least that is valid."""

from datetime import timedelta
from functools import cache
from io import BytesIO
from itertools import count
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowTask,
)

from accounts import addresses
from accounts.keys import digest, new_key
from accounts.models import (
    ApiToken,
    IdentityProvider,
    Organisation,
    Role,
    RoleOffer,
    RoleRule,
    User,
)
from accounts.sso.own_keys import make_pair
from accounts.sso.sealing import seal
from events.answers import answers
from events.models import (
    ContactCard,
    Course,
    CourseParticipant,
    Device,
    DoorQuestion,
    Event,
    EventConcept,
    EventHost,
    EventMaterial,
    EventSplit,
    GuestQuestion,
    InterviewGroup,
    InterviewSeat,
    Invitation,
    InvitationRound,
    LetterBatch,
    LetterFile,
    Notice,
    Registration,
    RegistrationRequest,
    Session,
    Speaker,
    UnitAttendance,
)
from events.planning.pictures import add_picture
from home.models import CorrectionRequest, IntroductionRequest, MemberCard
from outbox.models import Message, Suppression, Webhook, WebhookDelivery
from pledges.models import (
    Absence,
    AftercareContact,
    Campaign,
    Candidate,
    CandidateStage,
    CompanyQuestion,
    CounterOffer,
    Department,
    DepartmentOffer,
    DoorRequest,
    Feedback,
    Handover,
    InboxLayout,
    Introduction,
    JobOrderDraft,
    JobProfile,
    MailText,
    Opening,
    PaperSheet,
    Placement,
    PlacementStep,
    PlacementTool,
    PledgeLine,
    ProgrammeTarget,
    Referral,
    RetentionCheck,
    SavedFilter,
    Scheme,
    Sheet,
    SheetLink,
    SteeringAction,
    SteeringMeeting,
    SteeringMember,
    SupportDay,
    Target,
    TargetGroupCount,
    Visit,
    VisitTime,
)
from pledges.splitting import keep_openings, open_order, tie_placement, tie_profile
from taskforces.contacts.merging import merge
from taskforces.identifiers import valid_cvr_from
from taskforces.lists.lists import add_to_list
from taskforces.models import (
    Advice,
    Company,
    CompanyMerge,
    Contact,
    ContactImport,
    ContactList,
    JoinRequest,
    JuryMember,
    KnowledgeSheet,
    MayorInvitationPage,
    Membership,
    Network,
    Nomination,
    Outreach,
    Partnership,
    PlanLine,
    PrizePage,
    PrizeWinner,
    Programme,
    ProgrammeNetwork,
    ProgrammePartner,
    RegisterFile,
    SavedSelection,
    Signer,
    StoryConsent,
    StoryPage,
)

_serial = count(1)
PASSWORD = make_password("hemmelig-nok-1")


def user(name="Bodil", **fields):
    made = new_user(name, **fields)
    made.save()
    return made


def new_user(name, **fields):
    """Not saved yet."""
    email = f"{slugify(name)}-{next(_serial)}@example.org"
    return User(email=email, password=PASSWORD, name=name, **fields)


def organisation(name="Nordby Kommune", kind="municipality", **fields):
    made = new_organisation(name, kind, **fields)
    made.save()
    return made


def new_organisation(name, kind="municipality", **fields):
    """Not saved yet."""
    fields.setdefault("slug", f"{slugify(name)}-{next(_serial)}")
    return Organisation(name=name, kind=kind, **fields)


def cvr():
    return next(number for serial in _serial if (number := valid_cvr_from(1_000_000 + serial)))


def company(name="Ågård Maskinfabrik", **fields):
    fields.setdefault("cvr_number", cvr())
    return Company.objects.create(name=name, fictional=True, **fields)


def contact(organisation, name="Søren Ågård", **fields):
    fields.setdefault("company", None)
    fields["company"] = fields["company"] or company()
    fields.setdefault("email", f"leder-{next(_serial)}@example.org")
    return Contact.objects.create(
        organisation=organisation, name=name, data_source="CVR-registret", **fields
    )


def saved_selection(organisation, name="Alle i byggeri", **filters):
    return SavedSelection.objects.create(organisation=organisation, name=name, filters=filters)


def company_selection(organisation, name="Kolde i byggeri", person=None, **filters):
    return SavedSelection.objects.create(
        organisation=organisation, subject="companies", name=name, person=person, filters=filters
    )


def company_merge(organisation):
    """One that moved nothing."""
    return CompanyMerge.objects.create(organisation=organisation, kept=company(), gone=company())


def bulk_change(organisation, label="Messen"):
    """A contact that was put on a list."""
    add_to_list(organisation, [contact(organisation)], name=label, by=None)
    return organisation.bulk_changes.first()


def contact_merge(organisation, name="Ida Holm"):
    """Two of that name at one company, who are one now."""
    at = company()
    kept, gone = (
        contact(organisation, name, company=at),
        contact(organisation, f"{name}.", company=at),
    )
    return merge(kept, gone, by=None)


def register_file(organisation, records=(("10150817", {"name": "Ågård Maskiner A/S"}),)):
    return RegisterFile.objects.create(
        organisation=organisation, file_name="cvr.csv", records=[list(each) for each in records]
    )


def contact_import(organisation):
    """One good row, its columns chosen."""
    return ContactImport.objects.create(
        organisation=organisation,
        state="mapped",
        content={"header": ["Firma", "Navn"], "rows": [[2, ["Bageriet", "Kaj"]]]},
        mapping={
            "columns": {"company": 0, "name": 1},
            "data_source": "Messen",
            "contact_basis": "member",
        },
    )


def contact_list(organisation, name="Messen", contacts=(), **fields):
    made = ContactList.objects.create(organisation=organisation, name=name, **fields)
    made.contacts.set(contacts)
    return made


def signer(organisation, name="Åse Bødker", **fields):
    return Signer.objects.create(organisation=organisation, name=name, **fields)


def network(host, unit=None, kind="task_force", name="Task Force Nordby", **fields):
    made = new_network(host, unit, kind=kind, name=name, **fields)
    made.save()
    return made


def new_network(host, unit=None, kind="task_force", name="Task Force Nordby", **fields):
    """Not saved yet."""
    fields.setdefault("slug", f"netvaerk-{next(_serial)}")
    return Network(kind=kind, name=name, host=host, unit=unit, **fields)


def event(network, title="Mød os i værkstedet", **fields):
    start = fields.pop("starts_at", timezone.now() + timedelta(days=7))
    fields.setdefault("ends_at", start + timedelta(hours=3))
    fields.setdefault("answer_deadline", start - timedelta(days=1))
    fields.setdefault("slug", f"arrangement-{next(_serial)}")
    fields.setdefault("place", "Ågård Maskinfabrik")
    return Event.objects.create(
        network=network, title=title, kind="kick_off", starts_at=start, **fields
    )


def split(source):
    """An event divided in two, whose guests do not know yet."""
    return EventSplit.objects.create(source=source, event=event(source.network, "Et mindre møde"))


def concept(programme, title="Spot et job", **fields):
    return EventConcept.objects.create(
        programme=programme, title=title, **{"kind": "large_event", "minutes": 150} | fields
    )


def session(event, title="Buddyer i praksis", **fields):
    fields = {
        "starts_at": event.starts_at,
        "ends_at": event.starts_at + timedelta(hours=1),
    } | fields
    return Session.objects.create(event=event, title=title, **fields)


def material(event, title="Referat", text="Vi aftalte tre ting.", **fields):
    return EventMaterial.objects.create(event=event, title=title, text=text, **fields)


def event_host(event, network, state="joined", **fields):
    if state != "asked":
        fields.setdefault("answered_at", timezone.now())
    return EventHost.objects.create(event=event, network=network, state=state, **fields)


def joint_invitation(host, contact=None, **fields):
    """By a joint host, to a contact of its own."""
    round = host.event.rounds.filter(network=host.network).first() or invitation_round(
        host.event, network=host.network, letter=letter(host.network)
    )
    contact = contact or globals()["contact"](host.network.host, name=f"Leder {next(_serial)}")
    return Invitation.objects.create(event=host.event, round=round, contact=contact, **fields)


def campaign(network, name="Giv et job i julegave", **fields):
    today = timezone.localdate()
    fields.setdefault("slug", f"kampagne-{next(_serial)}")
    fields.setdefault("starts_on", today)
    fields.setdefault("ends_on", today + timedelta(days=30))
    return Campaign.objects.create(network=network, name=name, **fields)


def prize(network, title="Årets håndslag", **fields):
    fields.setdefault("nominate_until", timezone.localdate() + timedelta(days=30))
    locale, root = _wagtail_root()
    page = PrizePage(
        title=title,
        slug=f"pris-{next(_serial)}",
        network=network,
        lead="Til den, der gav håndslag og holdt det.",
        locale=locale,
        **fields,
    )
    return root.add_child(instance=page)


def nomination(prize, company="Bageriet på Torvet", **fields):
    fields = {
        "reason": "De ringede selv.",
        "by_name": "Åse",
        "by_email": "aase@example.org",
    } | fields
    return Nomination.objects.create(
        prize=prize, company=company, consented_at=timezone.now(), **fields
    )


def juror(prize, name="Karen", **fields):
    fields.setdefault("email", f"juror{next(_serial)}@example.org")
    return JuryMember.objects.create(prize=prize, name=name, **fields)


def winner(prize, company="Bageriet på Torvet", **fields):
    fields = {"reason": "De ringede selv.", "email": "bageriet@example.org"} | fields
    return PrizeWinner.objects.create(prize=prize, company=company, **fields)


def site_root():
    """Wagtail's front page and what stands under it, as migrations make them."""
    locale, _ = Locale.objects.get_or_create(language_code="da")
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first()
    if root is None:
        root = Page.add_root(instance=Page(title="Rod", slug="root", locale=locale))
    home = root.get_children().first()
    if home is None:
        home = root.add_child(instance=Page(title="Forside", slug="forside", locale=locale))
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home


def _wagtail_root():
    locale, _ = Locale.objects.get_or_create(language_code="da")
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Rod", slug="root", locale=locale)
    )
    return locale, root


def letter(network, title="Kom og vær med", paragraphs=("{hilsen}", "Vi ses {dato} kl. {tid}.")):
    locale, root = _wagtail_root()
    page = MayorInvitationPage(
        title=title,
        slug=f"brev-{next(_serial)}",
        network=network,
        body=[("paragraph", text) for text in paragraphs],
        locale=locale,
    )
    return root.add_child(instance=page)


def document(name):
    return get_document_model().objects.create(title=name, file=ContentFile(b"x", name))


def story_consent(network, name="Åse", **fields):
    """Of a story told about the network, where nothing else is told."""
    locale, root = _wagtail_root()
    story = StoryPage(
        title=f"Historie {next(_serial)}",
        slug=f"historie-{next(_serial)}",
        network=network,
        lead="Det begyndte småt.",
        locale=locale,
    )
    root.add_child(instance=story)
    return StoryConsent.objects.create(
        story=story, person_name=name, scope="navn og billede", **fields
    )


def approval(letter, *, by):
    """The newest revision approved, and so published, in a Wagtail workflow of one step."""
    workflow = Workflow.objects.create(name=f"Godkendelse {next(_serial)}")
    task = GroupApprovalTask.objects.create(name=f"Godkendelse {next(_serial)}")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    group = Group.objects.create(name=f"Godkendere {next(_serial)}")
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=letter.page_ptr, permission=publish)
    by.groups.add(group)
    workflow.start(letter, user=by).current_task_state.approve(
        user=type(by).objects.get(pk=by.pk)  # with no permissions remembered
    )
    letter.refresh_from_db()


def registration_request(event, **fields):
    asked = {"name": "Ida Holm", "company_name": "Bageriet", "email": "ida@bageriet.example"}
    return RegistrationRequest.objects.create(event=event, **asked | fields)


def invitation_round(event, **fields):
    fields.setdefault("letter", None)
    fields["letter"] = fields["letter"] or letter(event.network)
    return InvitationRound.objects.create(event=event, name="Første udsendelse", **fields)


def letter_batch(round, **fields):
    """A finished one, with its file."""
    fields = {"kind": "print", "state": "done", "finished_at": timezone.now()} | fields
    batch = LetterBatch.objects.create(round=round, **fields)
    LetterFile.objects.create(
        batch=batch,
        name="breve.pdf",
        content_type="application/pdf",
        content=b"%PDF",
        size=4,
        sha256="ab" * 32,
    )
    return batch


def invitation(event, contact=None, round=None, **fields):
    return Invitation.objects.create(
        event=event,
        round=round or event.rounds.filter(network=None).first() or invitation_round(event),
        contact=contact or globals()["contact"](event.network.host, name=f"Leder {next(_serial)}"),
        **fields,
    )


def notice(invitation, **fields):
    """Somebody to be phoned."""
    fields = {"about": "moved", "must_phone": True} | fields
    return Notice.objects.create(event=invitation.event, invitation=invitation, **fields)


def answer(invitation, *, answer, source="link", by=None, now=None, **said):
    """What `events.answers.answers.answer` does with a reply of these fields."""
    reply = answers.Reply(answer, **said)
    return answers.answer(invitation, reply, source=source, by=by, now=now)


def guest_question(event, text="Hvad vil du spise?", choices=("Fisk", "Grønt"), **fields):
    return GuestQuestion.objects.create(event=event, text=text, choices=list(choices), **fields)


def photo(name="foto.jpg", kind="JPEG", size=(640, 480), **saved):
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **saved)
    return SimpleUploadedFile(name, out.getvalue(), Image.MIME[kind])


def event_picture(event, description="Fire ledere om en drejebænk"):
    return add_picture(event, file=photo(), description=description, by=None)


def registration(event, name="Søren Ågård", seat="confirmed", **fields):
    if fields.get("arrived_at"):
        fields.setdefault("arrived_persons", fields.get("party_size", 1))
    return Registration.objects.create(event=event, name=name, seat=seat, **fields)


def interview_seat(event, number=1):
    guest = registration(event, name=f"Leder {next(_serial)}", arrived_at=timezone.now())
    group, _made = InterviewGroup.objects.get_or_create(event=event, number=number)
    return InterviewSeat.objects.create(group=group, registration=guest)


def contact_card(registration, **fields):
    return ContactCard.objects.create(registration=registration, **fields)


def device(event, label="Dør A", **fields):
    """A valid device and its key, which is stored nowhere."""
    key = new_key()
    fields.setdefault("expires_at", event.ends_at + timedelta(days=1))
    return Device.objects.create(event=event, label=label, key_sha256=digest(key), **fields), key


def door_question(event, text="Vil du have en T-shirt?", choices=("Ja", "Nej"), **fields):
    return DoorQuestion.objects.create(event=event, text=text, choices=list(choices), **fields)


def sheet_link(event):
    return SheetLink.objects.create(network=event.network, event=event)


def paper_sheet(link):
    return PaperSheet.objects.create(link=link)


def join_request(network, **fields):
    asked = {"company_name": "Bageriet", "name": "Bo Lund", "email": "bo@example.org"}
    return JoinRequest.objects.create(network=network, **asked | fields)


def plan_line(network, text="Besøg skolen", **fields):
    return PlanLine.objects.create(network=network, text=text, **fields)


def partnership(network, partner="Erhvervsskolen", **fields):
    fields.setdefault("part", "Finder eleverne")
    return Partnership.objects.create(network=network, partner=partner, **fields)


def department(unit, name="Unge", people=()):
    made = Department.objects.create(unit=unit, name=name)
    made.people.set(people)
    return made


def department_offer(handover, department):
    return DepartmentOffer.objects.create(handover=handover, department=department)


def steering_member(network, name="Professor Ask", **fields):
    return SteeringMember.objects.create(
        network=network, name=name, **{"stands_for": "research"} | fields
    )


def support_day(network, **fields):
    fields = {"held_on": timezone.localdate(), "who": "Torben"} | fields
    return SupportDay.objects.create(network=network, **fields)


def knowledge_sheet(network, title="Natarbejde", kind="tool", **fields):
    fields.setdefault("published_at", timezone.now())
    fields.setdefault("body", "Spørg, hvornår bussen går.")
    return KnowledgeSheet.objects.create(network=network, title=title, kind=kind, **fields)


def placement_tool(placement, **fields):
    sheet = knowledge_sheet(placement.handover.sheet.network)
    return PlacementTool.objects.create(placement=placement, sheet=sheet, **fields)


def course(network, title="Buddykursus", **fields):
    return Course.objects.create(network=network, title=title, **fields)


def course_participant(course, person=None, state="completed", **fields):
    if state == "completed":
        fields.setdefault("completed_on", course.held_on)
    person = person or contact(course.network.host)
    return CourseParticipant.objects.create(course=course, contact=person, state=state, **fields)


def advice(network, title="Begynd med fem timer", **fields):
    fields = {"text": "Så tør begge parter.", "source": "Vores egen erfaring"} | fields
    return Advice.objects.create(network=network, title=title, **fields)


def outreach(network, title="Småjob i et snedkeri", **fields):
    fields = {"audience": "Rotary Nordby", "happens_on": timezone.localdate()} | fields
    return Outreach.objects.create(network=network, title=title, **fields)


def programme(lead, *networks, **fields):
    """With the networks in it."""
    today = timezone.localdate()
    fields = {
        "name": "Flere i småjob",
        "starts_on": today - timedelta(days=300),
        "ends_on": today + timedelta(days=300),
    } | fields
    made = Programme.objects.create(lead=lead, **fields)
    for network in networks:
        programme_network(made, network, state="joined", answered_at=timezone.now())
    return made


def programme_network(programme, network, **fields):
    return ProgrammeNetwork.objects.create(programme=programme, network=network, **fields)


def programme_partner(programme, **fields):
    return ProgrammePartner.objects.create(
        programme=programme, **{"name": "Foreningen", "part": "rådgiver"} | fields
    )


def programme_target(programme, measure="persons", value=170, **fields):
    fields = {"starts_on": programme.starts_on, "ends_on": programme.ends_on} | fields
    return ProgrammeTarget.objects.create(
        programme=programme, measure=measure, value=value, **fields
    )


def correction_request(contact, **fields):
    fields = {"name": contact.name, "email": contact.email or "bo@example.org"} | fields
    return CorrectionRequest.objects.create(contact=contact, **fields)


def member_card(membership, **fields):
    fields.setdefault("address", membership.contact.email)
    return MemberCard.objects.create(membership=membership, **fields)


def introduction_request(asker, asked, **fields):
    """With its key in `key`, which no row keeps."""
    key = new_key()
    made = IntroductionRequest.objects.create(
        asker=asker, asked=asked, key_digest=digest(key), **fields
    )
    made.key = key
    return made


def ambassador(network, contact):
    """A membership; the way in to the sheet is made with the cards."""
    return Membership.objects.create(
        network=network, company=contact.company, contact=contact, role="ambassador"
    )


def sheet(network, tasks=("cleaning",), **fields):
    fields = {
        "company_name": "Ågård Maskinfabrik",
        "contact_name": "Søren Ågård",
        "contact_phone": "12345678",
    } | fields
    made = Sheet.objects.create(network=network, **fields)
    for task in tasks:
        PledgeLine.objects.create(sheet=made, task=task, hours="5-9")
    return made


def handover(sheet, unit, **fields):
    fields.setdefault("contact_due", timezone.now() + timedelta(days=2))
    made = Handover.objects.create(sheet=sheet, unit=unit, **fields)
    keep_openings(made)
    return made


def introduction(handover, introducer, **fields):
    fields.setdefault("due", timezone.now() + timedelta(hours=6))
    return Introduction.objects.create(handover=handover, introducer=introducer, **fields)


def door_request(network, **fields):
    fields = {"company_name": "Nordby Stål", "reason": "Et lager."} | fields
    return DoorRequest.objects.create(network=network, unit=network.unit, **fields)


def speaker(event, name="Kim Holt", **fields):
    fields = {"consented_how": "på mail"} | fields
    return Speaker.objects.create(event=event, name=name, **fields)


def unit_attendance(event, person, **fields):
    return UnitAttendance.objects.create(event=event, person=person, **fields)


def feedback(handover, day=14, **fields):
    return Feedback.objects.create(handover=handover, day=day, **fields)


def company_question(network, unit, **fields):
    fields = {
        "topic": "support",
        "text": "Hvem betaler for en skærm?",
        "name": "Ida Krog",
        "company_name": "Ågård Maskinfabrik",
        "email": "ida@example.org",
        "due_at": timezone.now() + timedelta(days=2),
    } | fields
    return CompanyQuestion.objects.create(network=network, unit=unit, **fields)


def absence(unit, user, **fields):
    today = timezone.localdate()
    fields = {"starts_on": today, "ends_on": today + timedelta(days=7)} | fields
    return Absence.objects.create(unit=unit, user=user, **fields)


def inbox_layout(user, layout="tabel"):
    return InboxLayout.objects.create(user=user, layout=layout)


def saved_filter(user, name="Køkkener", query="task=kitchen"):
    return SavedFilter.objects.create(user=user, name=name, query=query)


def visit_time(unit, consultant, **fields):
    fields.setdefault("starts_at", timezone.now() + timedelta(days=3, minutes=next(_serial)))
    return VisitTime.objects.create(unit=unit, consultant=consultant, **fields)


def visit(handover, **fields):
    fields.setdefault("starts_at", timezone.now() + timedelta(days=3))
    return Visit.objects.create(handover=handover, consultant=handover.owner, **fields)


def profile(unit, network, **fields):
    fields.setdefault("reference", f"Kandidat A{next(_serial)}")
    fields = {
        "headline": "Rolig og grundig",
        "skills": "Har gjort rent på kontorer.",
        "tasks": ["cleaning"],
        "hours": "5-9",
        "state": "published",
        "published_at": timezone.now(),
    } | fields
    made = JobProfile.objects.create(unit=unit, network=network, **fields)
    tie_profile(made)
    return made


def mail_text(organisation, name="Vi har en kandidat", **fields):
    fields = {"subject": "Et bud til {virksomhed}", "text": "Kære {navn}, om {opgave}."} | fields
    return MailText.objects.create(organisation=organisation, name=name, **fields)


def order(handover, **fields):
    fields = {
        "title": "Rengøring",
        "description": "Let rengøring.",
        "contact_name": "Søren",
    } | fields
    made = JobOrderDraft.objects.create(handover=handover, **fields)
    open_order(made)
    return made


def opening(network, unit, **fields):
    """Of a company that filled in no sheet."""
    fields.setdefault("company", None)
    fields["company"] = fields["company"] or company()
    fields = {"task": "cleaning", "hours": "5-9", "source": "call"} | fields
    return Opening.objects.create(network=network, unit=unit, **fields)


def candidate(unit, network=None, **fields):
    fields.setdefault("reference", f"Kandidat C{next(_serial)}")
    made = Candidate.objects.create(unit=unit, network=network, **fields)
    CandidateStage.objects.create(candidate=made, stage=made.stage, on=made.stage_on)
    return made


def counter_offer(opening, **fields):
    return CounterOffer.objects.create(opening=opening, **{"hours": "1-4"} | fields)


def referral(candidate, opening, **fields):
    return Referral.objects.create(candidate=candidate, opening=opening, **fields)


def scheme(code="ordinary"):
    """Also after a test that emptied every table."""
    return Scheme.objects.get_or_create(
        code=code,
        defaults={"name": "ordinære timer (småjob)", "name_en": "ordinary hours (small job)"},
    )[0]


def placement(handover, **fields):
    fields.setdefault("scheme", None)
    fields["scheme"] = fields["scheme"] or scheme()
    fields.setdefault("starts_on", timezone.localdate())
    fields.setdefault("candidate_reference", f"Kandidat B{next(_serial)}")
    made = Placement.objects.create(handover=handover, **fields)
    PlacementStep.objects.create(placement=made, starts_on=made.starts_on, paid_hours=5)
    tie_placement(made)
    return made


def placement_step(placement, **fields):
    fields.setdefault("starts_on", placement.starts_on + timedelta(days=28))
    fields.setdefault("paid_hours", 10)
    return PlacementStep.objects.create(placement=placement, **fields)


def retention_check(placement, weeks=13, **fields):
    fields.setdefault("due_on", placement.starts_on + timedelta(weeks=weeks))
    return RetentionCheck.objects.create(placement=placement, weeks=weeks, **fields)


def lasting_job(handover, **fields):
    """A job that the unit has said yes to after 13 weeks."""
    fields.setdefault("starts_on", timezone.localdate() - timedelta(weeks=14))
    made = placement(handover, **fields)
    retention_check(made, unit_says="still")
    return made


def steering_meeting(network, **fields):
    fields.setdefault("held_on", timezone.localdate())
    fields.setdefault("period_start", fields["held_on"] - timedelta(days=90))
    return SteeringMeeting.objects.create(network=network, **fields)


def steering_action(meeting, **fields):
    fields = {
        "text": "Ring til Ågård",
        "owner": "Karin",
        "due_on": timezone.localdate() + timedelta(days=14),
    } | fields
    return SteeringAction.objects.create(meeting=meeting, **fields)


def target(network, measure="positions", value=100, **fields):
    today = timezone.localdate()
    fields = {
        "starts_on": today - timedelta(days=30),
        "ends_on": today + timedelta(days=30),
    } | fields
    return Target.objects.create(network=network, measure=measure, value=value, **fields)


def aftercare_contact(placement, side="person", **fields):
    fields.setdefault("due_on", timezone.localdate())
    return AftercareContact.objects.create(placement=placement, side=side, **fields)


def target_group_count(network, registered=100, found=40, came=10, **fields):
    fields.setdefault("counted_on", timezone.localdate())
    return TargetGroupCount.objects.create(
        network=network, registered=registered, found=found, came=came, **fields
    )


def api_token(organisation, **fields):
    """A valid token; its key is stored nowhere."""
    fields.setdefault("expires_at", timezone.now() + timedelta(days=365))
    return ApiToken.objects.create(
        organisation=organisation, name="Fagsystemet", key_sha256=digest(new_key()), **fields
    )


def webhook(organisation, **fields):
    return Webhook.objects.create(
        organisation=organisation,
        name="Fagsystemet",
        url="https://a.example/",
        secret="x",
        **fields,
    )


def webhook_delivery(webhook, **fields):
    fields = {"kind": "sheet.changed", "body": "{}", "state": "failed"} | fields
    return WebhookDelivery.objects.create(webhook=webhook, **fields)


@cache
def key_pair(name="prøve"):
    """(private key, certificate): one for all, because making one takes half a second."""
    return make_pair(name)


def identity_provider(organisation, kind="openid_connect", **fields):
    """By OpenID Connect one that nobody can ask: its address is an inner one."""
    if kind == "saml":
        key, certificate = key_pair()
        made = {
            "entity_id": "https://idp.example/metadata",
            "sso_url": "https://idp.example/sso",
            "certificate": certificate,
            "own_key": seal(key),
            "own_certificate": certificate,
        }
    else:
        made = {
            "server_url": "https://127.0.0.1:9",
            "client_id": "haandslag",
            "client_secret": seal("hemmeligt"),
        }
    made |= {"slug": organisation.slug, "kind": kind, "active": True} | fields
    return IdentityProvider.objects.create(organisation=organisation, **made)


def role_rule(provider, value="konsulent", role=Role.Kind.CONSULTANT, **fields):
    fields = {"organisation": provider.organisation} | fields
    return RoleRule.objects.create(provider=provider, value=value, role=role, **fields)


def role_offer(organisation, *, to, role=Role.Kind.COORDINATOR):
    """To somebody whose address is proved."""
    addresses.vouch_for(to)
    return RoleOffer.objects.create(
        organisation=organisation, email=to.email.lower(), name=to.name, role=role
    )


def message(organisation, **fields):
    fields = {
        "recipient": "leder@example.org",
        "sender": "haandslag@example.org",
        "subject": "Kom og vær med",
        "reference": "invitation:1",
        "sha256": "0" * 64,
        "message_id": f"<{next(_serial)}@example.org>",
    } | fields
    return Message.objects.create(organisation=organisation, **fields)


def suppression(organisation, address="kaj@firma.example", **fields):
    fields.setdefault("reason", "bounced")
    return Suppression.objects.create(organisation=organisation, address=address, **fields)


def unsubscribe_key(organisation, **fields):
    """Of a mail that nobody asked for."""
    key = uuid4().hex
    url = f"http://localhost:8000/afmeld/{key}/"
    message(organisation, message_id=f"<{key}@example.org>", unsubscribe_url=url, **fields)
    return key
