"""Beside which places a trade sheet is shown."""


def fits(codes: str, *, is_own: bool, industry_code: str) -> bool:
    """Whether a trade sheet belongs beside a place of a company with this industry code.

    Without codes it is for all places of its own network. With codes it is for companies of these
    industries, in its own network and in those it is shared with.
    """
    wanted = [digits for code in codes.split(",") if (digits := _digits(code))]
    if not wanted:
        return is_own
    return any(_digits(industry_code).startswith(digits) for digits in wanted)


def _digits(code: str) -> str:
    return "".join(sign for sign in code if sign.isdigit())
