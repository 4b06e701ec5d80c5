"""An in-memory cloud that keeps the promises of the toolkit's protocols."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from purecdk.toolkit.cloud import ChangeSet, DeployedStack, ObjectFacts, RegistryPlace, StackEvent, StackResource
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import ImageError

ACCOUNT = "123456789012"
REGION = "us-east-1"
HERE = ResolvedEnvironment(account=ACCOUNT, region=REGION)


class MemoryObjects:
    """Buckets in memory."""

    def __init__(self) -> None:
        self.stored: dict[tuple[str, str], bytes] = {}
        self.entry_digests: dict[tuple[str, str], str | None] = {}
        self.puts: list[str] = []
        self.looks: list[str] = []

    def find(self, access: Access, bucket: str, keys: Sequence[str]) -> dict[str, ObjectFacts]:
        self.looks.append(bucket)
        return {
            key: ObjectFacts(
                size_bytes=len(body),
                sha256=hashlib.sha256(body).hexdigest(),
                entry_digest=self.entry_digests.get((bucket, key)),
            )
            for key in keys
            if (body := self.stored.get((bucket, key))) is not None
        }

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
        check_stop()
        body = source.read_bytes()
        self.stored[bucket, key] = body
        self.entry_digests[bucket, key] = entry_digest
        self.puts.append(key)
        progress(len(body), len(body))


class MemoryStacks:
    """Stacks in memory; every operation is over at once.

    Attributes:
        failing: Names of stacks whose deployment fails and rolls back.
        nested: Ids of the stack that is nested in one, by the outer stack's name; it has one topic.
        parts: Resources of stacks that are there, by the stack's name or id.
    """

    def __init__(self) -> None:
        self.stacks: dict[str, DeployedStack] = {}
        self.failing: set[str] = set()
        self.nested: dict[str, str] = {}
        self.requests: list[Mapping[str, Any]] = []
        self.order: list[str] = []
        self.parts: dict[str, list[StackResource]] = {}
        self._history: dict[str, list[StackEvent]] = {}
        self._change_sets: dict[str, Mapping[str, Any]] = {}
        self._numbers = itertools.count(1)

    def describe(self, access: Access, stack_name: str, *, with_template: bool = True) -> DeployedStack | None:
        for stack in self.stacks.values():
            if stack_name in (stack.stack_name, stack.stack_id):
                return stack
        return None

    def events(self, access: Access, stack_id: str, *, after: str | None) -> list[StackEvent]:
        history = self._history.get(stack_id, [])
        ids = [event.event_id for event in history]
        return history[ids.index(after) + 1 :] if after in ids else list(history)

    def resources(self, access: Access, stack_name: str) -> list[StackResource]:
        return self.parts.get(stack_name, [])

    def describe_change_set(self, access: Access, stack_name: str, change_set: str) -> ChangeSet:
        return ChangeSet(arn=change_set, name="set", stack_id=f"id:{stack_name}", status="CREATE_COMPLETE")

    def find_change_set(self, access: Access, stack_name: str, change_set: str) -> ChangeSet | None:
        return self.describe_change_set(access, stack_name, change_set) if change_set in self._change_sets else None

    def create_change_set(self, access: Access, request: Mapping[str, Any]) -> str:
        self.requests.append(request)
        arn = f"change-set:{next(self._numbers)}"
        self._change_sets[arn] = request
        return arn

    def execute_change_set(self, access: Access, stack_name: str, change_set: str, *, rollback: bool) -> None:
        request = self._change_sets[change_set]
        self.order.append(stack_name)
        stack_id = f"id:{stack_name}"
        failed = stack_name in self.failing
        verb = "UPDATE" if request["ChangeSetType"] == "UPDATE" else "CREATE"
        status = (
            ("ROLLBACK_COMPLETE" if verb == "CREATE" else "UPDATE_ROLLBACK_COMPLETE") if failed else f"{verb}_COMPLETE"
        )
        inner = self.nested.get(stack_name)
        if inner is not None:
            self._note(stack_id, stack_name, "AWS::CloudFormation::Stack", f"{verb}_IN_PROGRESS", None)
            self._note(inner, "InnerTopic", "AWS::SNS::Topic", f"{verb}_COMPLETE", None)
            self._note(stack_id, "Inner", "AWS::CloudFormation::Stack", f"{verb}_COMPLETE", None, physical_id=inner)
        if failed:
            self._note(stack_id, "Broken", "AWS::SNS::Topic", "CREATE_FAILED", "no such thing")
            self._note(stack_id, "Other", "AWS::SNS::Topic", "CREATE_FAILED", "Resource creation cancelled")
        self._note(stack_id, stack_name, "AWS::CloudFormation::Stack", status, None)
        self.stacks[stack_name] = DeployedStack(
            stack_name=stack_name,
            stack_id=stack_id,
            status=status,
            tags={tag["Key"]: tag["Value"] for tag in request["Tags"]},
            outputs={"Out": "value"},
        )

    def delete_change_set(self, access: Access, stack_name: str, change_set: str) -> None:
        self._change_sets.pop(change_set, None)

    def delete_stack(self, access: Access, stack_name: str, *, execution_role_arn: str | None) -> None:
        self.order.append(f"-{stack_name}")
        self.stacks.pop(stack_name)

    def set_termination_protection(self, access: Access, stack_name: str, *, enabled: bool) -> None:
        self.stacks[stack_name] = replace(self.stacks[stack_name], termination_protection=enabled)

    def create_or_update(self, access: Access, request: Mapping[str, Any], *, exists: bool) -> bool:
        arn = self.create_change_set(access, {**request, "ChangeSetType": "UPDATE" if exists else "CREATE"})
        self.execute_change_set(access, request["StackName"], arn, rollback=True)
        return True

    def _note(
        self,
        stack_id: str,
        logical_id: str,
        kind: str,
        status: str,
        reason: str | None,
        *,
        physical_id: str | None = None,
    ) -> None:
        number = next(self._numbers)
        self._history.setdefault(stack_id, []).append(
            StackEvent(
                event_id=f"event-{number}",
                stack_id=stack_id,
                logical_id=logical_id,
                physical_id=physical_id or (stack_id if kind == "AWS::CloudFormation::Stack" else logical_id),
                resource_type=kind,
                status=status,
                reason=reason,
                timestamp=float(number),
            )
        )


class MemoryImages:
    """Repositories in memory."""

    def __init__(self) -> None:
        self.there: set[tuple[str, str]] = set()

    def registry(self, access: Access, repository: str) -> RegistryPlace:
        raise ImageError(f"no repository named {repository!r}", where="memory", fix="make one")

    def tags(self, access: Access, repository: str, tags: Iterable[str]) -> frozenset[str]:
        return frozenset(tag for tag in tags if (repository, tag) in self.there)


class MemoryCloud:
    """A bootstrapped account in memory."""

    def __init__(self, *, bootstrap_version: str | None = "33") -> None:
        self.objects = MemoryObjects()
        self.stacks = MemoryStacks()
        self.images = MemoryImages()
        self.bootstrap_version = bootstrap_version
        self.is_local = False

    def close(self) -> None:
        pass

    def caller_variables(self) -> dict[str, str]:
        return {}

    def current_environment(self) -> ResolvedEnvironment | None:
        return HERE

    def usable(self, access: Access) -> Access:
        return access

    def parameter(self, access: Access, name: str) -> str | None:
        return self.bootstrap_version

    def template_url(self, environment: ResolvedEnvironment, bucket: str, key: str) -> str:
        return f"https://s3/{bucket}/{key}"
