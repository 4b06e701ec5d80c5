"""Aliases: names that point to versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_lambda._l1 import CfnAlias
from aws_cdk.aws_lambda.event_invoke_config import EventInvokeConfigOptions
from aws_cdk.aws_lambda.function_base import IFunction
from aws_cdk.aws_lambda.qualified_function import QualifiedFunctionBase
from aws_cdk.aws_lambda.version import IVersion
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_lambda.scalable_function_attribute import IScalableFunctionAttribute
    from aws_cdk.interfaces.aws_lambda import AliasReference
    from constructs import Construct


class VersionWeight(Struct):
    """A version that gets part of an alias's calls."""

    version: IVersion
    """The version."""
    weight: int | float
    """The part, between 0 and 1."""


class AliasOptions(EventInvokeConfigOptions):
    """Options of an alias."""

    additional_versions: Nested[Sequence[VersionWeight] | None] = nested()
    """Versions that get part of the calls."""
    description: str | None = None
    """What the alias is for. Default: nothing is said."""
    provisioned_concurrent_executions: int | float | None = None
    """How many executions are kept ready."""


class AutoScalingOptions(Struct):
    """How far the executions kept ready are scaled."""

    max_capacity: int | float
    """The most."""
    min_capacity: int | float | None = None
    """The least. Default: 1."""


class AliasProps(AliasOptions):
    """Options of :class:`Alias`."""

    alias_name: str
    """Its name."""
    version: IVersion
    """The version that calls go to."""


class AliasAttributes(Struct):
    """An alias that exists already."""

    alias_name: str
    alias_version: IVersion


class IAlias(IFunction):
    """An alias of a function."""

    if TYPE_CHECKING:

        @property
        def alias_ref(self) -> AliasReference: ...
        @property
        def alias_name(self) -> str: ...
        @property
        def version(self) -> IVersion: ...


class _AliasBase(QualifiedFunctionBase, IAlias):
    alias_name: str
    version: IVersion

    @property
    def qualifier(self) -> str:
        """The alias's name."""
        return self.alias_name


class Alias(_AliasBase):
    """A name that points to a version, or splits calls between two."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.Alias"

    @takes(AliasProps)
    def __init__(self, scope: Construct, id: str, props: AliasProps) -> None:
        super().__init__(scope, id, physical_name=props.alias_name)
        self.lambda_ = props.version.lambda_
        self.alias_name = self.physical_name
        self.version = props.version
        self.architecture = self.lambda_.architecture
        concurrency = props.provisioned_concurrent_executions or None  # as the peer: none of them is not said
        if concurrency is not None and concurrency <= 0:
            raise ValidationError(
                "provisionedConcurrentExecutions must have value greater than or equal to 1", scope=self
            )
        if concurrency is not None and self.lambda_.tenancy_config is not None:
            raise ValidationError(
                "Provisioned Concurrency is not supported for functions with tenant isolation mode",
                scope=self,
                fix="leave provisioned_concurrent_executions or the function's tenancy_config out",
            )
        resource = CfnAlias(
            self,
            "Resource",
            name=self.alias_name,
            description=props.description,
            function_name=self.lambda_.function_name,
            function_version=props.version.version,
            routing_config=self._routing(props),
            provisioned_concurrency_config=(
                {"provisioned_concurrent_executions": concurrency} if concurrency is not None else None
            ),
        )
        # The role is AWS's own for scaling; it exists in every account.
        self._scaling_role = Role.from_role_arn(
            self,
            "ScalingRole",
            self.stack.format_arn(
                service="iam",
                region="",
                resource="role/aws-service-role/lambda.application-autoscaling.amazonaws.com",
                resource_name="AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency",
            ),
        )
        self.function_arn = self._get_resource_arn_attribute(
            resource.ref,
            ArnComponents(
                service="lambda",
                resource="function",
                resource_name=f"{self.lambda_.function_name}:{self.physical_name}",
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        # Taken from the ARN, so that what uses it waits for the alias.
        self._qualifier = Fn.select(7, Fn.split(":", resource.ref))
        # The name that calls take: the function's with the alias behind it.
        self.function_name = f"{Stack.of(self).split_arn(self.function_arn, ArnFormat.COLON_RESOURCE_NAME).resource_name}:{self.alias_name}"
        self.role = self.version.role
        self.grant_principal = self.version.grant_principal
        self._configure_async_if_given(props)

    @property
    def can_create_permissions(self) -> bool:
        """Yes: the alias is made here."""
        return True

    @property
    def qualifier(self) -> str:
        """The alias's name."""
        return self._qualifier

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the function, of the calls through this alias (options of ``MetricOptions``)."""
        from aws_cdk.aws_lambda._metrics import function_metric

        function = self.lambda_.function_name
        dimensions = {"FunctionName": function, "Resource": f"{function}:{self.alias_name}"}
        return function_metric(self, metric_name, dimensions, props._given())

    @takes(AutoScalingOptions)
    def add_auto_scaling(self, options: AutoScalingOptions) -> IScalableFunctionAttribute:
        """Scale the executions that the alias keeps ready.

        Raises:
            ValidationError: that was asked for before.
        """
        from aws_cdk.aws_lambda.scalable_function_attribute import scalable_attribute

        if self.node.try_find_child("AliasScaling") is not None:
            raise ValidationError(
                "AutoScaling already enabled for this alias",
                scope=self,
                fix="keep what the first add_auto_scaling() returned, and add rules to it",
            )
        return scalable_attribute(self, options.min_capacity, options.max_capacity)

    @property
    def alias_ref(self) -> Any:
        """The reference to the alias."""
        from aws_cdk.interfaces.aws_lambda import AliasReference

        return AliasReference(alias_arn=self.function_arn)

    def _routing(self, props: AliasProps) -> dict[str, Any] | None:
        additional = props.additional_versions
        if not additional:
            return None
        total = sum(item.weight for item in additional)
        for item in additional:
            if item.weight < 0 or item.weight > 1:
                raise ValidationError(
                    f"Additional version weight must be between 0 and 1, got: {item.weight}", scope=self
                )
        if total > 1:
            raise ValidationError(
                f"Sum of additional version weights must not exceed 1, got: {total}",
                scope=self,
                fix="lower the weights; what is left goes to the alias's own version",
            )
        return {
            "additional_version_weights": [
                {"function_version": item.version.version, "function_weight": item.weight} for item in additional
            ]
        }

    @staticmethod
    @takes(AliasAttributes)
    def from_alias_attributes(scope: Construct, id: str, attrs: AliasAttributes) -> IAlias:
        """Return an alias that exists already."""
        imported = _ImportedAlias(scope, id)
        function = attrs.alias_version.lambda_
        imported.alias_name = attrs.alias_name
        imported.version = attrs.alias_version
        imported.lambda_ = function
        imported.function_arn = f"{function.function_arn}:{attrs.alias_name}"
        imported.function_name = f"{function.function_name}:{attrs.alias_name}"
        imported.grant_principal = attrs.alias_version.grant_principal
        imported.role = attrs.alias_version.role
        imported.architecture = function.architecture
        imported._can_create_permissions = imported._is_named_in_stack_account()
        return imported


class _ImportedAlias(_AliasBase):
    """An alias known by name and version."""


__all__ = ["Alias", "AliasAttributes", "AliasOptions", "AliasProps", "AutoScalingOptions", "IAlias", "VersionWeight"]
