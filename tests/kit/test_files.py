"""A file is on disk, whole and under its digest, before anybody says that it is kept."""

import os
from hashlib import sha256

import pytest

from sarum.kit import files


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


def test_a_file_is_kept_under_its_digest_and_read_back(home):
    digest = files.keep(b"Said at the door.")
    assert digest == sha256(b"Said at the door.").hexdigest()
    assert (home / digest[:2] / digest).read_bytes() == files.read(digest) == b"Said at the door."
    assert files.is_there(digest) and not files.is_there("0" * 64)


def test_the_content_is_synced_then_named_then_the_folder_is_synced(home, monkeypatch):
    done, sync, replace = [], os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append(os.readlink(f"/proc/self/fd/{handle}")), sync(handle)))
    monkeypatch.setattr(os, "replace", lambda old, new: (done.append("named"), replace(old, new)))
    digest = files.keep(b"x")
    folder = str(home / digest[:2])
    content, *rest = done[done.index("named") - 1 :]
    assert content.startswith(f"{folder}/coming-") and rest == ["named", folder]
    assert str(home) in done and str(home.parent) in done  # the folders that were made on the way are on disk too


def test_a_write_that_fails_leaves_nothing(home, monkeypatch):
    def fail(handle):
        raise OSError("no space left")

    digest = sha256(b"x").hexdigest()
    files.make(home / digest[:2])
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space"):
        files.keep(b"x")
    assert list(home.rglob("*/*")) == [] and not files.is_there(digest)


def test_the_same_content_is_one_file(home):
    assert files.keep(b"x") == files.keep(b"x")
    assert len(list(home.rglob("*/*"))) == 1


def test_what_was_changed_on_the_disk_is_not_given_out(home):
    digest = files.keep(b"x")
    files.path_of(digest).write_bytes(b"y")
    with pytest.raises(files.Damaged):
        files.read(digest)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63 + "\n", "/" + "0" * 63])
def test_nothing_but_a_digest_is_ever_looked_for(name):
    assert not files.is_there(name)
    with pytest.raises(ValueError, match="by its digest"):
        files.path_of(name)


def test_what_nothing_names_is_forgotten_after_a_while(home):
    kept, gone, fresh = files.keep(b"kept"), files.keep(b"gone"), files.keep(b"fresh")
    for digest in (kept, gone):
        os.utime(files.path_of(digest), (1000, 1000))
    assert files.forget({kept}, before=2000) == [gone]
    assert files.is_there(kept) and files.is_there(fresh) and not files.is_there(gone)


def test_two_runs_that_take_away_the_same_file_do_not_trip_over_each_other(settings, tmp_path, monkeypatch):
    settings.FILES = tmp_path
    (tmp_path / "aa").mkdir()
    (tmp_path / "aa" / "gone").touch()
    found = list(tmp_path.glob("??/*"))
    monkeypatch.setattr(type(tmp_path), "glob", lambda self, pattern: found)
    found[0].unlink()
    assert files.forget(set(), float("inf")) == []
