"""A call of the AWS SDK, and what it may need to be made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolvable, IResolveContext
from aws_cdk.custom_resources._sdk_services import iam_prefix_of
from aws_cdk.custom_resources.logging import Logging

if TYPE_CHECKING:
    from constructs import Construct

_PHYSICAL_ID_MARK = "PHYSICAL:RESOURCEID:"  # the handler puts the id in its place


class PhysicalResourceIdReference(IResolvable):
    """Stands in a call's parameters for the physical id of the resource."""

    def resolve(self, context: IResolveContext) -> str:
        """Return the mark that the handler replaces."""
        return _PHYSICAL_ID_MARK

    def to_json(self) -> str:
        """Return the mark that the handler replaces."""
        return _PHYSICAL_ID_MARK

    def to_string(self) -> str:
        """Return the mark that the handler replaces."""
        return _PHYSICAL_ID_MARK


class PhysicalResourceId:
    """Where the physical id of the resource comes from."""

    @checked
    def __init__(self, response_path: str | None, id: str | None) -> None:
        self.response_path = response_path
        self.id = id

    @staticmethod
    @checked
    def from_response(response_path: str) -> PhysicalResourceId:
        """Take the id out of what the API answers, such as ``Parameter.ARN``."""
        return PhysicalResourceId(response_path, None)

    @staticmethod
    @checked
    def of(id: str) -> PhysicalResourceId:
        """Use a given id."""
        return PhysicalResourceId(None, id)

    def _render(self) -> dict[str, str]:
        given = {"responsePath": self.response_path, "id": self.id}
        return {name: value for name, value in given.items() if value is not None}


class AwsSdkCall(Struct):
    """A call of the AWS SDK, named as in JavaScript's."""

    action: str
    """The operation, such as ``putParameter`` or ``PutParameterCommand``."""
    service: str
    """The service, such as ``SSM`` or ``@aws-sdk/client-ssm``."""
    api_version: str | None = None
    """Version of the API. The handler uses the newest that it has."""
    assumed_role_arn: str | None = None
    """Role to make the call with."""
    external_id: str | None = None
    """External id that the role asks for."""
    ignore_error_codes_matching: str | None = None
    """Regular expression of error codes that do not make the resource fail."""
    logging: Logging | None = None
    """What is logged. Default: everything."""
    output_paths: Sequence[str] | None = None
    """What of the answer is kept, to stay below 4 KB. Default: all."""
    parameters: Any = None
    """What the operation is told."""
    physical_resource_id: PhysicalResourceId | None = None
    """Where the physical id comes from. Needed for creation."""
    region: str | None = None
    """Region to make the call in. Default: the stack's."""


class SdkCallsPolicyOptions(Struct):
    """What calls may be made on."""

    resources: Sequence[str]
    """ARNs."""


class AwsCustomResourcePolicy:
    """What the function that makes the calls may do."""

    ANY_RESOURCE = ["*"]  # noqa: RUF012  # a public name of this type
    """For calls that may be made on anything."""

    @checked
    def __init__(self, statements: list[PolicyStatement], resources: list[str] | None = None) -> None:
        self.statements = statements
        self.resources = resources

    @staticmethod
    @checked
    def from_statements(statements: Sequence[PolicyStatement]) -> AwsCustomResourcePolicy:
        """Allow what the statements say."""
        return AwsCustomResourcePolicy(list(statements))

    @staticmethod
    @takes(SdkCallsPolicyOptions)
    def from_sdk_calls(options: SdkCallsPolicyOptions) -> AwsCustomResourcePolicy:
        """Allow just the calls, on the resources given."""
        return AwsCustomResourcePolicy([], list(options.resources))

    def _statements_for(self, calls: Sequence[AwsSdkCall]) -> list[PolicyStatement]:
        if self.resources is None:
            return list(self.statements)
        found = []
        for call in calls:
            if call.assumed_role_arn is not None:
                found.append(PolicyStatement(actions=["sts:AssumeRole"], resources=[call.assumed_role_arn]))
            else:
                found.append(
                    PolicyStatement(actions=[iam_action_of(call.service, call.action)], resources=self.resources)
                )
        return found


def iam_action_of(service: str, action: str) -> str:
    """Return the IAM action that allows a call; it has the operation's name for nearly all of them."""
    operation = re.sub(r"Command\Z", "", action)
    return f"{iam_prefix_of(service)}:{operation[:1].upper()}{operation[1:]}"


class _OwnSdkCall(AwsSdkCall):
    """A call that the framework makes: written in the order in which it was put together, not in that of the API."""


def render_call(call: AwsSdkCall, scope: Construct) -> dict[str, Any]:
    """Return a call as the handler reads it."""
    rendered: dict[str, Any] = {}
    as_given = isinstance(call, _OwnSdkCall)
    for name in call.__dict__ if as_given else call._fields:
        field, value = call._fields[name], getattr(call, name)
        if value is not None and name != "logging":
            rendered[field.camel] = value._render() if isinstance(value, PhysicalResourceId) else value
    return {**rendered, **(call.logging or Logging())._render(scope)}


def check_calls(
    on_create: AwsSdkCall | None, on_update: AwsSdkCall | None, on_delete: AwsSdkCall | None, scope: Any
) -> None:
    """Refuse calls that do not fit together.

    Raises:
        ValidationError: the physical id cannot be told, or an option lacks another.
    """
    if on_create is None and on_update is None and on_delete is None:
        raise ValidationError(
            "At least `onCreate`, `onUpdate` or `onDelete` must be specified.",
            scope=scope,
            fix="give on_create=AwsSdkCall(...), or another of these",
        )
    for call in (on_create, on_update):
        if call is not None and call.physical_resource_id is not None:
            if call.physical_resource_id.response_path is not None and call.ignore_error_codes_matching is not None:
                raise ValidationError(
                    "`PhysicalResourceId.fromResponse` cannot be called along with `ignoreErrorCodesMatching`.",
                    scope=scope,
                )
    if on_create is not None and on_create.physical_resource_id is None:
        raise ValidationError(
            "'physicalResourceId' must be specified for 'onCreate' call.",
            scope=scope,
            fix="give it physical_resource_id=PhysicalResourceId.of(...)",
        )
    if on_create is None and on_update is not None and on_update.physical_resource_id is None:
        raise ValidationError(
            "'physicalResourceId' must be specified for 'onUpdate' call when 'onCreate' is omitted.",
            scope=scope,
            fix="give it physical_resource_id=PhysicalResourceId.of(...)",
        )
    for call in (on_create, on_update, on_delete):
        if call is not None and call.external_id is not None and call.assumed_role_arn is None:
            raise ValidationError(
                "ExternalId can only be provided when assumedRoleArn is specified.",
                scope=scope,
                fix="give assumed_role_arn, or leave external_id out",
            )
    if on_create is not None and _has_id_reference(on_create.parameters):
        raise ValidationError(
            "`PhysicalResourceIdReference` must not be specified in `onCreate` parameters.",
            scope=scope,
            fix="the resource has no id yet when it is made",
        )


def _has_id_reference(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_has_id_reference(item) for item in value.values())
    if isinstance(value, (list, tuple)):
        return any(_has_id_reference(item) for item in value)
    return isinstance(value, PhysicalResourceIdReference) or value == _PHYSICAL_ID_MARK


__all__ = [
    "AwsCustomResourcePolicy",
    "AwsSdkCall",
    "PhysicalResourceId",
    "PhysicalResourceIdReference",
    "SdkCallsPolicyOptions",
]
