"""Files are written all or none: whatever fails, whenever the process is killed, and in however many processes."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from codegen import files
from codegen.errors import SpecError
from codegen.files import Change, apply, changes, is_interrupted, locked, write

STEPS = ("replace", "link", "unlink", "rmdir", "mkdir", "chmod")
OLD = {
    "spec/names.csv": "a\n",
    "package/groups.py": "# Generated from spec\nold\n",
    "package/gone/uids.py": "# Generated from spec\n",
}
NEW = {
    "spec/names.csv": "a\nb\n",
    "package/groups.py": "# Generated from spec\nnew\n",
    "package/new/uids.py": "# Generated from spec\n",
}


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def old_tree(folder: Path) -> Callable[[], None]:
    """Write OLD; return what would make it NEW."""
    for name, text in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    wanted = changes({folder / name: text for name, text in NEW.items()}, [folder / "package/gone/uids.py"])
    return lambda: apply(wanted, folder / "spec")


def settle(folder: Path) -> None:
    with locked(folder / "spec", folder / "package"):
        pass


def fail_at(monkeypatch: pytest.MonkeyPatch, number: int, fail: Callable[[], None]) -> Callable[[], int]:
    """Have the system call of this number, and those after it, fail; return how many there were."""
    count = 0

    def counting(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count == number:
                fail()
            return real(*arguments, **options)

        return call

    for step in STEPS:
        monkeypatch.setattr(os, step, counting(getattr(os, step)))
    monkeypatch.setattr(Path, "open", counting(Path.open))
    return lambda: count


def test_all_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    old_tree(tmp_path)()
    assert tree(tmp_path) == NEW
    assert not (tmp_path / "package" / "gone").exists()


@contextmanager
def refused_as(sentence: str) -> Iterator[None]:
    try:
        yield
    except SpecError as error:
        if re.match(sentence, str(error)) is None:
            pytest.fail(f"said {error}")
        raise


def disk_full() -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("number", range(1, 44))
def test_a_failure_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    write_all = old_tree(tmp_path)
    with monkeypatch.context() as patch:
        called = fail_at(patch, number, disk_full)
        with suppress(SpecError), refused_as(r"^(?!None).*: cannot be written: No space left on device$"):
            write_all()
        happened = called() >= number
    settle(tmp_path)
    assert tree(tmp_path) in ((OLD, NEW) if happened else (NEW,))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child process")
@pytest.mark.parametrize("number", range(1, 44))
def test_a_killed_process_leaves_old_or_new_to_the_next_run(tmp_path: Path, number: int) -> None:
    write_all = old_tree(tmp_path)
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            fail_at(patch, number, lambda: os._exit(9))
            write_all()
        os._exit(0)
    os.waitpid(child, 0)
    settle(tmp_path)
    assert tree(tmp_path) in (OLD, NEW)
    assert not is_interrupted(tmp_path / "spec")
    assert (tmp_path / "package" / "new").exists() == (tree(tmp_path) == NEW)


def test_an_interrupt_takes_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    write_all = old_tree(tmp_path)
    with monkeypatch.context() as patch:
        fail_at(patch, 18, interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_all()
    assert tree(tmp_path) == OLD


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "{",
        "[]",
        '{"created": 1}',
        '{"created":[],"replaced":["/etc/passwd"],"removed":[],"folders":[],"staged":true}',
    ],
)
def test_a_journal_that_no_run_wrote(tmp_path: Path, journal: str) -> None:
    old_tree(tmp_path)
    (tmp_path / "spec" / files.JOURNAL).write_text(journal)
    with pytest.raises(SpecError, match=r"codegen-journal\.json: .*remove"):
        settle(tmp_path)


def test_a_journal_cannot_remove_a_file_that_is_not_generated(tmp_path: Path) -> None:
    mine = tmp_path / "package" / "mine.py"
    old_tree(tmp_path)
    mine.write_text("mine\n")
    journal = f'{{"created":[],"replaced":[],"removed":["{mine}"],"folders":[],"staged":true}}'
    (tmp_path / "spec" / files.JOURNAL).write_text(journal)
    with pytest.raises(SpecError, match="which is not generated"):
        settle(tmp_path)
    assert mine.exists()


def test_a_second_process_waits(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from codegen.files import *\n"
        "folder = Path(sys.argv[1])\n"
        "for _ in range(20):\n"
        "    with locked(folder):\n"
        "        path = folder / 'count'\n"
        "        path.write_text(str(int(path.read_text()) + 1))\n"
    )
    (tmp_path / "count").write_text("0")
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert tree(tmp_path) == {"count": "60"}


def test_a_lock_leaves_no_folder_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "a" / "spec"):
        assert (tmp_path / "a" / "spec" / files.LOCK).exists()
    assert not (tmp_path / "a").exists()


def test_mode_and_link_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "real" / "README.md", tmp_path / "README.md"
    target.parent.mkdir()
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    apply([Change(link, "old", "new")], tmp_path)
    assert (link.is_symlink(), target.read_text(), stat.S_IMODE(target.stat().st_mode)) == (True, "new", 0o640)
    write(link, "newer")
    assert (link.is_symlink(), target.read_text(), stat.S_IMODE(target.stat().st_mode)) == (True, "newer", 0o640)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["README.md", "README.md", "real"]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SpecError, match="folder: cannot be written"):
        write(tmp_path / "folder", "text")
    assert tree(tmp_path) == {}
