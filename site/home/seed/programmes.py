"""The eight programmes that Håndslag learned from, as quoted facts with their sources."""

import json
from collections.abc import Collection
from datetime import date

from django.db import transaction
from wagtail.models import Locale

from accounts import municipalities
from accounts.models import Organisation
from home.models import HomePage
from home.seed.sitetree import DATA, LANGUAGES, add_page, load_pages, steps
from taskforces.models import Advice, Figure, Network, NetworkIndexPage, NetworkPage
from taskforces.networks.features import new_network


@transaction.atomic
def load_programmes(keys: Collection[str] | None = None) -> list[Network]:
    """Host, network, figures and pages of each programme, or of those keys; what is there is left as it is."""
    home = load_pages()
    facts = json.loads((DATA / "programmes.json").read_text(encoding="utf-8"))["programmes"]
    facts = [programme for programme in facts if keys is None or programme["key"] in keys]
    notes = json.loads((DATA / "pages.json").read_text(encoding="utf-8"))["programme_note"]
    networks = []
    for programme in facts:
        network = _network(programme)
        _add_figures(network, programme["figures"])
        _add_advice(network, programme)
        _add_network_pages(network, programme, notes)
        networks.append(network)
    _feature_figures(home, facts)
    return networks


def _network(programme):
    network = Network.objects.filter(slug=programme["key"]).first()
    if network is not None:
        return network
    return new_network(
        kind=programme["kind"],
        name=programme["name"],
        slug=programme["key"],
        host=_host(programme["host"]),
        municipality_codes=[municipalities.code(name) for name in programme["municipalities"]],
        target_group=programme["target_group"],
        **{
            name: date.fromisoformat(programme[name])
            for name in ("runs_from", "runs_until")
            if name in programme
        },
    )


def _host(host):
    code = municipalities.code(host["municipality"]) if "municipality" in host else ""
    organisation, _made = Organisation.objects.get_or_create(
        slug=host["slug"],
        defaults={
            "kind": host["kind"],
            "name": host["name"],
            "municipality_code": code,
            "brand_colour": host["brand"],
            "second_colour": host["second"],
        },
    )
    return organisation


def _add_figures(network, figures):
    for facts in figures:
        given = facts.get("as_of")
        Figure.objects.get_or_create(
            network=network,
            kind=facts["kind"],
            value=facts["value"],
            definition=facts["definition"],
            defaults={
                "unit": facts.get("unit", Figure.Unit.OTHER),
                "out_of": facts.get("out_of"),
                "as_of": date.fromisoformat(given) if given else None,
                "source": facts["source"],
                "source_url": facts.get("source_url", ""),
            },
        )


def _add_advice(network, programme):
    for title, text in programme.get("advice", ()):
        facts = {"text": text, "source": programme["advice_source"]}
        Advice.objects.get_or_create(network=network, title=title, defaults=facts)


def _add_network_pages(network, programme, notes):
    for language in LANGUAGES:
        locale = Locale.objects.get(language_code=language)
        aside = programme["aside"][language]
        body = [("paragraph", f"<p>{aside}</p>")] if aside else []
        add_page(
            NetworkIndexPage.objects.get(locale=locale),
            NetworkPage,
            key=f"network-{programme['key']}",
            slug=programme["key"],
            title=programme["title"][language],
            network=network,
            lead=programme["lead"][language],
            area=programme["area"][language],
            steps=steps([_step(row, language) for row in programme["steps"]]),
            body=[*body, ("paragraph", notes[language])],
        )


def _step(row, language):
    title, text = row[language]
    return {"icon": row["icon"], "title": title, "text": text}


def _feature_figures(home, facts):
    """Chosen figures on the front pages, unless an editor has chosen some."""
    wanted = [f["definition"] for p in facts for f in p["figures"] if f.get("featured")]
    figures = list(Figure.objects.published().filter(definition__in=wanted))
    for page in HomePage.objects.filter(translation_key=home.translation_key):
        if not page.figures.exists():
            page.figures.set(figures)
            page.save_revision().publish()
