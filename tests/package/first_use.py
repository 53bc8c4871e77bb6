"""Run a statement for the first time from many threads at once, in many fresh processes.

``python first_use.py FOLDER STARTS`` reads statements from stdin, one a line, on the package in FOLDER, and prints a JSON object: for each statement
that failed, what it raised. A fresh process is a fork of this one, which never imports the package: as fresh as a new
interpreter, and a hundred times cheaper.
"""

import json
import os
import sys
import threading

THREADS = 32


def main() -> None:
    """Run every statement in as many fresh processes as asked for."""
    folder, starts = sys.argv[1], int(sys.argv[2])
    sys.path.insert(0, folder)
    failures: dict[str, list[str]] = {}
    for statement in sys.stdin.read().splitlines():
        code = compile(statement.replace("\\n", "\n"), "<first use>", "exec")
        for _ in range(starts):
            if raised := in_fresh_process(code):
                failures.setdefault(statement, []).append(raised)
    print(json.dumps(failures))


def in_fresh_process(code) -> str:
    """Return what the threads of a fork raised, a line each."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.write(writer, in_threads(code).encode()[:60_000])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        raised = pipe.read()
    _, status = os.waitpid(process, 0)
    return raised or (f"exit status {status}" if status else "")


def in_threads(code) -> str:
    """Return what threads that all begin at the same moment raised, a line each."""
    sys.setswitchinterval(1e-6)
    barrier = threading.Barrier(THREADS)
    raised: list[str] = []

    def run() -> None:
        barrier.wait()
        try:
            exec(code, {})
        except BaseException as error:  # noqa: BLE001
            raised.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return "\n".join(raised)


if __name__ == "__main__":
    main()
