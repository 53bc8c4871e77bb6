"""Many files in several processes."""

import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_WORTH_PROCESSES = 4000
"""With fewer tasks, one process is faster."""

# Isolated: neither the current folder nor an environment variable decides what a process imports.
_PROGRAM = """
import pickle, sys
sys.path[:] = sys.argv[1:]
work, tasks = pickle.load(sys.stdin.buffer)
pickle.dump([work(task) for task in tasks], sys.stdout.buffer)
"""


def mapped(work: Callable[[_Task], _Result], tasks: Sequence[_Task], jobs: int) -> Iterator[_Result]:
    """Yield the result of each task, in their order.

    The tasks of a process that dies, such as for lack of memory, are done here.
    """
    if jobs < 2 or len(tasks) < _WORTH_PROCESSES or getattr(sys, "frozen", False):
        yield from map(work, tasks)
        return
    size = -(-len(tasks) // (2 * jobs))
    with ThreadPoolExecutor(jobs) as executor:
        parts = [tasks[at : at + size] for at in range(0, len(tasks), size)]
        for part in executor.map(_in_process, [work] * len(parts), parts):
            yield from part


def _in_process(work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> list[_Result]:
    command = [sys.executable, "-I", "-c", _PROGRAM, *filter(None, sys.path)]
    done = subprocess.run(  # noqa: S603  this interpreter
        command, input=pickle.dumps((work, tasks)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    if done.returncode == -signal.SIGINT:
        raise KeyboardInterrupt
    if done.returncode:
        return [work(task) for task in tasks]
    results: list[_Result] = pickle.loads(done.stdout)  # noqa: S301  from our own process
    return results
