"""What owners and coordinators decide of their network, without whoever runs the site."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts import audit
from accounts.models import Organisation, User
from taskforces.models import Network, TargetGroupDecision

FEATURES = (
    *("pledging", "visit_only", "warm_introduction", "interview_mode"),
    *("hours_billing", "gross_list", "job_profiles_first", "contract_targets"),
)
FIELDS = (
    *("name", "unit", "default_owner", "municipality_codes", "goal_positions", "partners"),
    *("runs_from", "runs_until", "least_weeks"),
    "host_desk",
    *FEATURES,
)


@transaction.atomic
def change_network(
    network: Network,
    *,
    by: User,
    target_group: str,
    decided_on: date,
    further_units: Iterable[Organisation] | None = None,
    **settings,
) -> Network:
    """Save the settings; a new target group is a decision with its day, and the old one stays in the history.

    `further_units` are left as they are when None.
    """
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    before = {name: _plain(getattr(network, name)) for name in settings}
    for name, value in settings.items():
        setattr(network, name, value)
    if target_group != network.target_group:
        network.target_group = target_group
        network.target_group_decided_on = decided_on if target_group else None
        TargetGroupDecision.objects.create(
            network=network, text=target_group, decided_on=decided_on, written_by=by
        )
    network.save()
    keep_desk(network.host)
    if further_units is not None:
        before["further_units"] = sorted(network.further_units.values_list("pk", flat=True))
        network.further_units.set(unit for unit in further_units if unit.pk != network.unit_id)
        settings["further_units"] = sorted(network.further_units.values_list("pk", flat=True))
    after = {name: _plain(value) for name, value in settings.items()}
    changed = [name for name in settings if before[name] != after[name]]
    audit.record(
        network.host,
        by=by,
        verb="change_network",
        thing=network,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return network


def keep_desk(host: Organisation) -> None:
    """Whether coordinators of the host have a desk at all, by its networks."""
    has_desk = host.networks.filter(active=True, host_desk=True).exists()
    Organisation.objects.filter(pk=host.pk).exclude(has_desk=has_desk).update(has_desk=has_desk)


def _plain(value):
    """For the log: a thing by its number, a day as it is written."""
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "pk", value)
