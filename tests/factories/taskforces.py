"""Companies, contacts, networks and all that hangs on a network."""

from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Workflow,
    WorkflowTask,
)

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
from tests.factories.common import _serial
from tests.factories.pages import _wagtail_root


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


def join_request(network, **fields):
    asked = {"company_name": "Bageriet", "name": "Bo Lund", "email": "bo@example.org"}
    return JoinRequest.objects.create(network=network, **asked | fields)


def plan_line(network, text="Besøg skolen", **fields):
    return PlanLine.objects.create(network=network, text=text, **fields)


def partnership(network, partner="Erhvervsskolen", **fields):
    fields.setdefault("part", "Finder eleverne")
    return Partnership.objects.create(network=network, partner=partner, **fields)


def knowledge_sheet(network, title="Natarbejde", kind="tool", **fields):
    fields.setdefault("published_at", timezone.now())
    fields.setdefault("body", "Spørg, hvornår bussen går.")
    return KnowledgeSheet.objects.create(network=network, title=title, kind=kind, **fields)


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


def ambassador(network, contact):
    """A membership; the way in to the sheet is made with the cards."""
    return Membership.objects.create(
        network=network, company=contact.company, contact=contact, role="ambassador"
    )
