"""How each status looks: a tone and a drawing, so that no two of one kind are told apart by colour alone."""

from typing import NamedTuple


class Look(NamedTuple):
    tone: str
    icon: str


# By the kind of thing, by its status. Within a kind every drawing is used once.
LOOKS: dict[str, dict[str, Look]] = {
    "handover": {
        "new": Look("sun", "inbox"),
        "assigned": Look("info", "user-check"),
        "contacted": Look("info", "phone-call"),
        "visit_booked": Look("info", "calendar-check"),
        "job_order_created": Look("accent", "briefcase"),
        "referred": Look("accent", "send"),
        "hired": Look("good", "handshake"),
        "retained": Look("good", "shield-check"),
        "no_candidate_yet": Look("warn", "hourglass"),
        "on_hold": Look("quiet", "pause"),
        "not_ours": Look("quiet", "route"),
        "not_reachable": Look("bad", "phone"),
        "withdrawn": Look("bad", "undo-2"),
        "expired": Look("bad", "calendar-x"),
    },
    "candidate": {
        "referred": Look("quiet", "inbox"),
        "assessed": Look("info", "list-checks"),
        "preparation": Look("info", "hammer"),
        "ready": Look("sun", "check"),
        "presented": Look("sun", "send"),
        "trial": Look("info", "sprout"),
        "placed": Look("good", "handshake"),
        "apprentice": Look("good", "book-open"),
        "education": Look("accent", "graduation-cap"),
        "self_supporting": Look("accent", "star"),
        "paused": Look("quiet", "pause"),
        "returned": Look("warn", "undo-2"),
    },
    "placement": {
        "active": Look("good", "sprout"),
        "at_risk": Look("warn", "triangle-alert"),
        "ended": Look("quiet", "flag"),
    },
    "referral": {
        "presented": Look("sun", "send"),
        "talk": Look("info", "message-circle"),
        "yes": Look("good", "check"),
        "no": Look("bad", "x"),
        "withdrawn": Look("quiet", "undo-2"),
    },
    "opening": {
        "open": Look("info", "door-open"),
        "late": Look("bad", "circle-alert"),
        "filled": Look("good", "user-check"),
        "withdrawn": Look("quiet", "undo-2"),
        "closed": Look("quiet", "lock"),
    },
    "order": {
        "treated": Look("accent", "hourglass"),
        "inactive": Look("quiet", "pause"),
        "closed": Look("good", "circle-check"),
        "expired": Look("bad", "calendar-x"),
    },
    "profile": {
        "draft": Look("quiet", "pencil"),
        "published": Look("good", "eye"),
        "filled": Look("accent", "handshake"),
        "withdrawn": Look("quiet", "eye-off"),
    },
    "counter_offer": {
        "waiting": Look("sun", "hourglass"),
        "yes": Look("good", "check"),
        "no": Look("bad", "x"),
        "taken_back": Look("quiet", "undo-2"),
    },
    "person": {
        "selvforsoergende": Look("accent", "star"),
        "fleksjob": Look("good", "clock"),
        "laere": Look("good", "book-open"),
        "loennet": Look("good", "handshake"),
        "praktik": Look("info", "sprout"),
        "ordinaert": Look("accent", "briefcase"),
        "uddannelse": Look("accent", "graduation-cap"),
        "uden": Look("quiet", "pause"),
        "tilbage": Look("warn", "undo-2"),
    },
}
