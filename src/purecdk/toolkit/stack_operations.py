"""Create, update and delete one stack, telling what happens on the way and the first cause when it fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from purecdk.toolkit.cloud import ChangeSet, Cloud, DeployedStack, StackEvent
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import StackError, ToolkitError
from purecdk.toolkit.events import Emit, Event, EventKind
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.plan import DeleteStack, DeployStack, ExecuteChangeSet, KeepStack, StackTarget

CAPABILITIES: Final = ("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")

# What CloudFormation says in a change set's reason when there is nothing to do.
_NO_CHANGES: Final = ("didn't contain changes", "no updates are to be performed", "no changes")


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """How often to ask CloudFormation: first soon, then less often."""

    first_seconds: float = 0.1
    longest_seconds: float = 5.0
    growth: float = 1.3


@dataclass(frozen=True, kw_only=True, slots=True)
class StackResult:
    """What became of a stack.

    Attributes:
        changed: Whether CloudFormation had anything to do.
        change_set: ARN of a change set that was made but not executed.
    """

    stack_name: str
    stack_id: str
    status: str
    outputs: Mapping[str, str]
    changed: bool
    change_set: str | None = None


class StackOperations:
    """Performs the stack steps of a plan."""

    def __init__(self, cloud: Cloud, emit: Emit, *, stop: StopRequest, waiting: Waiting) -> None:
        self._cloud = cloud
        self._emit = emit
        self._stop = stop
        self._waiting = waiting

    def deploy(self, step: DeployStack) -> StackResult:
        """Create or update a stack.

        Raises:
            StackError: CloudFormation refuses the change set, or the deployment fails.
            Interrupted: stopped; what CloudFormation had begun goes on without us.
        """
        self._stop.check()
        access, name = step.target.access, step.target.stack_name
        if step.recreate:
            self._info(step.id, f"{name}: its creation failed before; it is deleted first")
            self._delete(step.id, step.target, step.execution_role_arn)
        if step.method == "direct":
            changed = self._deploy_directly(step)
            change_set = None
        else:
            change_set = self._make_change_set(step)
            changed = change_set is not None
            if change_set is not None and not step.execute:
                self._info(step.id, f"{name}: change set {change_set.name} is ready, and was not executed")
                return self._result(step.id, step.target, changed=True, change_set=change_set.arn)
            if change_set is not None:
                self._execute(step.id, step.target, change_set, rollback=step.rollback)
        if step.termination_protection is not None:
            self._cloud.stacks.set_termination_protection(access, name, enabled=step.termination_protection)
        return self._result(step.id, step.target, changed=changed)

    def execute(self, step: ExecuteChangeSet) -> StackResult:
        """Execute a change set that is there already.

        Raises:
            StackError: the deployment fails.
            Interrupted: stopped; what CloudFormation had begun goes on without us.
        """
        self._execute(step.id, step.target, step.change_set, rollback=step.rollback)
        return self._result(step.id, step.target, changed=True)

    def _execute(self, step_id: str, target: StackTarget, change_set: ChangeSet, *, rollback: bool) -> None:
        self._stop.check()
        before = self._last_event(target.access, change_set.stack_id)
        self._cloud.stacks.execute_change_set(target.access, target.stack_name, change_set.arn, rollback=rollback)
        self._wait(step_id, target, change_set.stack_id, before)

    def keep(self, step: KeepStack) -> StackResult:
        """Leave a stack as it is, but for termination protection."""
        if step.termination_protection is not None:
            self._cloud.stacks.set_termination_protection(
                step.target.access, step.target.stack_name, enabled=step.termination_protection
            )
        return self._result(step.id, step.target, changed=False)

    def delete(self, step: DeleteStack) -> None:
        """Delete a stack.

        Raises:
            StackError: CloudFormation could not delete everything.
        """
        self._stop.check()
        self._delete(step.id, step.target, step.execution_role_arn)

    def _request(self, step: DeployStack) -> dict[str, Any]:
        request: dict[str, Any] = {
            "StackName": step.target.stack_name,
            "Capabilities": list(CAPABILITIES),
            "Parameters": [
                {"ParameterKey": name, "UsePreviousValue": True}
                if value is None
                else {"ParameterKey": name, "ParameterValue": value}
                for name, value in step.parameters.items()
            ],
            "Tags": [{"Key": key, "Value": value} for key, value in step.tags.items()],
        }
        if step.template_url is not None:
            request["TemplateURL"] = step.template_url
        else:
            request["TemplateBody"] = step.template_body
        if step.execution_role_arn is not None:
            request["RoleARN"] = step.execution_role_arn
        if step.notification_arns is not None:
            request["NotificationARNs"] = list(step.notification_arns)
        return request

    def _make_change_set(self, step: DeployStack) -> ChangeSet | None:
        """Return the change set once it is ready; ``None`` if there is nothing to change."""
        access, name = step.target.access, step.target.stack_name
        if step.exists or step.in_review:
            self._cloud.stacks.delete_change_set(access, name, step.change_set_name)
        request = {
            **self._request(step),
            "ChangeSetName": step.change_set_name,
            "ChangeSetType": "UPDATE" if step.exists else "CREATE",
            "Description": "made by purecdk",
        }
        if step.import_existing_resources:
            request["ImportExistingResources"] = True
        arn = self._cloud.stacks.create_change_set(access, request)
        pause = self._waiting.first_seconds
        while True:
            change_set = self._cloud.stacks.describe_change_set(access, name, arn)
            if change_set.status == "CREATE_COMPLETE":
                return change_set
            if change_set.status == "FAILED":
                break
            self._pause(pause)
            pause = min(pause * self._waiting.growth, self._waiting.longest_seconds)
        reason = change_set.status_reason or "no reason given"
        if any(words in reason.lower() for words in _NO_CHANGES):
            self._cloud.stacks.delete_change_set(access, name, arn)
            return None
        raise StackError(
            f"CloudFormation refuses the change set of {step.target.display_name}: {reason}",
            stack_name=name,
            where=f"{access.account}/{access.region}",
            fix="correct the template, or look at the change set in the CloudFormation console",
        )

    def _deploy_directly(self, step: DeployStack) -> bool:
        access, name = step.target.access, step.target.stack_name
        request = self._request(step)
        if not step.rollback:
            request["DisableRollback"] = True
        deployed = self._cloud.stacks.describe(access, name, with_template=False) if step.exists else None
        before = self._last_event(access, deployed.stack_id) if deployed else None
        if not self._cloud.stacks.create_or_update(access, request, exists=step.exists):
            return False
        current = deployed or self._cloud.stacks.describe(access, name, with_template=False)
        self._wait(step.id, step.target, current.stack_id if current else name, before)
        return True

    def _delete(self, step_id: str, target: StackTarget, role: str | None) -> None:
        access, name = target.access, target.stack_name
        deployed = self._cloud.stacks.describe(access, name, with_template=False)
        if deployed is None:
            return
        before = self._last_event(access, deployed.stack_id)
        self._cloud.stacks.delete_stack(access, name, execution_role_arn=role)
        self._wait(step_id, target, deployed.stack_id, before, deleting=True)

    def _wait(
        self, step_id: str, target: StackTarget, stack_id: str, after: str | None, *, deleting: bool = False
    ) -> None:
        """Follow a stack's events until its operation is over.

        Raises:
            StackError: it ended in a state that is not a success, with the first cause.
        """
        watch = _Watch(self, step_id, target, stack_id, after)
        pause = self._waiting.first_seconds
        while True:
            try:
                stack = self._cloud.stacks.describe(target.access, stack_id, with_template=False)
                progressed = watch.look()
                if stack is None or not stack.status.endswith("_IN_PROGRESS"):
                    watch.look()
                    break
            except ToolkitError as error:  # such as credentials that expire: it does not stop what was begun
                error.what += (
                    f"\nCloudFormation goes on with stack {target.display_name}, which cannot be watched any more"
                )
                raise
            self._pause(pause, stack_name=target.stack_name)
            pause = (
                self._waiting.first_seconds
                if progressed
                else min(pause * self._waiting.growth, self._waiting.longest_seconds)
            )
        if deleting:
            if stack is None or stack.status == "DELETE_COMPLETE":
                return
        elif stack is not None and stack.status in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"):
            return
        raise self._failure(target, stack, watch, deleting=deleting)

    def _failure(
        self, target: StackTarget, stack: DeployedStack | None, watch: _Watch, *, deleting: bool
    ) -> StackError:
        status = stack.status if stack is not None else "DELETE_COMPLETE"
        what = f"stack {target.display_name} ended in {status}"
        cause = watch.first_failure
        if cause is not None:
            what += f"\nfirst cause: {cause.logical_id} ({cause.resource_type}): {cause.reason or cause.status}"
        elif stack is not None and stack.status_reason:
            what += f": {stack.status_reason}"
        if deleting:
            fix = "remove what is in the way (for a bucket, its objects), then run the command again"
        elif status in ("ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"):
            fix = "everything was rolled back: correct the cause and deploy again"
        else:
            fix = "correct the cause and deploy again"
        return StackError(
            what,
            stack_name=target.stack_name,
            status=status,
            where=f"{target.access.account}/{target.access.region}",
            fix=fix,
        )

    def _result(
        self, step_id: str, target: StackTarget, *, changed: bool, change_set: str | None = None
    ) -> StackResult:
        """Return what became of a stack, and tell it."""
        stack = self._cloud.stacks.describe(target.access, target.stack_name, with_template=False)
        result = StackResult(
            stack_name=target.stack_name,
            stack_id=stack.stack_id if stack else "",
            status=stack.status if stack else "",
            outputs=stack.outputs if stack else {},
            changed=changed,
            change_set=change_set,
        )
        data = {
            "stack": result.stack_name,
            "stackId": result.stack_id,
            "status": result.status,
            "changed": changed,
            "changeSet": change_set,
            "outputs": dict(result.outputs),
        }
        self._emit(Event(kind=EventKind.STACK, step=step_id, data=data))
        return result

    def _last_event(self, access: Access, stack_id: str) -> str | None:
        events = self._cloud.stacks.events(access, stack_id, after=None)
        return events[-1].event_id if events else None

    def _pause(self, seconds: float, *, stack_name: str | None = None) -> None:
        if self._stop.wait(seconds):
            if stack_name is not None:
                self._emit(
                    Event(
                        kind=EventKind.WARNING,
                        text=f"CloudFormation goes on with stack {stack_name}; nothing else is begun",
                    )
                )
            self._stop.check()

    def _info(self, step_id: str, text: str) -> None:
        self._emit(Event(kind=EventKind.INFO, step=step_id, text=text))


class _Watch:
    """Follows the events of a stack and of the stacks nested in it."""

    def __init__(
        self, operations: StackOperations, step_id: str, target: StackTarget, stack_id: str, after: str | None
    ) -> None:
        self._operations = operations
        self._step_id = step_id
        self._target = target
        self._last: dict[str, str | None] = {stack_id: after}
        self._begun: float | None = None  # when the operation began, by CloudFormation's clock
        self.first_failure: StackEvent | None = None

    def look(self) -> bool:
        """Emit what is new; return whether anything was."""
        news: list[StackEvent] = []
        for stack_id in list(self._last):
            events = self._operations._cloud.stacks.events(self._target.access, stack_id, after=self._last[stack_id])
            if events:
                self._last[stack_id] = events[-1].event_id
            for event in events:
                if self._begun is None:
                    self._begun = event.timestamp
                # A nested stack is heard of when it is updated, with all that it ever went through before.
                if event.timestamp >= self._begun:
                    news.append(event)
        for event in sorted(news, key=lambda each: each.timestamp):
            self._note(event)
        return bool(news)

    def _note(self, event: StackEvent) -> None:
        nested = event.physical_id
        if (
            event.resource_type == "AWS::CloudFormation::Stack"
            and nested
            and nested != event.stack_id
            and nested.startswith("arn:")
            and nested not in self._last
        ):
            self._last[nested] = None
        if event.status.endswith("_FAILED") and not _is_consequence(event) and self.first_failure is None:
            self.first_failure = event
        self._operations._emit(
            Event(
                kind=EventKind.RESOURCE,
                step=self._step_id,
                text=event.reason or "",
                data={
                    "stack": self._target.stack_name,
                    "logicalId": event.logical_id,
                    "type": event.resource_type,
                    "status": event.status,
                    "time": event.timestamp,
                },
            )
        )


def _is_consequence(event: StackEvent) -> bool:
    """Whether a failure only tells that another one stopped it, or that something nested failed."""
    reason = (event.reason or "").lower()
    return "cancelled" in reason or (
        event.resource_type == "AWS::CloudFormation::Stack"
        and ("embedded stack" in reason or event.physical_id == event.stack_id)
    )
