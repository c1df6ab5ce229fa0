"""What tests of the door app do again and again."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests import factories


def evening(**fields):
    host = factories.organisation()
    start = timezone.now() + timedelta(hours=1)
    return factories.event(factories.network(host), starts_at=start, **fields)


def invited(event, name, company="Ågård Maskinfabrik", *, party_size=1, **fields):
    contact = factories.contact(event.network.host, name, company=factories.company(company))
    fields = {"answer": "yes", "answered_at": timezone.now()} | fields
    invitation = factories.invitation(event, contact, **fields)
    return factories.registration(
        event, name, invitation=invitation, company_name=company, party_size=party_size
    )


def part(page, name):
    return page.locator(f'[data-part="{name}"]')


def pair(page, key, *, guests=None):
    """Opens the pairing link; with `guests` it waits until so many lie on the phone."""
    page.goto(f"/doer/#{key}")
    expect(part(page, "event")).to_be_visible()
    assert key not in page.url
    if guests is not None:
        expect(part(page, "status-text")).to_contain_text(f"{guests} gæst")


def installed(page):
    """Until the worker holds the whole app."""
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")


def opened_again(page):
    """The app closed and opened anew on the same phone."""
    context = page.context
    page.close()
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto("/doer/")
    return page


def enter(page, code):
    """A code typed by hand; the answer is on the screen when this returns."""
    page.evaluate("document.querySelector('[data-part=result]').dataset.tone = 'none'")
    field = page.get_by_label("Kode fra brevet")
    field.fill(code)
    field.press("Enter")
    expect(part(page, "result")).not_to_have_attribute("data-tone", "none")


def online_again(page):
    page.context.set_offline(False)
    settled(page)


def settled(page):
    """Online, and nothing waits any more."""
    status = part(page, "status")
    expect(status).to_have_attribute("data-state", "online", timeout=30_000)
    expect(status).to_have_attribute("data-waiting", "0", timeout=60_000)


def fold_out(page, words):
    page.locator("summary", has_text=words).click()


TELL = """
async (codes) => {
  const form = document.querySelector('[data-part="typed"]');
  const result = document.querySelector('[data-part="result"]');
  const answers = [];
  for (const code of codes) {
    result.dataset.tone = "none";
    form.elements.code.value = code;
    const asked = performance.now();
    form.requestSubmit();
    await new Promise((resolve) => {
      const look = new MutationObserver(() => { look.disconnect(); resolve(); });
      look.observe(result, { attributeFilter: ["data-tone"] });
    });
    answers.push([result.dataset.tone, performance.now() - asked]);
    console.log(`told ${code}`);
  }
  return answers;
}
"""


def scan_all(page, codes):
    """Types one code after the other as fast as the phone answers → [(tone, milliseconds)]."""
    return page.evaluate(TELL, list(codes))


AHEAD = """
(() => {
  const Real = Date;
  const ahead = %d;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
})();
"""


def set_clock_ahead(page, milliseconds):
    page.context.add_init_script(AHEAD % milliseconds)


def faults(page, *kinds):
    """The next scans that are sent meet these, one each; afterwards the line is good.

    busy: the server says 503. lost: it stores, and its answer is lost. cut: its answer breaks off.
    portal: a guest network answers with a log-in page. forgetful: it lists one item less.
    """
    left = list(kinds)

    def meet(route):
        kind = left.pop(0) if left else ""
        if kind == "busy":
            return route.fulfill(status=503, body="<h1>503</h1>", content_type="text/html")
        if kind == "portal":
            return route.fulfill(status=200, body="<h1>Log ind</h1>", content_type="text/html")
        if not kind:
            return route.continue_()
        answer = route.fetch()
        if kind == "lost":
            return route.abort("connectionreset")
        if kind == "cut":
            return route.fulfill(response=answer, body=answer.text()[: len(answer.text()) // 2])
        content = answer.json()
        content["results"] = content["results"][1:]
        return route.fulfill(response=answer, json=content)

    page.context.route("**/api/v1/door/scans", meet)
    return left
