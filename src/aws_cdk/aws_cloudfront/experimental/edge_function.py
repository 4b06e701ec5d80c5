"""Functions at the edge: made in the one region that CloudFront takes them from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_lambda.event_invoke_config import EventInvokeConfigOptions
from aws_cdk.aws_lambda.event_source_mapping_options import EventSourceMappingOptions
from aws_cdk.aws_lambda.function import Function, FunctionProps
from aws_cdk.aws_lambda.function_url_options import FunctionUrlOptions
from aws_cdk.aws_lambda.permission import Permission
from aws_cdk.aws_lambda.version import IVersion
from aws_cdk.core.arguments import checked
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.handler_provider import handler_provider
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.resource import Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_ec2 import Connections
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from aws_cdk.aws_iam.principals import CompositePrincipal
    from aws_cdk.aws_lambda.alias import Alias
    from aws_cdk.aws_lambda.architecture import Architecture
    from aws_cdk.aws_lambda.event_source import IEventSource
    from aws_cdk.aws_lambda.event_source_mapping import EventSourceMapping
    from aws_cdk.aws_lambda.function_url import FunctionUrl
    from constructs import Construct, Node

_EDGE_REGION = "us-east-1"
_PARAMETERS = "cdk/EdgeFunctionArn"
_READER = "Custom::CrossRegionStringParameterReader"
_VERSION_PART = 7  # where the number stands in the ARN of a version


class EdgeFunctionProps(FunctionProps):
    """Options of :class:`EdgeFunction`."""

    stack_id: str | None = None
    """The stack in us-east-1 that the function is made in. Default: one for each stack with such functions."""


class EdgeFunction(Resource, IVersion):
    """A function that CloudFront runs near the viewer, made in us-east-1 wherever the stack is.

    The construct stands for the function's current version. In another region than us-east-1 the function is made in a stack
    of its own, which leaves the version's ARN in a parameter; a custom resource reads it from there.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.experimental.EdgeFunction"
    _fqn = "aws-cdk-lib.aws_cloudfront.experimental.EdgeFunction"

    @takes(EdgeFunctionProps)
    def __init__(self, scope: Construct, id: str, props: EdgeFunctionProps) -> None:
        """Make the function.

        Raises:
            ValidationError: the region of the stack is not known.
        """
        super().__init__(scope, id)
        stack = Stack.of(self)
        if is_unresolved(stack.region):
            raise ValidationError(
                "stacks which use EdgeFunctions must have an explicitly set region",
                scope=self,
                fix="give the stack an `env` with a region",
            )
        given = props._with(stack_id=None)._given()
        if stack.region == _EDGE_REGION:
            self._function = Function(self, "Fn", **given)
            _let_run_at_the_edge(self._function)
            self._edge_arn: str = self._function.current_version.edge_arn
        else:
            self._function = Function(self._edge_stack(stack, props.stack_id), id, **given)
            _let_run_at_the_edge(self._function)
            self._edge_arn = self._read_arn(stack)
        self.node.default_child = self._function
        self.function_arn: str = self._edge_arn
        self.function_name: str = self._function.function_name
        self.architecture: Architecture = self._function.architecture
        self.version: str = Fn.select(_VERSION_PART, Fn.split(":", self._edge_arn))

    def _edge_stack(self, stack: Stack, stack_id: str | None) -> Stack:
        """Return the stack in us-east-1, which is made at the first call; the construct's stack waits for it."""
        stage: Any = Stage.of(self)
        if stage is None:
            raise ValidationError("stacks which use EdgeFunctions must be part of a CDK app or stage", scope=self)
        id = stack_id or f"edge-lambda-stack-{stack.node.addr}"
        edge: Any = stage.node.try_find_child(id)
        if edge is None:
            tags = stack.tags.tag_values() or None
            edge = Stack(stage, id, env={"region": _EDGE_REGION, "account": stack.account}, tags=tags)
        stack.add_stack_dependency(edge)
        return edge  # type: ignore[no-any-return]  # made by the lines above

    def _read_arn(self, stack: Stack) -> str:
        from aws_cdk.aws_ssm.string_parameter import StringParameter

        version = self._function.current_version
        place = re.sub(r"[^A-Za-z0-9_.\-/]", "_", self.node.path)
        name = f"/{_PARAMETERS}/{stack.region}/{place}"
        StringParameter(self._function, "Parameter", parameter_name=name, string_value=version.edge_arn)
        parameters = stack.format_arn(
            service="ssm", region=_EDGE_REGION, resource="parameter", resource_name=f"{_PARAMETERS}/*"
        )
        allowed = {"Effect": "Allow", "Resource": parameters, "Action": ["ssm:GetParameter"]}
        provider = handler_provider(self, _READER, "edge_function_arn", policy_statements=[allowed])
        # The id of the version changes with the function, so that the parameter is read anew.
        made: Any = version.node.default_child
        reader = CustomResource(
            self,
            "ArnReader",
            resource_type=_READER,
            service_token=provider.service_token,
            properties={
                "Region": _EDGE_REGION,
                "ParameterName": name,
                "RefreshToken": lazy_string(lambda: Stack.of(made).resolve(made.logical_id)),
            },
        )
        return reader.get_att_string("FunctionArn")

    # -- what the construct stands for --------------------------------------

    @property
    def edge_arn(self) -> str:
        """The ARN of the version, for CloudFront."""
        return self._edge_arn

    @property
    def lambda_(self) -> Function:
        """The function."""
        return self._function

    @property
    def current_version(self) -> IVersion:
        """The construct itself."""
        return self

    @property
    def latest_version(self) -> IVersion:
        """None: CloudFront takes numbered versions alone."""
        raise ValidationError(
            "$LATEST function version cannot be used for Lambda@Edge",
            scope=self,
            fix="use current_version of the function",
        )

    @property
    def version_ref(self) -> Any:
        """The reference to the version."""
        from aws_cdk.interfaces.aws_lambda import VersionReference

        return VersionReference(function_arn=self.function_arn)

    @property
    def function_ref(self) -> Any:
        """The reference to the function."""
        return self._function.function_ref

    @property
    def role(self) -> None:
        """None, as the peer: the function has one."""
        return None

    @property
    def grant_principal(self) -> IPrincipal:
        """What permissions are given to: the function's role."""
        principal: IPrincipal = self._function.grant_principal
        return principal

    @property
    def tenancy_config(self) -> Any:
        """How tenants are kept apart."""
        return self._function.tenancy_config

    @property
    def permissions_node(self) -> Node:
        """The node that permissions are made in: the function's."""
        return self._function.permissions_node

    @property
    def resource_arns_for_grant_invoke(self) -> list[str]:
        """What may be invoked: the function, with and without a qualifier."""
        return self._function.resource_arns_for_grant_invoke

    @property
    def is_bound_to_vpc(self) -> bool:
        """No: functions at the edge are in no VPC."""
        return False

    @property
    def connections(self) -> Connections:
        """None: functions at the edge are in no VPC."""
        raise ValidationError("Lambda@Edge does not support connections", scope=self)

    # -- what is done to the function ---------------------------------------

    @checked
    def add_alias(self, alias_name: str, **options: Any) -> Alias:
        """Make an alias of the current version (options of ``AliasOptions``)."""
        from aws_cdk.aws_lambda.alias import Alias

        version = self._function.current_version
        return Alias(self._function, f"Alias{alias_name}", alias_name=alias_name, version=version, **options)

    @takes(Permission)
    def add_permission(self, id: str, permission: Permission) -> None:
        """Let somebody call the function."""
        self._function.add_permission(id, **permission._given())

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Let the function do what ``statement`` says."""
        self._function.add_to_role_policy(statement)

    @checked
    def add_event_source(self, source: IEventSource) -> None:
        """Call the function on events."""
        self._function.add_event_source(source)

    @takes(EventSourceMappingOptions)
    def add_event_source_mapping(self, id: str, options: EventSourceMappingOptions) -> EventSourceMapping:
        """Call the function with what a source has."""
        return self._function.add_event_source_mapping(id, **options._given())

    @takes(FunctionUrlOptions)
    def add_function_url(self, options: FunctionUrlOptions) -> FunctionUrl:
        """Give the function an address."""
        return self._function.add_function_url(**options._given())

    @takes(EventInvokeConfigOptions)
    def configure_async_invoke(self, options: EventInvokeConfigOptions) -> None:
        """Say what happens with calls that nobody waits for."""
        self._function.configure_async_invoke(**options._given())

    @checked
    def grant_invoke(self, identity: IGrantable) -> Grant:
        """Let ``identity`` call the function."""
        return self._function.grant_invoke(identity)

    @checked
    def grant_invoke_latest_version(self, identity: IGrantable) -> Grant:
        """Let ``identity`` call the function without a qualifier."""
        return self._function.grant_invoke_latest_version(identity)

    @checked
    def grant_invoke_version(self, identity: IGrantable, version: IVersion) -> Grant:
        """Let ``identity`` call a version."""
        return self._function.grant_invoke_version(identity, version)

    @checked
    def grant_invoke_url(self, identity: IGrantable) -> Grant:
        """Let ``identity`` call the function by its address."""
        return self._function.grant_invoke_url(identity)

    @checked
    def grant_invoke_composite_principal(self, composite_principal: CompositePrincipal) -> list[Grant]:
        """Let each of several principals call the function."""
        return self._function.grant_invoke_composite_principal(composite_principal)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the function, in us-east-1."""
        return self._function.metric(metric_name, **_at_the_edge(props))

    @takes(MetricOptions)
    def metric_duration(self, props: MetricOptions) -> Metric:
        """Return how long calls take, in us-east-1."""
        return self._function.metric_duration(**_at_the_edge(props))

    @takes(MetricOptions)
    def metric_errors(self, props: MetricOptions) -> Metric:
        """Return how many calls fail, in us-east-1."""
        return self._function.metric_errors(**_at_the_edge(props))

    @takes(MetricOptions)
    def metric_invocations(self, props: MetricOptions) -> Metric:
        """Return how many calls there are, in us-east-1."""
        return self._function.metric_invocations(**_at_the_edge(props))

    @takes(MetricOptions)
    def metric_throttles(self, props: MetricOptions) -> Metric:
        """Return how many calls are turned away, in us-east-1."""
        return self._function.metric_throttles(**_at_the_edge(props))


def _let_run_at_the_edge(function: Function) -> None:
    policy = getattr(function.role, "assume_role_policy", None)
    if policy is not None:  # a role made elsewhere is left as it is
        trust = PolicyStatement(actions=["sts:AssumeRole"], principals=[ServicePrincipal("edgelambda.amazonaws.com")])
        policy.add_statements(trust)


def _at_the_edge(props: MetricOptions) -> dict[str, Any]:
    return {**props._given(), "region": _EDGE_REGION}


__all__ = ["EdgeFunction", "EdgeFunctionProps"]
