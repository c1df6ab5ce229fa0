"""A statement that is kept is read with the values of whoever asks, and holds nothing of whoever asked first."""

import pytest
from django.db.models import Value
from django.utils import timezone, translation
from django.utils.translation import gettext

from accounts.models import Organisation, Role
from accounts.prepared import MOST, Prepared
from outbox.models import Message
from taskforces.models import Contact
from tests import factories


@pytest.fixture
def names():
    """Of the contacts that a reader sees of these names."""

    def build(reader, wanted):
        found = Contact.objects.visible_to(reader).filter(name__in=wanted)
        return found.order_by("name").values_list("name", "organisation__name")

    prepared = Prepared(build)

    def read(user, *wanted):
        return prepared.rows(user, wanted=wanted)

    read.prepared = prepared
    return read


def test_two_of_one_kind_share_the_statement_and_no_row(cast, names):
    factories.contact(cast.nordby, name="Ida")
    factories.contact(cast.sonderby, name="Ida")
    assert names(cast.owner, "Ida") == [("Ida", cast.nordby.name)]
    assert names(cast.stranger, "Ida") == [("Ida", cast.sonderby.name)]
    assert names(cast.owner, "Bo") == []
    assert len(names.prepared.kept) == 1


def test_somebody_in_two_organisations_sees_both_and_another_role_less(cast, names):
    factories.contact(cast.nordby, name="Ida")
    factories.contact(cast.sonderby, name="Ida")
    both = factories.user("begge")
    for organisation in (cast.sonderby, cast.nordby):
        Role.objects.create(user=both, organisation=organisation, role=Role.Kind.COORDINATOR)
    assert sorted(names(both, "Ida")) == sorted(
        ("Ida", each.name) for each in (cast.nordby, cast.sonderby)
    )
    Role.objects.filter(user=both, organisation=cast.nordby).update(role=Role.Kind.READER)
    assert names(both, "Ida") == [("Ida", cast.sonderby.name)]
    assert names(factories.user("ingen"), "Ida") == []


def test_a_moment_and_a_person_are_never_kept(cast):
    late = Prepared(
        lambda _reader: Message.objects.filter(sent_at__lt=timezone.now()).values_list()
    )
    with pytest.raises(TypeError, match="moment"):
        late.rows(cast.owner)
    own = Prepared(lambda reader: Contact.objects.filter(organisation=reader.pk).values_list())
    with pytest.raises(AttributeError):
        own.rows(cast.owner)


def test_a_row_that_was_read_and_a_language_are_never_kept(cast):
    first = Prepared(
        lambda _reader: Contact.objects.filter(organisation=Organisation.objects.first())
    )
    with pytest.raises(RuntimeError, match="a row that is read"):
        first.rows(cast.owner)
    told = Prepared(
        lambda _reader: Organisation.objects.filter(pk=cast.nordby.pk).values_list(
            Value(gettext("Navn"))
        )
    )
    assert told.rows(cast.owner) == [("Navn",)]
    with translation.override("en"):
        assert told.rows(cast.owner) == [("Name",)]


def test_kept_statements_do_not_pile_up(cast, names):
    for number in range(1, MOST + 3):
        names(cast.owner, *"x" * number)
    assert len(names.prepared.kept) == 2
