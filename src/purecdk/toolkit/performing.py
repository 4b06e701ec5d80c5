"""Do the steps of a plan, through the cloud's protocols."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cloud_assembly.schema.records import note_packages
from purecdk.toolkit.cloud import Cloud
from purecdk.toolkit.errors import PackagingError, ToolkitError
from purecdk.toolkit.events import Emit, Event, EventKind
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.images import ImagePublisher
from purecdk.toolkit.pack_worker import Packed, PackWorkers
from purecdk.toolkit.packaging import pack
from purecdk.toolkit.plan import (
    BuildImage,
    DeleteStack,
    DeployStack,
    ExecuteChangeSet,
    KeepImage,
    KeepObject,
    KeepStack,
    PackDirectory,
    PushImage,
    RunSource,
    Step,
    TakeArchive,
    UploadObject,
)
from purecdk.toolkit.stack_operations import StackOperations, Waiting


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A file that a step made for those that need it; its digests if they are known already."""

    path: Path
    sha256: str | None = None
    entry_digest: str | None = None


class Performer:
    """Performs steps; a context manager, since packages live in a temporary folder until it ends.

    Args:
        images: Builds and pushes container images; plans without images need none.
        pack_workers: How many processes pack directories; with 0 they are packed here, one after the other.
    """

    def __init__(
        self,
        cloud: Cloud,
        emit: Emit,
        *,
        stop: StopRequest,
        images: ImagePublisher | None = None,
        waiting: Waiting | None = None,
        pack_workers: int = 0,
    ) -> None:
        self._workers = PackWorkers(pack_workers) if pack_workers else None
        self._packing = threading.Lock()  # packing uses all processors by itself
        self._cloud = cloud
        self._emit = emit
        self._stop = stop
        self._images = images
        self._stacks = StackOperations(cloud, emit, stop=stop, waiting=waiting or Waiting())
        self._exit = ExitStack()
        self._folder: Path | None = None
        self._packages: list[tuple[str, str, Mapping[str, str | int]]] = []

    def __enter__(self) -> Performer:
        self._folder = Path(self._exit.enter_context(tempfile.TemporaryDirectory(prefix="purecdk-packages-")))
        if self._workers is not None:
            self._exit.callback(self._workers.close)
            self._workers.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._exit.close()
        for directory in dict.fromkeys(directory for directory, _, _ in self._packages):
            note_packages(directory, {asset: fields for at, asset, fields in self._packages if at == directory})

    def __call__(self, step: Step, results: Mapping[str, Any], /) -> Any:
        """Do one step and return its result: what was made, or outputs for what was deployed."""
        match step:
            case PackDirectory():
                return self._pack(step.source, step.name, asset=step.asset)
            case RunSource():
                return self._run_source(step)
            case TakeArchive():
                return str(step.path.resolve())
            case UploadObject():
                self._upload(step, results)
            case KeepObject() | KeepImage():
                pass
            case BuildImage():
                return self._image_publisher().build(step, self._emit, self._stop)
            case PushImage():
                self._image_publisher().push(step, results[step.made_by], self._cloud, self._emit, self._stop)
            case DeployStack():
                return self._stacks.deploy(step)
            case ExecuteChangeSet():
                return self._stacks.execute(step)
            case KeepStack():
                return self._stacks.keep(step)
            case DeleteStack():
                self._stacks.delete(step)
        return None

    def _image_publisher(self) -> ImagePublisher:
        if self._images is None:
            raise ToolkitError(
                "this run has no engine to build container images with", fix="give an image publisher to the Performer"
            )
        return self._images

    def _new_file(self) -> Path:
        assert self._folder is not None, "a Performer is used inside of a with statement"
        return self._folder / f"{uuid.uuid4().hex}.zip"

    def _pack(self, source: Path, name: str, *, asset: str | None = None) -> Made:
        """Pack a directory; note the package of a staged ``asset`` for the records beside it."""
        self._stop.check()
        target = self._new_file()
        if self._workers is not None:
            packed = self._workers.pack(source, target, name=name)
        else:
            with self._packing:
                archive = pack(source, target, name=name)
            from cloud_assembly.content.record import package_fields

            packed = Packed(archive.sha256, archive.broken_links, package_fields(archive))
        if asset is not None:
            self._packages.append((os.path.dirname(os.path.realpath(source)), asset, packed.fields))
        for link in packed.broken_links:
            self._emit(Event(kind=EventKind.WARNING, text=f"asset {name!r}: the link {link!r} leads nowhere, left out"))
        return Made(path=target, sha256=packed.sha256, entry_digest=str(packed.fields["entryDigest"]))

    def _run_source(self, step: RunSource) -> Made | str:
        """Run the program that makes an asset; the last line it prints is the path of what it made."""
        self._stop.check()
        try:
            done = subprocess.run(step.command, cwd=step.directory, capture_output=True, text=True, check=False)
        except OSError as error:
            raise PackagingError(
                f"the program of asset {step.name!r} cannot be started: {error}",
                where=" ".join(step.command),
                fix="check that it is installed",
            ) from error
        lines = done.stdout.strip().splitlines()
        if done.returncode != 0 or not lines:
            said = (done.stderr or done.stdout).strip()[-2000:]
            raise PackagingError(
                f"the program of asset {step.name!r} exited with status {done.returncode}"
                + ("" if lines else " and printed no path")
                + (f":\n{said}" if said else ""),
                where=" ".join(step.command),
                fix="run it by hand to see what is wrong",
            )
        made = Path(os.path.join(step.directory, lines[-1]))
        if not os.path.exists(made):
            return lines[-1]  # the name of a local image
        return self._pack(made, step.name) if step.pack else Made(path=made)

    def _upload(self, step: UploadObject, results: Mapping[str, Any]) -> None:
        made: Made | str = (
            results[step.made_by]
            if step.made_by is not None
            else Made(path=step.source or Path(), entry_digest=step.entry_digest)
        )
        source = made.path if isinstance(made, Made) else Path(made)
        # os.path takes a name that the file system cannot have for a file that is not there; Path raises OSError.
        if not os.path.isfile(source):
            raise PackagingError(
                f"asset {step.name!r} should be a file, and {str(source)!r} is not",
                where=str(source),
                fix="synthesize the app again",
            )
        if step.replaces:
            self._emit(
                Event(
                    kind=EventKind.WARNING,
                    step=step.id,
                    text=f"{step.location} is replaced: {step.replaces}",
                )
            )
        self._cloud.objects.put(
            step.location.access,
            step.location.bucket,
            step.location.key,
            source,
            content_type=step.content_type,
            sha256=made.sha256 if isinstance(made, Made) else None,
            entry_digest=made.entry_digest if isinstance(made, Made) else None,
            progress=lambda done, total: self._emit(
                Event(kind=EventKind.STEP_PROGRESS, step=step.id, done_bytes=done, total_bytes=total)
            ),
            check_stop=self._stop.check,
        )
