"""Steps that run programs, and packing in processes of their own."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest
from tests.support.clouds import MemoryCloud

from cloud_assembly.content.record import read_records, record_tree
from cloud_assembly.content.walk import Tree
from cloud_assembly.schema.records import RECORD_FILE, write_assembly_records
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import Interrupted, PackagingError
from purecdk.toolkit.events import ignore
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.pack_worker import PackWorkers
from purecdk.toolkit.performing import Made, Performer
from purecdk.toolkit.plan import ObjectLocation, PackDirectory, RunSource, UploadObject

ACCESS = Access(account="123456789012", region="us-east-1")


def run_source(tmp_path: Path, code: str, *, pack: bool = False) -> RunSource:
    return RunSource(
        id="s", asset="1", name="Made", command=(sys.executable, "-c", code), directory=tmp_path, pack=pack
    )


def test_a_program_names_the_file_that_it_made(tmp_path: Path) -> None:
    code = "open('made.txt', 'w').write('text'); print('working'); print('made.txt')"
    with Performer(MemoryCloud(), ignore, stop=StopRequest()) as perform:
        made = perform(run_source(tmp_path, code), {})

    assert isinstance(made, Made) and made.path == tmp_path / "made.txt"


def test_a_folder_that_a_program_made_is_packed(tmp_path: Path) -> None:
    code = "import os; os.mkdir('made'); open('made/a.txt', 'w').write('text'); print('made')"
    with Performer(MemoryCloud(), ignore, stop=StopRequest()) as perform:
        made = perform(run_source(tmp_path, code, pack=True), {})

        assert zipfile.ZipFile(made.path).namelist() == ["a.txt"]
    assert not made.path.exists()  # packages live as long as the run


@pytest.mark.parametrize("workers", [0, 1])
def test_the_package_of_a_staged_asset_is_recorded_beside_it(tmp_path: Path, workers: int) -> None:
    staged = tmp_path / "asset.1"
    staged.mkdir()
    (staged / "a.txt").write_text("text")
    records = [record_tree(Tree(staged), name, labels={"name": "é"}) for name in ("0", "1")]
    write_assembly_records(str(tmp_path), records)
    step = PackDirectory(id="s", asset="1", name="Code", source=staged)

    with Performer(MemoryCloud(), ignore, stop=StopRequest(), pack_workers=workers) as perform:
        made = perform(step, {})

    untouched, packed = read_records(tmp_path / RECORD_FILE)
    assert untouched == records[0]
    assert packed._replace(packed={}) == records[1]
    assert packed.packed["sha256"] == made.sha256
    assert packed.packed.keys() == {"size", "sha256", "entryDigest", "deflate"}


def test_records_that_cannot_be_read_stop_no_upload(tmp_path: Path) -> None:
    staged = tmp_path / "asset.1"
    staged.mkdir()
    (tmp_path / RECORD_FILE).write_text("{garbage\n")

    with Performer(MemoryCloud(), ignore, stop=StopRequest()) as perform:
        perform(PackDirectory(id="s", asset="1", name="Code", source=staged), {})

    assert (tmp_path / RECORD_FILE).read_text() == "{garbage\n"


def test_the_output_of_a_program_that_fails_is_shown(tmp_path: Path) -> None:
    code = "import sys; sys.stderr.write('no such thing'); sys.exit(4)"
    with (
        Performer(MemoryCloud(), ignore, stop=StopRequest()) as perform,
        pytest.raises(PackagingError, match="status 4") as caught,
    ):
        perform(run_source(tmp_path, code), {})

    assert "no such thing" in caught.value.what


def test_a_stopped_run_begins_no_step(tmp_path: Path) -> None:
    stop = StopRequest()
    stop.stop()
    location = ObjectLocation(access=ACCESS, bucket="b", key="k")
    file = tmp_path / "f"
    file.write_text("x")
    cloud = MemoryCloud()
    with Performer(cloud, ignore, stop=stop) as perform:
        with pytest.raises(Interrupted):
            perform(PackDirectory(id="p", asset="1", name="n", source=tmp_path), {})
        with pytest.raises(Interrupted):
            perform(UploadObject(id="u", asset="1", name="n", location=location, content_type="x", source=file), {})

    assert not cloud.objects.stored


def test_workers_pack_as_this_process_does_and_report_errors(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.txt").write_text("text")
    (tmp_path / "outside").mkdir()
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "link").symlink_to(tmp_path / "outside")
    workers = PackWorkers(2)
    try:
        packed = workers.pack(source, tmp_path / "one.zip", name="A")
        again = workers.pack(source, tmp_path / "two.zip", name="A")
        with pytest.raises(PackagingError, match="leads out of it"):
            workers.pack(bad, tmp_path / "three.zip", name="B")
        with pytest.raises(PackagingError, match="should be a directory"):
            workers.pack(tmp_path / "missing", tmp_path / "four.zip", name="C")
    finally:
        workers.close()

    assert packed.sha256 == again.sha256
    assert zipfile.ZipFile(tmp_path / "one.zip").read("a.txt") == b"text"


def test_a_worker_that_dies_is_named(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    workers = PackWorkers(1)
    try:
        workers.start()
        workers._all[0].kill()
        workers._all[0].wait()
        with pytest.raises(PackagingError, match="ended too early"):
            workers.pack(source, tmp_path / "one.zip", name="A")
    finally:
        workers.close()
