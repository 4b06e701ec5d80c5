"""A custom resource that makes calls of the AWS SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy import Policy
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.custom_resources._handler_function import _HandlerFunction
from aws_cdk.custom_resources.sdk_call import AwsSdkCall, check_calls, render_call
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IVpc, SubnetSelection
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.core.reference import Reference
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_INSTALL_LATEST_SDK = "@aws-cdk/customresources:installLatestAwsSdkDefault"


class AwsCustomResourceProps(Struct):
    """Options of a resource made of SDK calls."""

    function_name: str | None = None
    """Name of the function. Default: chosen by CloudFormation."""
    install_latest_aws_sdk: bool | None = None
    """Whether the function gets the newest SDK before it makes the calls. Default: by context key, else yes."""
    log_group: ILogGroupRef | None = None
    """Where the function logs. Default: its own log group."""
    log_retention: RetentionDays | None = None
    """How long its log is kept. Default: for ever."""
    memory_size: int | float | None = None
    """Memory of the function, in MiB. Default: 512 if it is told to install the SDK, else what Lambda gives."""
    on_create: Nested[AwsSdkCall | None] = nested()
    """The call that makes the resource. Default: the one that changes it."""
    on_delete: Nested[AwsSdkCall | None] = nested()
    """The call that removes the resource. Default: none."""
    on_update: Nested[AwsSdkCall | None] = nested()
    """The call that changes the resource. Default: none."""
    policy: AwsCustomResourcePolicy | None = None
    """What the function may do; this or ``role`` is needed."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the resource when it leaves the stack. Default: it is deleted."""
    resource_type: str | None = None
    """Type shown in the stack. Default: ``Custom::AWS``."""
    role: IRole | None = None
    """Role of the function. Default: a new one."""
    service_timeout: Duration | None = None
    """How long CloudFormation waits. Default: an hour."""
    timeout: Duration | None = None
    """How long the function may take. Default: 2 minutes."""
    vpc: IVpc | None = None
    """Network of the function. Default: none."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Where in the network. Default: all private subnets."""


class AwsCustomResource(Construct, IGrantable):
    """A resource whose life is a few calls of the AWS SDK; all such resources of a stack share one function.

    Attributes:
        grant_principal: The function's role.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-custom-resources.AwsCustomResource"
    PROVIDER_FUNCTION_UUID = "679f53fa-c002-430c-b0da-5b7982bd2287"

    @takes(AwsCustomResourceProps)
    def __init__(self, scope: Construct, id: str, props: AwsCustomResourceProps) -> None:
        super().__init__(scope, id)
        if props.policy is None and props.role is None:
            raise ValidationError(
                "At least one of `policy` or `role` (or both) must be specified.",
                scope=self,
                fix="give policy=AwsCustomResourcePolicy.from_sdk_calls(resources=[...])",
            )
        check_calls(props.on_create, props.on_update, props.on_delete, self)
        on_create = props.on_create or props.on_update
        # Nothing can be read from what a deletion answered.
        self._readable = [call for call in (on_create, props.on_update) if call is not None]
        function = _HandlerFunction(
            self,
            "Provider",
            "sdk_call",
            uuid=self.PROVIDER_FUNCTION_UUID,
            lambda_purpose="AWS",
            # Unpacking a whole SDK takes more than the least memory.
            memory_size=props.memory_size or (512 if props.install_latest_aws_sdk else None),
            timeout=props.timeout or Duration.minutes(2),
            role=props.role,
            log_group=props.log_group,
            log_retention=props.log_retention,
            function_name=props.function_name,
            vpc=props.vpc,
            vpc_subnets=props.vpc_subnets,
        )
        self.grant_principal: IPrincipal = function.grant_principal
        self._resource = CustomResource(
            self,
            "Resource",
            resource_type=props.resource_type or "Custom::AWS",
            service_token=function.function_arn,
            service_timeout=props.service_timeout,
            pascal_case_properties=True,
            removal_policy=props.removal_policy,
            properties={
                "create": self._encoded(on_create),
                "update": self._encoded(props.on_update),
                "delete": self._encoded(props.on_delete),
                "installLatestAwsSdk": self._installs_latest_sdk(props.install_latest_aws_sdk),
            },
        )
        if props.policy is not None:
            calls = [call for call in (on_create, props.on_update, props.on_delete) if call is not None]
            policy = Policy(self, "CustomResourcePolicy", statements=props.policy._statements_for(calls))
            if function.role is not None:
                policy.attach_to_role(function.role)
            # Else a call could come before its permission.
            self._resource.node.add_dependency(policy)

    def _encoded(self, call: AwsSdkCall | None) -> object:
        if call is None:
            return None
        stack = Stack.of(self)
        return lazy_any(lambda: stack.to_json_string(render_call(call, self)))

    def _installs_latest_sdk(self, given: bool | None) -> bool:
        if given is not None:
            return given
        value = self.node.try_get_context(_INSTALL_LATEST_SDK)
        if value is not None and not value:
            return False
        Annotations.of(self).add_warning_v2(
            "@aws-cdk/custom-resources:installLatestAwsSdkNotSpecified",
            "install_latest_aws_sdk is not given and counts as true, which makes each call slower. Set it, or set the "
            f"context key {_INSTALL_LATEST_SDK} to false for the whole app",
        )
        return True

    @checked
    def get_response_field_reference(self, data_path: str) -> Reference:
        """Return the reference to a part of what the API answered, such as ``Parameter.Value``.

        Raises:
            ValidationError: errors of the calls are ignored, so there may be no answer.
        """
        self._refuse_with_ignored_errors("getData")
        return self._resource.get_att(data_path)

    @checked
    def get_response_field(self, data_path: str) -> str:
        """Return a part of what the API answered, such as ``Parameter.Value``, as a string.

        Raises:
            ValidationError: errors of the calls are ignored, so there may be no answer.
        """
        self._refuse_with_ignored_errors("getDataString")
        return self._resource.get_att_string(data_path)

    def _refuse_with_ignored_errors(self, what: str) -> None:
        if any(call.ignore_error_codes_matching is not None for call in self._readable):
            raise ValidationError(f"`{what}` cannot be called along with `ignoreErrorCodesMatching`.", scope=self)


__all__ = ["AwsCustomResource", "AwsCustomResourceProps"]
