"""The features that are switched on for a new network of each kind."""

from taskforces.models import Network

Kind = Network.Kind

FEATURES: dict[str, dict[str, bool]] = {
    Kind.TASK_FORCE: {"pledging": True},
    # "Do you want a visit?" ends a sponsor meeting, and the director phones before the unit does.
    Kind.SPONSOR_NETWORK: {"pledging": True, "warm_introduction": True, "interview_mode": True},
    # Trust first: pledging at meetings is explicitly not the point.
    Kind.DIALOGUE_FORUM: {"pledging": False, "visit_only": True},
    Kind.CLUSTER_NETWORK: {"pledging": True, "contract_targets": True},
    Kind.TEMP_AGENCY: {"pledging": True, "hours_billing": True},
    Kind.TRAINEE_COHORT: {"pledging": True, "gross_list": True, "job_profiles_first": True},
    Kind.TRAINING_TRACK: {"pledging": False, "visit_only": True, "contract_targets": True},
}


def new_network(*, kind: str, **fields) -> Network:
    """A saved network with its kind's features, unless a field says otherwise."""
    return Network.objects.create(kind=kind, **(FEATURES[kind] | fields))
