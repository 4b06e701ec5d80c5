"""Make an account and region ready for CDK apps, or bring what is there up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from purecdk.toolkit.bootstrap_template import (
    AWS_MANAGED_KEY,
    DEFAULT_QUALIFIER,
    DEFAULT_STACK_NAME,
    VARIANT,
    bootstrap_template,
)
from purecdk.toolkit.cloud import Cloud, DeployedStack
from purecdk.toolkit.deployment import check_state
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import SettingsError, StackError
from purecdk.toolkit.events import Emit, Event, EventKind
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.plan import DeployStack, StackTarget
from purecdk.toolkit.stack_operations import StackOperations, StackResult, Waiting

_ADMINISTRATOR: Final = "arn:{partition}:iam::aws:policy/AdministratorAccess"


@dataclass(frozen=True, kw_only=True)
class BootstrapOptions:
    """What the bootstrap stack shall be like; ``None`` keeps what a stack that is there has.

    Attributes:
        template: Instead of the built-in one.
        kms_key_id: A key of the user's, or ``AWS_MANAGED_KEY``.
        customer_key: Make a new key for the bucket.
        trust: Accounts that may publish and deploy here; added to those trusted already.
        previous_parameters: Keep what a stack that is there has; otherwise what is not given takes its default.
        untrust: Accounts that shall not be trusted any more.
    """

    template: Mapping[str, Any] | None = None
    stack_name: str = DEFAULT_STACK_NAME
    qualifier: str | None = None
    bucket_name: str | None = None
    kms_key_id: str | None = None
    customer_key: bool | None = None
    public_access_block: bool | None = None
    deny_external_id: bool | None = None
    trust: Sequence[str] = ()
    trust_for_lookup: Sequence[str] = ()
    untrust: Sequence[str] = ()
    execution_policies: Sequence[str] = ()
    permissions_boundary: str | None = None
    example_permissions_boundary: bool = False
    boundary_for_all_roles: bool | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    termination_protection: bool | None = None
    previous_parameters: bool = True
    execute: bool = True
    force: bool = False


def bootstrap(
    environment: ResolvedEnvironment,
    cloud: Cloud,
    emit: Emit,
    options: BootstrapOptions,
    *,
    stop: StopRequest | None = None,
    waiting: Waiting | None = None,
) -> StackResult:
    """Create or update the bootstrap stack of ``environment`` with the caller's own credentials.

    Raises:
        StackError: what is there is newer, or another variant, and ``force`` is off; or the deployment fails.
        SettingsError: the options do not fit together.
    """
    access = Access(account=environment.account, region=environment.region)
    access = cloud.usable(access)
    current = cloud.stacks.describe(access, options.stack_name, with_template=False)
    if current is not None and current.status in ("REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED"):
        existing = None
    else:
        existing = current
        if existing is not None:
            check_state(existing, where=f"stack {options.stack_name} in {environment}")
    template = options.template or bootstrap_template()
    if not options.force:
        _refuse_downgrade(existing, template, environment, options)
    from cloud_assembly.schema.json_text import json_text

    body = json_text(dict(template))
    emit(Event(kind=EventKind.INFO, text=f"bootstrapping {environment}"))
    step = DeployStack(
        id=f"bootstrap:{environment}",
        target=StackTarget(
            display_name=f"{options.stack_name} in {environment}", stack_name=options.stack_name, access=access
        ),
        exists=existing is not None,
        in_review=current is not None and current.status == "REVIEW_IN_PROGRESS",
        recreate=current is not None and current.status.startswith("ROLLBACK_"),
        change_set_name="cdk-deploy-change-set",
        template_body=body,
        parameters=bootstrap_parameters(options, existing, template, environment),
        tags={**(existing.tags if existing is not None else {}), **options.tags},
        termination_protection=_protection(options, existing),
        execute=options.execute,
    )
    return StackOperations(cloud, emit, stop=stop or StopRequest(), waiting=waiting or Waiting()).deploy(step)


def bootstrap_parameters(
    options: BootstrapOptions,
    existing: DeployedStack | None,
    template: Mapping[str, Any],
    environment: ResolvedEnvironment,
) -> dict[str, str | None]:
    """Return the stack's parameters: what is asked for, else what the stack has, else the defaults.

    Raises:
        SettingsError: trust without a policy for deployments, or options that exclude each other.
    """
    before = dict(existing.parameters) if existing is not None and options.previous_parameters else {}
    if options.kms_key_id and options.customer_key:
        raise SettingsError(
            "a key of your own and a new key exclude each other",
            where="--bootstrap-kms-key-id, --bootstrap-customer-key",
            fix="give one of the two",
        )
    if options.permissions_boundary and options.example_permissions_boundary:
        raise SettingsError(
            "a boundary of your own and the example boundary exclude each other",
            where="--custom-permissions-boundary, --example-permissions-boundary",
            fix="give one of the two",
        )
    trusted = _accounts(before.get("TrustedAccounts"), options.trust, options.untrust)
    looking = _accounts(before.get("TrustedAccountsForLookup"), options.trust_for_lookup, options.untrust)
    policies = list(options.execution_policies) or _split(before.get("CloudFormationExecutionPolicies"))
    if trusted and not policies:
        raise SettingsError(
            f"accounts are trusted ({', '.join(trusted)}), but nothing says what they may deploy",
            where="--trust",
            fix="give --cloudformation-execution-policies with the ARNs of managed policies, for instance "
            + _ADMINISTRATOR.format(partition=environment.partition),
        )
    wanted: dict[str, str | None] = {
        "TrustedAccounts": ",".join(trusted),
        "TrustedAccountsForLookup": ",".join(looking),
        "CloudFormationExecutionPolicies": ",".join(policies),
        "FileAssetsBucketName": options.bucket_name,
        "FileAssetsBucketKmsKeyId": _key(options, before),
        "Qualifier": options.qualifier or before.get("Qualifier") or DEFAULT_QUALIFIER,
        "PublicAccessBlockConfiguration": _switch(options.public_access_block),
        "DenyExternalId": _switch(options.deny_external_id),
        "InputPermissionsBoundary": _boundary(options, before, environment),
        "UseExamplePermissionsBoundary": "true" if options.example_permissions_boundary else None,
        "ApplyPermissionsBoundaryToAllRoles": _switch(options.boundary_for_all_roles),
    }
    declared = template.get("Parameters") or {}
    values: dict[str, str | None] = {}
    for name in declared:
        if wanted.get(name) is not None:
            values[name] = wanted[name]
        elif name in before:
            values[name] = None
    return values


def template_version(template: Mapping[str, Any]) -> int:
    """Return the version that a bootstrap template declares; 0 if none."""
    outputs = template.get("Outputs") or {}
    value = (outputs.get("BootstrapVersion") or {}).get("Value")
    if isinstance(value, str) and value.isdigit():
        return int(value)
    resource = (template.get("Resources") or {}).get("CdkBootstrapVersion") or {}
    stored = str((resource.get("Properties") or {}).get("Value", ""))
    return int(stored) if stored.isdigit() else 0


def _refuse_downgrade(
    existing: DeployedStack | None,
    template: Mapping[str, Any],
    environment: ResolvedEnvironment,
    options: BootstrapOptions,
) -> None:
    if existing is None:
        return
    have = existing.outputs.get("BootstrapVersion", "0")
    ours = template_version(template)
    if have.isdigit() and int(have) > ours:
        raise StackError(
            f"the bootstrap stack has version {have}, newer than the {ours} of this template",
            stack_name=options.stack_name,
            status=existing.status,
            where=str(environment),
            fix="use a newer purecdk, or give --force to go back",
        )
    variant = existing.parameters.get("BootstrapVariant")
    declared = ((template.get("Parameters") or {}).get("BootstrapVariant") or {}).get("Default", VARIANT)
    if variant and variant != declared:
        raise StackError(
            f"the bootstrap stack was made from another template: {variant!r}, not {declared!r}",
            stack_name=options.stack_name,
            status=existing.status,
            where=str(environment),
            fix="give that template with --template, or --force to replace it",
        )


def _key(options: BootstrapOptions, before: Mapping[str, str]) -> str | None:
    if options.kms_key_id:
        return options.kms_key_id
    if options.customer_key is not None:
        return "" if options.customer_key else AWS_MANAGED_KEY
    return None if "FileAssetsBucketKmsKeyId" in before else AWS_MANAGED_KEY


def _boundary(options: BootstrapOptions, before: Mapping[str, str], environment: ResolvedEnvironment) -> str | None:
    if options.permissions_boundary is not None:
        return options.permissions_boundary
    if options.example_permissions_boundary:
        qualifier = options.qualifier or before.get("Qualifier") or DEFAULT_QUALIFIER
        return f"cdk-{qualifier}-permissions-boundary-{environment.account}-{environment.region}"
    return None


def _protection(options: BootstrapOptions, existing: DeployedStack | None) -> bool | None:
    have = existing.termination_protection if existing is not None else False
    wanted = options.termination_protection
    return wanted if wanted is not None and wanted != have else None


def _switch(value: bool | None) -> str | None:
    return None if value is None else "true" if value else "false"


def _split(text: str | None) -> list[str]:
    return [part for part in (text or "").split(",") if part and part != "['']"]


def _accounts(before: str | None, more: Sequence[str], less: Sequence[str]) -> list[str]:
    return [account for account in dict.fromkeys((*_split(before), *more)) if account not in less]
