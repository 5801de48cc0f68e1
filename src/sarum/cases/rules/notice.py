"""How a letter about a case leads somebody to what it is about. It opens nothing by itself, and says nothing of the case."""


def way_in(can_sign_in: bool, reference: str, what: str, place: str) -> str:
    """The sentences that say how to come: by signing in, or, without an account, by a code."""
    if can_sign_in:
        return f"Sign in to {what}."
    return (
        f"To {what}, open {place} and give the reference {reference} and this e-mail address. You will be sent a code. "
        "This message alone opens nothing."
    )
