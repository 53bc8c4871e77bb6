"""Code of others is read without the warnings that Python has for it."""

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()


@contextmanager
def no_warnings() -> Generator[None, None, None]:
    """Silence warnings for a while; one thread at a time, so that afterwards all is as it was before the first."""
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
