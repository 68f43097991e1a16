"""A release being built shares what it may, and is published only as what the builder says it is."""

import os
from pathlib import Path

import pytest

from tests.publish.village import publish, rubbish, served, site
from wuhua.base.faults import MachineFault
from wuhua.publish.manifest import hash_bytes
from wuhua.publish.writer import Publisher


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The served link of a village."""
    return tmp_path / "site"


def test_files_of_others_are_read_back(out: Path, tmp_path: Path) -> None:
    """A board that a library wrote, and one linked from a cache, are hashed before they are published."""
    cached = tmp_path / "cached.pdf"
    cached.write_bytes(b"%PDF cached")
    files = {"a.pdf": hash_bytes(b"%PDF a"), "b.pdf": hash_bytes(b"%PDF cached")}
    with Publisher(out) as publisher:
        staging = publisher.stage(clone=False)
        staging.path("a.pdf").write_bytes(b"%PDF a")
        staging.link_file(cached, "b.pdf")
        staging.publish(files)

    assert (out / "b.pdf").samefile(cached)
    assert served(out) == {"a.pdf": b"%PDF a", "b.pdf": b"%PDF cached"}


def test_a_staged_file_is_read_back(out: Path) -> None:
    """What is staged, shared or new, can be read; what is not there is one line with its path."""
    publish(out, site(1))
    with Publisher(out) as publisher:
        staging = publisher.stage(clone=True)
        staging.write("news/2.html", b"new")
        assert [staging.read(path) for path in ("index.html", "news/2.html")] == [b"version 1", b"new"]
        with pytest.raises(MachineFault, match=r"none\.html"):
            staging.read("none.html")


def test_the_place_of_a_file_is_never_the_served_file(out: Path) -> None:
    """A library that writes over a shared file writes a new one."""
    publish(out, site(1))
    with Publisher(out) as publisher:
        publisher.stage(clone=True).path("index.html").write_bytes(b"torn")

    assert served(out) == site(1)


@pytest.mark.parametrize("fault", ["more", "less", "other", "link", "stray"])
def test_the_folder_must_be_what_the_builder_says(out: Path, fault: str) -> None:
    """A file too many, too few, with other bytes or as a link stops the release; the old one stands."""
    publish(out, site(1))
    files = {path: hash_bytes(data) for path, data in site(2).items()}
    with Publisher(out) as publisher:
        staging = publisher.stage(clone=False)
        for path, data in site(2).items():
            staging.write(path, data)
        if fault == "more":
            staging.write("more.html", b"")
        elif fault == "less":
            staging.delete("index.html")
        elif fault == "other":
            files["index.html"] = hash_bytes(b"other")
        elif fault == "link":
            staging.path("index.html").symlink_to("news/2.html")
        else:
            os.mkfifo(staging.root / "stray")
        with pytest.raises(MachineFault, match="与清单不符"):
            staging.publish(files)

    assert served(out) == site(1)
    assert rubbish(out) == []
