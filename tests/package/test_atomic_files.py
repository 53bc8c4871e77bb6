"""`write_atomically`: the old bytes or the new ones, never anything between."""

import stat

import pytest

from dicom_media_storage._files import write_atomically


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755])
def test_mode_and_link_stay(tmp_path, mode):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(mode)
    link.symlink_to("target")
    write_atomically(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "target"]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_file_alone(tmp_path, monkeypatch, step):
    target = tmp_path / "target"
    target.write_bytes(b"old")

    def fail(*_arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(step, fail)
        with pytest.raises(OSError, match="No space left") as error:
            write_atomically(target, b"new")
    assert error.value.filename == str(target)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("target", b"old")]


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(OSError, match="not a regular file"):
        write_atomically(tmp_path, b"x")
