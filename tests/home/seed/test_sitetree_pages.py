from home.models import ContentPage, HomePage


def test_every_page_is_there_in_both_languages(sitetree, db):
    for page_type in (HomePage, ContentPage):
        danish = page_type.objects.live().filter(locale__language_code="da")
        english = page_type.objects.live().filter(locale__language_code="en")
        assert {p.translation_key for p in danish} == {p.translation_key for p in english}
        assert danish.exists()


def test_texts_are_really_translated(client, sitetree, db):
    for path in ("/", "/netvaerk/", "/historier/", "/om/", "/privatliv/", "/cookies/"):
        danish, english = client.get(path), client.get(f"/en{path}")
        assert (danish.status_code, english.status_code) == (200, 200)
        assert (danish.context["page"].locale.language_code) == "da"
        assert danish.context["page"].lead != english.context["page"].lead
