"""Which account, region and partition a stack or an asset goes to, and the placeholders that stand for them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cloud_assembly.schema import Environment, Role, StackArtifact
from cloud_assembly.schema.assets import AwsDestination
from purecdk.toolkit.errors import EnvironmentUnknown, ToolkitError

_PLACEHOLDER = re.compile(r"\$\{(AWS::[A-Za-z]+)\}")
_REGION = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

# Source: AWS's published region table; a region not listed by prefix is in the commercial partition.
_PARTITIONS: Final = (
    ("cn-", "aws-cn", "amazonaws.com.cn"),
    ("us-gov-", "aws-us-gov", "amazonaws.com"),
    ("us-isob-", "aws-iso-b", "sc2s.sgov.gov"),
    ("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
    ("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"),
    ("us-iso-", "aws-iso", "c2s.ic.gov"),
    ("eusc-", "aws-eusc", "amazonaws.eu"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ResolvedEnvironment:
    """A definite place to deploy to."""

    account: str
    region: str

    @property
    def partition(self) -> str:
        """The partition of the region: ``aws``, ``aws-cn``, …."""
        return next((name for prefix, name, _ in _PARTITIONS if self.region.startswith(prefix)), "aws")

    @property
    def url_suffix(self) -> str:
        """The domain of the partition's services."""
        return next((suffix for prefix, _, suffix in _PARTITIONS if self.region.startswith(prefix)), "amazonaws.com")

    def __str__(self) -> str:
        return f"aws://{self.account}/{self.region}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """Who acts and where: hashable, so that one session serves everything with equal access.

    Attributes:
        account: The account that is expected to own what is touched.
        role_arn: The role to assume; ``None`` for the caller's own credentials.
        options: Further members of the AssumeRole request (session tags and such) as JSON.
    """

    account: str
    region: str
    role_arn: str | None = None
    external_id: str | None = None
    options: str = "{}"

    def own(self) -> Access:
        """The same place with the caller's own credentials."""
        return Access(account=self.account, region=self.region)


def resolve_environment(
    environment: Environment, current: ResolvedEnvironment | None, *, of: str
) -> ResolvedEnvironment:
    """Fill what a stack leaves open from the current account and region.

    Raises:
        EnvironmentUnknown: something is open and there are no credentials to ask.
        ToolkitError: the region cannot be one.
    """
    account = environment.account or (current.account if current else None)
    region = environment.region or (current.region if current else None)
    if account is None or region is None:
        missing = " and ".join(word for word, value in (("account", account), ("region", region)) if value is None)
        raise EnvironmentUnknown(
            f"there are no AWS credentials, so the {missing} to deploy to is not known",
            where=f"stack {of}",
            fix="run `aws configure` or `aws sso login`, or set AWS_PROFILE; `purecdk deploy --local` needs no account",
        )
    return ResolvedEnvironment(account=account, region=_region(region, where=f"stack {of}"))


def substitute(text: str, environment: ResolvedEnvironment, *, where: str) -> str:
    """Replace ``${AWS::AccountId}``, ``${AWS::Region}``, ``${AWS::Partition}`` and ``${AWS::URLSuffix}``.

    Raises:
        ToolkitError: another ``${AWS::...}`` is there, which nothing defines at this place.
    """
    values = {
        "AWS::AccountId": environment.account,
        "AWS::Region": environment.region,
        "AWS::Partition": environment.partition,
        "AWS::URLSuffix": environment.url_suffix,
    }

    def value_of(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise ToolkitError(
                f"${{{name}}} has no meaning in {text!r}", where=where, fix=f"use one of {', '.join(values)} there"
            )
        return values[name]

    return _PLACEHOLDER.sub(value_of, text)


def destination_environment(
    destination: AwsDestination, environment: ResolvedEnvironment, *, where: str
) -> ResolvedEnvironment:
    """Return where ``destination`` of a stack in ``environment`` is; a region of its own counts for its placeholders."""
    if destination.region is None:
        return environment
    region = substitute(destination.region, environment, where=where)
    return ResolvedEnvironment(account=environment.account, region=_region(region, where=where))


def _region(name: str, *, where: str) -> str:
    """Return ``name`` if it can be a region: it becomes part of the names of hosts that get signed requests.

    Raises:
        ToolkitError: it cannot.
    """
    if not _REGION.fullmatch(name) or len(name) > 63:
        raise ToolkitError(
            f"{name!r} is not the name of a region",
            where=where,
            fix="correct it where it is set: in the app, by --region or AWS_REGION, or in the profile",
        )
    return name


def destination_access(destination: AwsDestination, there: ResolvedEnvironment, *, where: str) -> Access:
    """Return who publishes to ``destination``, which is ``there``."""
    role = destination.assume_role_arn
    arn = substitute(role, there, where=where) if role else None
    return Access(
        account=_account_of(arn) or there.account,
        region=there.region,
        role_arn=arn,
        external_id=destination.assume_role_external_id,
        options=_options(destination.assume_role_additional_options),
    )


def role_access(role: Role | None, environment: ResolvedEnvironment, *, where: str) -> Access:
    """Return who acts with a stack's ``role``."""
    if role is None:
        return Access(account=environment.account, region=environment.region)
    arn = substitute(role.arn, environment, where=where)
    return Access(
        account=_account_of(arn) or environment.account,
        region=environment.region,
        role_arn=arn,
        external_id=role.external_id,
        options=_options(role.additional_options),
    )


def stack_access(stack: StackArtifact, environment: ResolvedEnvironment) -> Access:
    """Return who deploys ``stack``."""
    return role_access(stack.assume_role, environment, where=f"stack {stack.display_name}")


def _account_of(arn: str | None) -> str | None:
    parts = (arn or "").split(":")
    return parts[4] if len(parts) > 5 and parts[4].isdigit() else None


def _options(options: Mapping[str, Any]) -> str:
    return json.dumps(dict(options), sort_keys=True)
