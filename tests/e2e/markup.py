"""What somebody might type to take over a page, and how to see that it stayed text."""

# Ends every context that a text may stand in: attribute, element, script, comment, template.
PAYLOAD = (
    "'\"></title></script></textarea>--><img src=x onerror=alert(1)>"
    "<svg onload=alert(1)>{{7*7}}<a href=javascript:alert(1)>x</a>"
)
SHORT = '"><svg onload=alert(1)>'


def foreign_markup(page):
    return page.locator("[onload], [onerror], [href^='javascript:'], img[src='x']").count()


def is_alarm(text):
    return "Content Security Policy" in text


def log_in(context, client, user, site):
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
