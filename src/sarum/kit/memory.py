"""What has been asked of the database once need not be asked again while one page is read.

Nothing is remembered outside `while_reading`, so whoever writes always works on what stands.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
known: ContextVar[dict[Any, Any] | None] = ContextVar("known", default=None)


@contextmanager
def while_reading() -> Iterator[None]:
    """Remember answers from here to the end of the block."""
    token = known.set({})
    try:
        yield
    finally:
        known.reset(token)


def remembered(find: Callable[P, R]) -> Callable[P, R]:
    """Ask `find` once for the same arguments while a page is read."""

    @wraps(find)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = known.get()
        if answers is None:
            return find(*args, **kwargs)
        key = (find, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = find(*args, **kwargs)
        return answers[key]

    return ask
