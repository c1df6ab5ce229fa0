"""A statement about one person is put into words once, and its rows are read each time."""

from django.db.models.sql.compiler import SQLCompiler

from accounts.access import Ability, abilities_in
from accounts.kept_statements import KeptStatement
from accounts.models import Role


def roles_of(user_id):
    return Role.objects.filter(user=user_id).order_by("role").values_list("role")


def test_each_persons_own_are_read_anew(cast):
    kept = KeptStatement(roles_of)
    assert kept.rows(cast.owner.pk) == [("owner",)]
    assert kept.rows(cast.lead.pk) == [("unit_lead",)]
    Role.objects.create(user=cast.owner, organisation=cast.unit, role="reader")
    assert kept.rows(cast.owner.pk) == [("owner",), ("reader",)]
    assert kept.rows(None) == []


def test_it_is_put_into_words_once(cast, monkeypatch):
    kept = KeptStatement(roles_of)
    kept.rows(cast.owner.pk)
    monkeypatch.setattr(SQLCompiler, "as_sql", None)  # nobody may ask it again
    assert kept.rows(cast.lead.pk) == [("unit_lead",)]


def test_the_number_of_a_person_may_stand_in_it_twice(cast):
    kept = KeptStatement(lambda pk: roles_of(pk).filter(user__roles__user=pk))
    assert kept.rows(cast.lead.pk) == [("unit_lead",)]


def test_a_role_that_is_taken_away_gives_nothing_at_once(cast):
    """What writes asks each time: nothing of the roles is kept but the words of the question."""
    assert Ability.MANAGE_EVENTS in abilities_in(cast.owner, [cast.nordby.pk, None])
    Role.objects.filter(user=cast.owner).delete()
    assert abilities_in(cast.owner, [cast.nordby.pk]) == frozenset()
