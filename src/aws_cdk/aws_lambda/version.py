"""Versions: a function's code and configuration, frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda._l1 import CfnVersion
from aws_cdk.aws_lambda.event_invoke_config import EventInvokeConfigOptions
from aws_cdk.aws_lambda.function_base import IFunction
from aws_cdk.aws_lambda.qualified_function import QualifiedFunctionBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Struct, StructLater, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.alias import Alias, AliasOptions
    from aws_cdk.interfaces.aws_lambda import VersionReference
    from constructs import Construct
else:
    AliasOptions = StructLater("aws_cdk.aws_lambda.alias", "AliasOptions")


_VERSION_PART = 7  # where the version stands in its ARN


class VersionOptions(EventInvokeConfigOptions):
    """Options of a version."""

    code_sha256: str | None = None
    """Hash that the code must have, or the version is not made."""
    description: str | None = None
    """What changed. Default: nothing is said."""
    max_execution_environments: int | float | None = None
    """The most execution environments, with a capacity provider. Default: the provider's."""
    min_execution_environments: int | float | None = None
    """The fewest execution environments, with a capacity provider. Default: the provider's."""
    provisioned_concurrent_executions: int | float | None = None
    """How many executions are kept ready."""
    removal_policy: RemovalPolicy | None = None
    """What happens to an old version when a new one takes its place. Default: it is deleted."""


class VersionProps(VersionOptions):
    """Options of :class:`Version`."""

    lambda_: IFunction
    """The function."""


class VersionAttributes(Struct):
    """A version that exists already."""

    lambda_: IFunction
    version: str


class IVersion(IFunction):
    """A version of a function."""

    if TYPE_CHECKING:

        @property
        def version_ref(self) -> VersionReference: ...
        @property
        def version(self) -> str: ...
        @property
        def lambda_(self) -> IFunction: ...
        @property
        def edge_arn(self) -> str: ...
        @takes(AliasOptions)
        def add_alias(self, alias_name: str, options: AliasOptions) -> Alias: ...


class _VersionBase(QualifiedFunctionBase, IVersion):
    version: str

    @property
    def qualifier(self) -> str:
        """The version's number."""
        return self.version

    @property
    def edge_arn(self) -> str:
        """The ARN for Lambda@Edge.

        Raises:
            ValidationError: the version is ``$LATEST``, which cannot be used at the edge.
        """
        if getattr(self, "_number", None) == "$LATEST":
            raise ValidationError(
                "$LATEST function version cannot be used for Lambda@Edge",
                scope=self,
                fix="use current_version of the function",
            )
        return self.function_arn

    @property
    def version_ref(self) -> Any:
        """The reference to the version."""
        from aws_cdk.interfaces.aws_lambda import VersionReference

        return VersionReference(function_arn=self.function_arn)

    @takes(AliasOptions)
    def add_alias(self, alias_name: str, options: AliasOptions) -> Alias:
        """Make an alias of this version."""
        from aws_cdk.aws_lambda.alias import Alias

        return Alias(self, f"Alias{alias_name}", alias_name=alias_name, version=self, **options._given())


class Version(_VersionBase):
    """A version of a function.

    The resource is made once: a later change of the function makes no new version by itself. ``Function.current_version`` does.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.Version"

    @takes(VersionProps)
    def __init__(self, scope: Construct, id: str, props: VersionProps) -> None:
        super().__init__(scope, id)
        self.lambda_ = props.lambda_
        self.architecture = props.lambda_.architecture
        concurrency = props.provisioned_concurrent_executions or None  # as the peer: none of them is not said
        if concurrency is not None and concurrency <= 0:
            raise ValidationError(
                "provisionedConcurrentExecutions must have value greater than or equal to 1", scope=self
            )
        if concurrency is not None and props.lambda_.tenancy_config is not None:
            raise ValidationError(
                "Provisioned Concurrency is not supported for functions with tenant isolation mode",
                scope=self,
                fix="leave provisioned_concurrent_executions or the function's tenancy_config out",
            )
        resource = CfnVersion(
            self,
            "Resource",
            code_sha256=props.code_sha256,
            description=props.description,
            function_name=props.lambda_.function_name,
            provisioned_concurrency_config=(
                {"provisioned_concurrent_executions": concurrency} if concurrency is not None else None
            ),
            function_scaling_config=_scaling(self, props),
        )
        if props.removal_policy is not None:
            resource.apply_removal_policy(props.removal_policy, default=RemovalPolicy.DESTROY)
        # Its logical id holds a hash: tools that match resources by their place must leave it alone.
        resource.add_metadata("aws:cdk:do-not-refactor", True)
        self.version = resource.attr_version
        self.function_arn = resource.ref
        self.function_name = f"{self.lambda_.function_name}:{self.version}"
        self.role = self.lambda_.role
        self.grant_principal = self.lambda_.grant_principal
        self._configure_async_if_given(props)

    @property
    def edge_arn(self) -> str:
        """The ARN for Lambda@Edge; using it in a template takes away the function's variables that may go there.

        Raises:
            ValidationError: at synthesis, since variables may be added later: the function has variables that must stay.
        """
        return lazy_string(self._arn_checked_for_the_edge)

    def _arn_checked_for_the_edge(self) -> str:
        from aws_cdk.aws_lambda.function_base import FunctionBase

        if isinstance(self.lambda_, FunctionBase):
            self.lambda_._check_edge_compatibility()
        return self.function_arn

    @property
    def can_create_permissions(self) -> bool:
        """Yes: the version is made here."""
        return True

    @staticmethod
    @checked
    def from_version_arn(scope: Construct, id: str, version_arn: str) -> IVersion:
        """Return a version that exists already, by its ARN."""
        from aws_cdk.aws_lambda.function import Function

        version: str | None
        if is_unresolved(version_arn):
            tokens = Fn.split(":", version_arn)
            version = Fn.select(_VERSION_PART, tokens)
            function_arn = Fn.join(":", [Fn.select(index, tokens) for index in range(_VERSION_PART)])
        else:
            parts = version_arn.split(":")
            # As the peer: an ARN that ends in the function's name is taken; only the number cannot be asked for.
            version = parts[_VERSION_PART] if len(parts) > _VERSION_PART else None
            function_arn = ":".join(parts[:_VERSION_PART])
        function = Function.from_function_arn(scope, f"{id}Function", function_arn)
        imported = _ImportedVersion(scope, id)
        imported._set(function, version, version_arn)
        return imported

    @staticmethod
    @takes(VersionAttributes)
    def from_version_attributes(scope: Construct, id: str, attrs: VersionAttributes) -> IVersion:
        """Return a version that exists already, by function and number."""
        imported = _ImportedVersion(scope, id)
        imported._set(attrs.lambda_, attrs.version, f"{attrs.lambda_.function_arn}:{attrs.version}")
        return imported


class _ImportedVersion(_VersionBase):
    def _set(self, function: IFunction, version: str | None, arn: str) -> None:
        self.lambda_ = function
        self._number = version
        self.function_arn = arn
        self.function_name = f"{function.function_name}:{'undefined' if version is None else version}"
        self.role = function.role
        self.grant_principal = function.grant_principal
        self.architecture = function.architecture
        self._can_create_permissions = self._is_named_in_stack_account()

    @property
    def version(self) -> str:  # type: ignore[override]  # the ARN may not tell it
        """The version's number.

        Raises:
            ValidationError: the version was imported by an ARN without a number.
        """
        if self._number is None:
            raise ValidationError(
                f"no ARN of a version, which ends in the version's number: {self.function_arn!r}",
                scope=self,
                fix="pass arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME:VERSION to Version.from_version_arn()",
            )
        return self._number


def _scaling(scope: Version, props: VersionProps) -> dict[str, Any] | None:
    minimum, maximum = props.min_execution_environments, props.max_execution_environments
    if minimum is None and maximum is None:
        return None
    for name, count in (("minExecutionEnvironments", minimum), ("maxExecutionEnvironments", maximum)):
        if count is not None and not is_unresolved(count) and count < 0:
            raise ValidationError(f"{name} must be a non-negative integer, got {count:g}", scope=scope)
    if minimum is not None and maximum is not None and not is_unresolved(minimum) and not is_unresolved(maximum):
        if minimum > maximum:
            raise ValidationError(
                f"minExecutionEnvironments must be less than or equal to maxExecutionEnvironments, got {minimum:g} and "
                f"{maximum:g}",
                scope=scope,
            )
    return {"min_execution_environments": minimum, "max_execution_environments": maximum}
