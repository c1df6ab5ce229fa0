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


# Forty ways in that have worked somewhere: by element, event, address, encoding, broken markup and template.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=data:,alert(1)></script>",
    "<script>alert`1`</script>",
    "<<script>alert(1);//<</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert`1`>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=1 oNeRrOr=alert(1)>",
    "<img srcset=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video src=x onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x",
    "<form><button formaction=javascript:alert(1) autofocus onfocus=alert(1)>x",
    "<marquee onstart=alert(1)>x</marquee>",
    "<base href=javascript:alert(1)//>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    '" autofocus onfocus=alert(1) x="',
    "' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;<script>alert(1)</script>",
    "\u2028<script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}{% raw %}<script>alert(1)</script>",
]
