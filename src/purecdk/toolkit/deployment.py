"""Decide how stacks are deployed and destroyed; pure, given what is deployed and published already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cloud_assembly.schema import CloudAssembly, StackArtifact, in_deployment_order
from purecdk.toolkit.cloud import DeployedStack
from purecdk.toolkit.environments import Access, ResolvedEnvironment, substitute
from purecdk.toolkit.errors import NotBootstrapped, SettingsError, StackError
from purecdk.toolkit.plan import (
    BuildImage,
    DeleteStack,
    DeployStack,
    KeepStack,
    PackDirectory,
    Plan,
    RunSource,
    StackTarget,
    Step,
    TakeArchive,
    canonical,
)
from purecdk.toolkit.template import part

_MAKERS: Final = (PackDirectory, RunSource, TakeArchive, BuildImage)
MAX_INLINE_TEMPLATE_BYTES: Final = 51_200  # CloudFormation's limit for a template given in the request
SKIP_MARK: Final = "[cdk:skip]"  # the framework's mark on parameters whose value does not matter for "nothing changed"


@dataclass(frozen=True, kw_only=True, slots=True)
class DeployOptions:
    """What the user asks of a deployment.

    Attributes:
        parameters: By stack name (``"*"`` for all), then by parameter.
        tags: Tags that replace those of the assembly; ``None`` keeps the assembly's.
        method: ``change-set``, ``prepare-change-set`` or ``direct``.
        prebuild: Make all packages and images before the first stack is deployed: what cannot be made changes nothing then.
        previous_parameters: Keep the values that a deployed stack has for parameters that are not given.
        force: Deploy even if nothing changed.
    """

    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tags: Mapping[str, str] | None = None
    notification_arns: tuple[str, ...] = ()
    role_arn: str | None = None
    change_set_name: str = "cdk-deploy-change-set"
    method: str = "change-set"
    rollback: bool = True
    force: bool = False
    previous_parameters: bool = True
    prebuild: bool = True
    import_existing_resources: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StackInput:
    """One stack that is to be deployed, with everything that is known about it.

    Attributes:
        access: Who deploys: the stack's role, or the caller's own credentials where that is not usable.
        deployed: The stack as it is, ``None`` if there is none.
        template_url: Where CloudFormation finds the template once it is published; ``None`` if it is not published.
        asset_parameters: Values of the parameters of assets of the Legacy synthesizer.
        bootstrap_version: What the environment has; ``None`` if it is not bootstrapped.
    """

    artifact: StackArtifact
    environment: ResolvedEnvironment
    access: Access
    template: Mapping[str, Any]
    template_text: str
    deployed: DeployedStack | None = None
    template_url: str | None = None
    publish: Plan = field(default_factory=Plan)
    asset_parameters: Mapping[str, str] = field(default_factory=dict)
    bootstrap_version: int | None = None

    @property
    def target(self) -> StackTarget:
        """The stack in its place, and who acts on it."""
        return StackTarget(
            display_name=self.artifact.display_name, stack_name=self.artifact.stack_name, access=self.access
        )


def plan_deploy(stacks: Sequence[StackInput], options: DeployOptions) -> Plan:
    """Decide what to publish, create, update and keep.

    A stack is deployed after its own assets are published and the stacks that it depends on are deployed.

    Raises:
        NotBootstrapped: an environment has no bootstrap stack, or one too old for a stack.
        StackError: a stack is in a state from which it cannot be deployed.
        SettingsError: a parameter that the template asks for has no value.
    """
    by_key = {(stack.artifact.directory, stack.artifact.id): stack for stack in stacks}
    order = [by_key[each.directory, each.id] for each in in_deployment_order(stack.artifact for stack in stacks)]
    steps: dict[str, Step] = {}
    notes: dict[str, None] = {}
    parameters: dict[str, dict[str, str | None]] = {}
    changed: set[str] = set()
    for stack in order:
        check_bootstrap(stack.artifact, stack.environment, stack.bootstrap_version)
        notes.update(dict.fromkeys(stack.publish.notes))
        step_id = _step_id(stack.target)
        parameters[step_id] = _parameters(stack, options)
        if options.force or not _is_deployed(stack, parameters[step_id], options):
            changed.add(step_id)
            for step in stack.publish.steps:
                steps.setdefault(step.id, step)
    made_first = [step.id for step in steps.values() if isinstance(step, _MAKERS)] if options.prebuild else []
    for stack in order:
        step_id, artifact = _step_id(stack.target), stack.artifact
        needs = [*made_first, *(step.id for step in stack.publish.steps)] if step_id in changed else []
        needs += [
            _step_id(by_key[key].target)
            for name in artifact.dependencies
            if (key := (artifact.directory, name)) in by_key
        ]
        steps[step_id] = (
            _deploy_step(stack, step_id, tuple(dict.fromkeys(needs)), parameters[step_id], options)
            if step_id in changed
            else KeepStack(
                id=step_id,
                needs=tuple(needs),
                target=stack.target,
                termination_protection=_protection_to_set(stack),
            )
        )
    return Plan(steps=tuple(steps.values()), notes=tuple(notes))


def plan_destroy(
    assembly: CloudAssembly, stacks: Sequence[tuple[StackArtifact, Access, DeployedStack | None, str | None]]
) -> Plan:
    """Decide which stacks to delete: dependents first; stacks that do not exist are left out.

    Args:
        stacks: Each with who deletes it, what is deployed, and the execution role.

    Raises:
        StackError: termination protection is on.
    """
    entries = {
        (artifact.directory, artifact.id): (artifact, access, deployed, role)
        for artifact, access, deployed, role in stacks
    }
    steps: list[Step] = []
    ids: dict[tuple[object, str], str] = {}
    for artifact in reversed(in_deployment_order(each[0] for each in stacks)):
        _, access, deployed, role = entries[artifact.directory, artifact.id]
        if deployed is None:
            continue
        if deployed.termination_protection:
            raise StackError(
                f"stack {artifact.display_name} has termination protection",
                stack_name=artifact.stack_name,
                status=deployed.status,
                where=f"{access.account}/{access.region}",
                fix="set termination_protection=False and deploy, then destroy again",
            )
        target = StackTarget(display_name=artifact.display_name, stack_name=artifact.stack_name, access=access)
        dependents = [
            ids[other.directory, other.id]
            for other in (entry[0] for entry in entries.values())
            if artifact in assembly.dependencies_of(other) and (other.directory, other.id) in ids
        ]
        step = DeleteStack(
            id=f"delete:{_step_id(target)}", needs=tuple(dependents), target=target, execution_role_arn=role
        )
        ids[artifact.directory, artifact.id] = step.id
        steps.append(step)
    return Plan(steps=tuple(steps))


def _step_id(target: StackTarget) -> str:
    return f"stack:{target.access.account}/{target.access.region}/{target.stack_name}"


def check_bootstrap(artifact: StackArtifact, environment: ResolvedEnvironment, version: int | None) -> None:
    """Raise if ``environment`` lacks the bootstrap version that a stack needs.

    Raises:
        NotBootstrapped: saying what is there and what is needed.
    """
    needed = artifact.requires_bootstrap_version
    if needed is None or artifact.bootstrap_version_parameter is None:
        return
    where = f"stack {artifact.display_name} in {environment}"
    fix = f"run `purecdk bootstrap {environment}`"
    if version is None:
        raise NotBootstrapped(
            f"{environment} is not bootstrapped: there is no SSM parameter {artifact.bootstrap_version_parameter!r}",
            where=where,
            fix=fix + ", or check account, region and qualifier",
        )
    if version < needed:
        raise NotBootstrapped(
            f"{environment} has bootstrap version {version}, the stack needs {needed}", where=where, fix=fix
        )


def _parameters(stack: StackInput, options: DeployOptions) -> dict[str, str | None]:
    """Values for the template's parameters; ``None`` keeps the deployed one, absence takes the default."""
    declared: Mapping[str, Any] = part(stack.template, "Parameters")
    given: dict[str, str] = {**stack.artifact.parameters, **stack.asset_parameters}
    given.update(options.parameters.get("*", {}))
    given.update(options.parameters.get(stack.artifact.stack_name, {}))
    if stack.artifact.display_id != stack.artifact.stack_name:
        given.update(options.parameters.get(stack.artifact.display_id, {}))
    before = stack.deployed.parameters if stack.deployed is not None and _can_update(stack.deployed) else {}
    values: dict[str, str | None] = {}
    missing = []
    for name, declaration in declared.items():
        if name in given:
            values[name] = given[name]
        elif options.previous_parameters and name in before:
            values[name] = None
        elif not isinstance(declaration, Mapping) or "Default" not in declaration:
            missing.append(name)
    if missing:
        raise SettingsError(
            f"parameters without a value: {', '.join(missing)}",
            where=f"template of stack {stack.artifact.display_name}",
            fix=f"give --parameters {stack.artifact.stack_name}:{missing[0]}=VALUE",
        )
    return values


def _is_deployed(stack: StackInput, parameters: Mapping[str, str | None], options: DeployOptions) -> bool:
    """Whether deploying would change nothing: template, parameters, tags and notifications are as they are."""
    deployed = stack.deployed
    if deployed is None or deployed.status not in _STABLE or options.method == "prepare-change-set":
        return False
    declared: Mapping[str, Any] = part(stack.template, "Parameters")
    for declaration in declared.values():
        kind = declaration.get("Type", "") if isinstance(declaration, Mapping) else ""
        if str(kind).startswith("AWS::SSM::Parameter") and SKIP_MARK not in str(declaration.get("Description", "")):
            return False  # its value may have changed behind our back
    return (
        canonical(deployed.template) == canonical(stack.template)
        and all(value is None or deployed.parameters.get(name) == value for name, value in parameters.items())
        and dict(deployed.tags) == dict(_tags(stack, options))
        and set(deployed.notification_arns) == set(_notification_arns(stack, options) or ())
    )


def _deploy_step(
    stack: StackInput,
    step_id: str,
    needs: tuple[str, ...],
    parameters: Mapping[str, str | None],
    options: DeployOptions,
) -> DeployStack:
    deployed, artifact = stack.deployed, stack.artifact
    recreate = deployed is not None and deployed.status in _CREATION_FAILED
    if deployed is not None and not recreate:
        where = f"stack {artifact.display_name} in {stack.environment}"
        check_state(deployed, where=where, rollback=options.rollback)
    inline = stack.template_url is None
    if inline and len(stack.template_text.encode()) > MAX_INLINE_TEMPLATE_BYTES:
        raise StackError(
            f"the template has {len(stack.template_text.encode())} bytes; CloudFormation takes "
            f"{MAX_INLINE_TEMPLATE_BYTES} without a bucket",
            stack_name=artifact.stack_name,
            where=f"stack {artifact.display_name}",
            fix=f"run `purecdk bootstrap {stack.environment}`, so that there is a bucket for it",
        )
    role = options.role_arn or artifact.execution_role_arn
    return DeployStack(
        id=step_id,
        needs=needs,
        target=stack.target,
        exists=deployed is not None and not recreate and deployed.status != "REVIEW_IN_PROGRESS",
        recreate=recreate,
        in_review=deployed is not None and deployed.status == "REVIEW_IN_PROGRESS",
        change_set_name=options.change_set_name,
        template_url=stack.template_url,
        template_body=stack.template_text if inline else None,
        parameters=dict(parameters),
        tags=_tags(stack, options),
        execution_role_arn=substitute(role, stack.environment, where=f"stack {artifact.display_name}")
        if role
        else None,
        notification_arns=_notification_arns(stack, options),
        termination_protection=_protection_to_set(stack),
        execute=options.method != "prepare-change-set",
        rollback=options.rollback,
        method=options.method,
        import_existing_resources=options.import_existing_resources,
    )


def _tags(stack: StackInput, options: DeployOptions) -> Mapping[str, str]:
    return stack.artifact.tags if options.tags is None else options.tags


def _notification_arns(stack: StackInput, options: DeployOptions) -> tuple[str, ...] | None:
    own = stack.artifact.notification_arns
    if own is None and not options.notification_arns:
        return None
    return tuple(dict.fromkeys((*(own or ()), *options.notification_arns)))


def _protection_to_set(stack: StackInput) -> bool | None:
    wanted = stack.artifact.termination_protection
    if wanted is None:
        return None
    have = stack.deployed.termination_protection if stack.deployed is not None else False
    return wanted if wanted != have else None


_STABLE: Final = frozenset(
    {"CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"}
)
_CREATION_FAILED: Final = frozenset({"ROLLBACK_COMPLETE", "ROLLBACK_FAILED"})
_PAUSED: Final = frozenset({"CREATE_FAILED", "UPDATE_FAILED"})


def _can_update(deployed: DeployedStack) -> bool:
    return deployed.status in _STABLE or deployed.status in _PAUSED


def check_state(deployed: DeployedStack, *, where: str, rollback: bool = True) -> None:
    """Raise if a stack that is there can be neither updated nor made anew.

    Args:
        rollback: Whether a failing update is to be rolled back: what was stopped halfway cannot go on then.

    Raises:
        StackError: with the state, and the way out of it.
    """
    name, status = deployed.stack_name, deployed.status
    if status in _STABLE or status == "REVIEW_IN_PROGRESS":
        return
    if status in _PAUSED:
        if not rollback:
            return
        fix = f"deploy again with --no-rollback, or run `aws cloudformation rollback-stack --stack-name {name}` first"
    elif status == "UPDATE_ROLLBACK_FAILED":
        fix = (
            f"run `aws cloudformation continue-update-rollback --stack-name {name}` "
            "(with --resources-to-skip for what cannot be rolled back), then deploy again"
        )
    elif status == "DELETE_FAILED":
        fix = f"remove what could not be deleted, run `purecdk destroy {name}`, then deploy again"
    elif status.endswith("_IN_PROGRESS"):
        fix = "wait until that operation is over, then deploy again"
    else:
        fix = "look at the stack in the CloudFormation console"
    reason = f": {deployed.status_reason}" if deployed.status_reason else ""
    raise StackError(
        f"the stack is in state {status} and cannot be deployed{reason}",
        stack_name=name,
        status=status,
        where=where,
        fix=fix,
    )
