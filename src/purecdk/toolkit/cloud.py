"""What the toolkit needs from the cloud, as protocols and plain values; the real thing is in ``purecdk.toolkit.aws``.

Planners are handed facts; steps are performed through these. Tests pass in fakes that pass the same contract tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.images.registry import Registry

# S3 user metadata of our uploads: the SHA-256 of their bytes, and for packages the entry digest, which does not depend on
# who compressed them.
DIGEST_METADATA = "purecdk-sha256"
ENTRIES_METADATA = "purecdk-entries"


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectFacts:
    """What is known of an object that exists.

    Attributes:
        sha256: The digest that purecdk noted when it uploaded the object; ``None`` for objects of other tools.
        entry_digest: The same for names, modes and contents in a package; ``None`` if it was not noted.
        flaw: Why the object cannot be a whole package (empty, unreadable zip); ``None`` if nothing speaks against it.
    """

    size_bytes: int
    sha256: str | None = None
    entry_digest: str | None = None
    flaw: str | None = None


class ObjectReader(Protocol):
    """Looks at objects; changes nothing."""

    def find(self, access: Access, bucket: str, keys: Sequence[str]) -> Mapping[str, ObjectFacts]:
        """Return the facts of those of ``keys`` that exist.

        Raises:
            BucketError: the bucket is missing, owned by another account, or closed to us.
        """
        ...


class ObjectWriter(Protocol):
    """Stores objects."""

    def put(
        self,
        access: Access,
        bucket: str,
        key: str,
        source: Path,
        *,
        content_type: str,
        sha256: str | None,
        entry_digest: str | None = None,
        progress: Callable[[int, int], None],
        check_stop: Callable[[], None],
    ) -> None:
        """Upload a file; all or nothing.

        Args:
            sha256: The file's digest, if known.
            entry_digest: Of a package, to be noted with the object.
            progress: Gets bytes done and bytes in all.
            check_stop: Raises where the upload may be given up.
        """
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class DeployedStack:
    """A stack as CloudFormation has it."""

    stack_name: str
    stack_id: str
    status: str
    status_reason: str | None = None
    template: Mapping[str, Any] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    notification_arns: tuple[str, ...] = ()
    termination_protection: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StackEvent:
    """One line of a stack's history."""

    event_id: str
    stack_id: str
    logical_id: str
    physical_id: str
    resource_type: str
    status: str
    reason: str | None
    timestamp: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceChange:
    """What a change set will do to one resource."""

    action: str
    logical_id: str
    resource_type: str
    physical_id: str | None = None
    replacement: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeSet:
    """A change set and how far it is."""

    arn: str
    name: str
    stack_id: str
    status: str
    status_reason: str | None = None
    execution_status: str | None = None
    changes: tuple[ResourceChange, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StackResource:
    """One resource of a deployed stack."""

    logical_id: str
    physical_id: str
    resource_type: str
    status: str


class StackReader(Protocol):
    """Looks at stacks; changes nothing."""

    def describe(self, access: Access, stack_name: str, *, with_template: bool = True) -> DeployedStack | None: ...

    def events(self, access: Access, stack_id: str, *, after: str | None) -> Sequence[StackEvent]:
        """Return events newer than the one with id ``after``, oldest first."""
        ...

    def resources(self, access: Access, stack_name: str) -> Sequence[StackResource]: ...

    def describe_change_set(self, access: Access, stack_name: str, change_set: str) -> ChangeSet: ...

    def find_change_set(self, access: Access, stack_name: str, change_set: str) -> ChangeSet | None:
        """Return a change set, ``None`` if there is none of that name, or no such stack."""
        ...


class StackWriter(Protocol):
    """Changes stacks."""

    def create_change_set(self, access: Access, request: Mapping[str, Any]) -> str:
        """Ask for a change set; ``request`` is CloudFormation's own. Return its ARN."""
        ...

    def execute_change_set(self, access: Access, stack_name: str, change_set: str, *, rollback: bool) -> None: ...

    def delete_change_set(self, access: Access, stack_name: str, change_set: str) -> None: ...

    def delete_stack(self, access: Access, stack_name: str, *, execution_role_arn: str | None) -> None: ...

    def set_termination_protection(self, access: Access, stack_name: str, *, enabled: bool) -> None: ...

    def create_or_update(self, access: Access, request: Mapping[str, Any], *, exists: bool) -> bool:
        """Deploy without a change set; return whether there was anything to do."""
        ...


class StackService(StackReader, StackWriter, Protocol):
    """CloudFormation."""


class ObjectStore(ObjectReader, ObjectWriter, Protocol):
    """S3."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegistryPlace:
    """A repository as its registry knows it: where to push, and the login for it."""

    registry: Registry
    repository: str


class ImageReader(Protocol):
    """Looks at repositories; changes nothing."""

    def registry(self, access: Access, repository: str) -> RegistryPlace:
        """Return where images of a repository are pushed to.

        Raises:
            ImageError: there is no such repository.
        """
        ...

    def tags(self, access: Access, repository: str, tags: Iterable[str]) -> frozenset[str]:
        """Return those of ``tags`` that the repository has."""
        ...


class Cloud(Protocol):
    """Everything the toolkit reaches outside for, built once at the start of a command."""

    @property
    def objects(self) -> ObjectStore: ...

    @property
    def stacks(self) -> StackService: ...

    @property
    def images(self) -> ImageReader: ...

    def close(self) -> None:
        """End the use of the cloud in this run; it may be used again."""
        ...

    def caller_variables(self) -> Mapping[str, str]:
        """Variables with which another program acts as the caller of this cloud; no secrets of the user's."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether this is an emulator on this machine or its network, and not AWS."""
        ...

    def current_environment(self) -> ResolvedEnvironment | None:
        """The account and region of the caller's credentials; ``None`` without credentials."""
        ...

    def usable(self, access: Access) -> Access:
        """Return ``access``, or the caller's own where its role cannot be assumed but the account is the same.

        Raises:
            RoleError: neither works.
            AccountMismatch: the credentials are for another account, and there is no role.
        """
        ...

    def parameter(self, access: Access, name: str) -> str | None:
        """Return an SSM parameter's value, ``None`` if there is no such parameter."""
        ...

    def template_url(self, environment: ResolvedEnvironment, bucket: str, key: str) -> str:
        """Return the URL under which CloudFormation finds an object."""
        ...
