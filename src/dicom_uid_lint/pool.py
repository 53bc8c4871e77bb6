"""The same work for many things at once, in several processes where that pays."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_WORTH_PROCESSES = 200
"""Fewer tasks are done before a second process has begun."""

_CHUNK = 64


def mapped(work: Callable[[_Task], _Result], tasks: Sequence[_Task], jobs: int) -> Iterator[_Result]:
    """Yield the result of each task, in their order.

    Processes that die, for want of memory say, take nothing with them: what they leave is done here.

    >>> list(mapped(str.upper, ["a", "b"], jobs=2))
    ['A', 'B']
    """
    done = 0
    if jobs > 1 and len(tasks) >= _WORTH_PROCESSES:
        # Not by fork: a process that has threads may hang in its children.
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
            try:
                for result in executor.map(work, tasks, chunksize=_CHUNK):
                    yield result
                    done += 1
            except BrokenProcessPool:
                executor.shutdown(wait=False, cancel_futures=True)
    for task in tasks[done:]:
        yield work(task)
