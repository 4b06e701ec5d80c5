"""A plan: what a command will do, as values that can be printed, tested and declined before anything happens.

A plan is a graph: each step names the steps it needs. Steps of different lanes run beside each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from cloud_assembly.schema.assets import ImageSource
from purecdk.toolkit.cloud import ChangeSet
from purecdk.toolkit.environments import Access


class Lane(Enum):
    """Which bound on parallelism a step counts against: processors, the network, engines, or stacks."""

    PACK = "pack"
    UPLOAD = "upload"
    BUILD = "build"
    STACK = "stack"


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectLocation:
    """One object of one bucket, and who may write it."""

    access: Access
    bucket: str
    key: str

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.key}"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageLocation:
    """One tag of one repository, and who may push it."""

    access: Access
    repository: str
    tag: str

    def __str__(self) -> str:
        return f"{self.repository}:{self.tag}"


@dataclass(frozen=True, kw_only=True, slots=True)
class BaseStep:
    """What every step has: an id that is unique in its plan, and the ids of the steps it waits for."""

    id: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PackDirectory(BaseStep):
    """Make the zip of a directory, once for all its destinations."""

    asset: str
    name: str
    source: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class RunSource(BaseStep):
    """Run the program that makes an asset; its last line of output names a file, or a local image."""

    asset: str
    name: str
    command: tuple[str, ...]
    directory: Path
    pack: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeArchive(BaseStep):
    """Take an image from an archive in the assembly, as it was saved: no engine is needed for it."""

    asset: str
    name: str
    path: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class UploadObject(BaseStep):
    """Send one file to one place. ``source`` is ``None`` if a step that it needs makes the file.

    ``replaces`` says why an object that is there already is replaced, ``entry_digest`` what is in a package that is there
    already.
    """

    asset: str
    name: str
    location: ObjectLocation
    content_type: str
    source: Path | None = None
    made_by: str | None = None
    entry_digest: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepObject(BaseStep):
    """The object is there already: nothing is packed or sent."""

    asset: str
    name: str
    location: ObjectLocation


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildImage(BaseStep):
    """Build one image, once for all its destinations."""

    asset: str
    name: str
    source: ImageSource
    directory: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class PushImage(BaseStep):
    """Push one built image to one repository.

    Attributes:
        runs_in_lambda: A function's code is this image, so it must be one manifest for one platform.
    """

    asset: str
    name: str
    location: ImageLocation
    made_by: str
    runs_in_lambda: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepImage(BaseStep):
    """The tag is there already: nothing is built or pushed."""

    asset: str
    name: str
    location: ImageLocation


@dataclass(frozen=True, kw_only=True, slots=True)
class StackTarget:
    """A stack in its place, and who acts on it."""

    display_name: str
    stack_name: str
    access: Access


@dataclass(frozen=True, kw_only=True, slots=True)
class DeployStack(BaseStep):
    """Create a change set for one stack and, unless ``execute`` is off, execute it.

    ``parameters`` maps names to values, ``None`` keeping the value that the deployed stack has.
    Either ``template_url`` or ``template_body`` is given. ``in_review`` says that there are change sets already, but no stack
    yet.
    """

    target: StackTarget
    exists: bool
    change_set_name: str
    template_url: str | None = None
    template_body: str | None = None
    parameters: Mapping[str, str | None] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    execution_role_arn: str | None = None
    notification_arns: tuple[str, ...] | None = None
    termination_protection: bool | None = None
    execute: bool = True
    rollback: bool = True
    method: str = "change-set"
    import_existing_resources: bool = False
    recreate: bool = False
    in_review: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ExecuteChangeSet(BaseStep):
    """Execute a change set that an earlier run made."""

    target: StackTarget
    change_set: ChangeSet
    rollback: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepStack(BaseStep):
    """Template, parameters and tags of the stack are deployed already; only termination protection may be set."""

    target: StackTarget
    termination_protection: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DeleteStack(BaseStep):
    """Delete one stack."""

    target: StackTarget
    execution_role_arn: str | None = None


Step: TypeAlias = (
    PackDirectory
    | RunSource
    | TakeArchive
    | UploadObject
    | KeepObject
    | BuildImage
    | PushImage
    | KeepImage
    | DeployStack
    | ExecuteChangeSet
    | KeepStack
    | DeleteStack
)


def lane_of(step: Step) -> Lane:
    """Return which bound a step counts against."""
    match step:
        case PackDirectory() | RunSource() | TakeArchive():
            return Lane.PACK
        case BuildImage():
            return Lane.BUILD
        case UploadObject() | KeepObject() | PushImage() | KeepImage():
            return Lane.UPLOAD
        case DeployStack() | ExecuteChangeSet() | KeepStack() | DeleteStack():
            return Lane.STACK


def describe(step: Step) -> str:
    """One line about a step, for plans and progress."""
    match step:
        case PackDirectory():
            return f"pack {step.name}"
        case RunSource():
            return f"run {' '.join(step.command)} for {step.name}"
        case TakeArchive():
            return f"take image {step.name} from {step.path.name}"
        case UploadObject():
            because = f" (replaces the object there: {step.replaces})" if step.replaces else ""
            return f"upload {step.name} to {step.location}{because}"
        case KeepObject():
            return f"keep {step.name}, it is at {step.location}"
        case BuildImage():
            return f"build image {step.name}"
        case PushImage():
            return f"push image {step.name} to {step.location}"
        case KeepImage():
            return f"keep image {step.name}, it is at {step.location}"
        case DeployStack():
            what = "update" if step.exists else "create"
            rest = "" if step.execute else " as a change set that is not executed"
            again = "delete the failed stack and " if step.recreate else ""
            return f"{again}{what} stack {step.target.display_name} in {_place(step.target)}{rest}"
        case ExecuteChangeSet():
            count = len(step.change_set.changes)
            what = f"{count} change{'' if count == 1 else 's'}"
            return f"execute change set {step.change_set.name} ({what}) of stack {step.target.display_name} in {_place(step.target)}"
        case KeepStack():
            return f"keep stack {step.target.display_name}, nothing changed"
        case DeleteStack():
            return f"delete stack {step.target.display_name} in {_place(step.target)}"


def _place(target: StackTarget) -> str:
    return f"{target.access.account}/{target.access.region}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Steps, each after those it needs.

    Attributes:
        notes: What the user should know before agreeing, such as sources outside of the assembly.
    """

    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for step in self.steps:
            missing = [need for need in step.needs if need not in seen]
            if missing or step.id in seen:
                raise ValueError(f"step {step.id!r} is twice in the plan, or before {missing}")
            seen.add(step.id)

    def __add__(self, other: Plan) -> Plan:
        return Plan(steps=self.steps + other.steps, notes=self.notes + other.notes)

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps that do something."""
        return tuple(step for step in self.steps if not isinstance(step, (KeepObject, KeepImage, KeepStack)))

    def lines(self) -> Iterator[str]:
        """Return the plan for people, a line a step."""
        yield from (describe(step) for step in self.steps)

    def as_json(self) -> dict[str, Any]:
        """The plan as plain data, for ``--dry-run --json``; nothing secret is part of a plan."""
        return {
            "steps": [{"kind": type(step).__name__, "what": describe(step), **_plain(step)} for step in self.steps],
            "notes": list(self.notes),
        }


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    return value


def canonical(value: Any) -> str:
    """JSON for comparing two documents by content, whatever their key order."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
