"""What functions made here, imported functions, versions and aliases have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.aws_lambda.event_invoke_config import EventInvokeConfigOptions
from aws_cdk.aws_lambda.event_source import IEventSource
from aws_cdk.aws_lambda.event_source_mapping_options import EventSourceMappingOptions
from aws_cdk.aws_lambda.function_url_options import FunctionUrlOptions
from aws_cdk.aws_lambda.permission import Permission
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_ec2 import Connections
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principals import CompositePrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.architecture import Architecture
    from aws_cdk.aws_lambda.event_source_mapping import EventSourceMapping
    from aws_cdk.aws_lambda.function_url import FunctionUrl
    from aws_cdk.aws_lambda.version import IVersion
    from constructs import Construct, Node

# Actions whose permissions changed their meaning for calls with a qualifier.
_INVOKING_ACTIONS = frozenset({"lambda:InvokeFunction", "lambda:*", "lambda:Invoke*"})


_ACCOUNT_PART = 4  # where the account stands in the ARN of a function
_NAME_PART = 6  # where the name stands in it


class IFunction(IResource, IGrantable):
    """A Lambda function, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def function_arn(self) -> str: ...
        @property
        def function_name(self) -> str: ...
        @property
        def function_ref(self) -> Any: ...
        @property
        def role(self) -> IRole | None: ...
        @property
        def architecture(self) -> Architecture: ...
        @property
        def connections(self) -> Connections: ...
        @property
        def is_bound_to_vpc(self) -> bool: ...
        @property
        def latest_version(self) -> IVersion: ...
        @property
        def permissions_node(self) -> Node: ...
        @property
        def resource_arns_for_grant_invoke(self) -> list[str]: ...
        @property
        def tenancy_config(self) -> Any: ...
        def add_event_source(self, source: IEventSource) -> None: ...
        @takes(EventSourceMappingOptions)
        def add_event_source_mapping(self, id: str, options: EventSourceMappingOptions) -> EventSourceMapping: ...
        @takes(FunctionUrlOptions)
        def add_function_url(self, options: FunctionUrlOptions) -> FunctionUrl: ...
        @takes(Permission)
        def add_permission(self, id: str, permission: Permission) -> None: ...
        def add_to_role_policy(self, statement: PolicyStatement) -> None: ...
        @takes(EventInvokeConfigOptions)
        def configure_async_invoke(self, options: EventInvokeConfigOptions) -> None: ...
        def grant_invoke(self, identity: IGrantable) -> Grant: ...
        def grant_invoke_composite_principal(self, composite_principal: CompositePrincipal) -> list[Grant]: ...
        def grant_invoke_latest_version(self, identity: IGrantable) -> Grant: ...
        def grant_invoke_url(self, identity: IGrantable) -> Grant: ...
        def grant_invoke_version(self, identity: IGrantable, version: IVersion) -> Grant: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_duration(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_errors(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_invocations(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_throttles(self, props: MetricOptions) -> Metric: ...


class FunctionBase(Resource, IFunction):
    """Base of functions.

    A subclass sets ``function_arn``, ``function_name``, ``grant_principal`` and, if known, ``role``.
    """

    function_arn: str
    function_name: str
    architecture: Any
    grant_principal: Any
    role: Any = None
    tenancy_config: Any = None
    _can_create_permissions: bool = False
    _skip_permissions: bool = False
    _connections: Connections | None = None

    @property
    def can_create_permissions(self) -> bool:
        """Whether permissions added here take effect."""
        return self._can_create_permissions

    @property
    def function_ref(self) -> Any:
        """The reference to the function."""
        from aws_cdk.interfaces.aws_lambda import FunctionReference

        return FunctionReference(function_name=self.function_name, function_arn=self.function_arn)

    @property
    def permissions_node(self) -> Node:
        """The node that permissions are made in."""
        return self.node

    @property
    def resource_arns_for_grant_invoke(self) -> list[str]:
        """The ARNs a caller must be allowed: the function and its versions and aliases."""
        return [self.function_arn, f"{self.function_arn}:*"]

    @property
    def latest_version(self) -> IVersion:
        """The function's ``$LATEST``."""
        from aws_cdk.aws_lambda.latest_version import LatestVersion

        known: Any = self.__dict__.get("_latest_version")
        if known is None:
            known = self.__dict__["_latest_version"] = LatestVersion(self)
        return known  # type: ignore[no-any-return]  # made one line above

    @property
    def is_bound_to_vpc(self) -> bool:
        """Whether the function works in a VPC."""
        return self._connections is not None

    @property
    def connections(self) -> Connections:
        """The network connections of a function in a VPC.

        Raises:
            ValidationError: the function is in none.
        """
        if self._connections is None:
            raise ValidationError(
                'Only VPC-associated Lambda Functions have security groups to manage. Supply the "vpc" parameter when creating '
                'the Lambda, or "securityGroupId" when importing it.',
                scope=self,
            )
        return self._connections

    # -- permissions --------------------------------------------------------

    @takes(Permission)
    def add_permission(self, id: str, permission: Permission) -> None:
        """Let a principal call the function, by the function's own policy.

        For an imported function of another account nothing is made; a warning says so.

        Raises:
            ValidationError: the principal, or a condition on it, cannot be written into a function's policy.
        """
        from aws_cdk.aws_lambda.permission import make_permission

        if not self.can_create_permissions:
            if not self._skip_permissions:
                self._warn_of_no_effect()
            return
        self.consider_warning_on_invoke_function_permissions(
            permission.scope or self, permission.action or "lambda:InvokeFunction"
        )
        make_permission(self, id, permission, self.function_arn)

    def _warn_of_no_effect(self) -> None:
        from aws_cdk.core.annotations import Annotations

        Annotations.of(self).add_warning_v2(
            "UnclearLambdaEnvironment",
            f"addPermission() does nothing for a function in region={self.env.region}, account={self.env.account}, from a stack in "
            f"region={self.stack.region}, account={self.stack.account}. If they are one environment, import the function with "
            "same_environment=True; if this is meant, acknowledge the warning.",
        )

    @checked
    def consider_warning_on_invoke_function_permissions(self, scope: Construct, action: str) -> None:
        """Warn if a permission to invoke is added to a function whose current version is in use too."""
        if action not in _INVOKING_ACTIONS:
            return
        if scope.node.try_find_child("CurrentVersion") is not None:
            self._warn_invoke_function_permissions(scope)
        else:
            self._warn_if_current_version_called = True

    def _warn_invoke_function_permissions(self, scope: Construct) -> None:
        from aws_cdk.core.annotations import Annotations

        Annotations.of(scope).add_warning_v2(
            "@aws-cdk/aws-lambda:addPermissionsToVersionOrAlias",
            "Lambda checks permissions of calls with a qualifier against the version or alias: a permission on the function alone "
            "does not allow them.\nIf callers use a version or an alias, call grant_invoke or add_permission on that.\n"
            "See: https://github.com/aws/aws-cdk/issues/19273",
        )

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the function's role; nothing if the role is unknown.

        A statement whose resources are a token for a list cannot be merged with one whose resources are not:
        the first statement given here says which kind the role's policy takes, those of the other kind get
        policies of their own.
        """
        if self.role is None:
            return
        from aws_cdk.core.feature_flags import flag_enabled

        if flag_enabled(self.node, "@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy"):
            self._add_policy_of_its_own(statement)
            return
        list_token = is_unresolved(statement.resources)
        if self.__dict__.setdefault("_role_policy_takes_list_tokens", list_token) == list_token:
            self.role.add_to_principal_policy(statement)
        else:
            self._add_policy_of_its_own(statement)

    def _add_policy_of_its_own(self, statement: PolicyStatement) -> None:
        from aws_cdk.aws_iam.policy import Policy

        count: int = self.__dict__.get("_added_policies", 0)
        self.__dict__["_added_policies"] = count + 1
        policy = Policy(self, f"inlinePolicyAddedToExecutionRole-{count}", statements=[statement])
        self.role.attach_inline_policy(policy)

    # -- grants -------------------------------------------------------------

    @checked
    def grant_invoke(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` invoke the function, its versions and its aliases."""
        from aws_cdk.aws_lambda._invoke_grants import grant_invoke

        return grant_invoke(self, grantee, self.resource_arns_for_grant_invoke)

    @checked
    def grant_invoke_latest_version(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` invoke the function without a qualifier or with ``$LATEST``."""
        return self.grant_invoke_version(grantee, self.latest_version)

    @checked
    def grant_invoke_version(self, grantee: IGrantable, version: IVersion) -> Grant:
        """Let ``grantee`` invoke one version."""
        from aws_cdk.aws_lambda._invoke_grants import grant_invoke

        arns = [f"{self.function_arn}:{version.version}"]
        if version is self.latest_version:
            arns.append(self.function_arn)
        # A number that is only known at deployment cannot be part of an id; the version's place can.
        name = version.node.path if is_unresolved(version.version) else version.version
        return grant_invoke(self, grantee, arns, version=name)

    @checked
    def grant_invoke_url(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` call the function's URL."""
        from aws_cdk.aws_lambda._invoke_grants import grant_invoke_url

        return grant_invoke_url(self, grantee)

    @checked
    def grant_invoke_composite_principal(self, composite_principal: CompositePrincipal) -> list[Grant]:
        """Let each principal of ``composite_principal`` invoke the function."""
        return [self.grant_invoke(principal) for principal in composite_principal._principals]

    # -- what belongs to a function -----------------------------------------

    @checked
    def add_event_source(self, source: IEventSource) -> None:
        """Have ``source`` call the function.

        Raises:
            ValidationError: the function keeps its tenants apart, and the source is not an API, which alone tells them apart.
        """
        if self.tenancy_config is not None:
            from aws_cdk.aws_lambda_event_sources.api_event_source import ApiEventSource

            if not isinstance(source, ApiEventSource):
                raise ValidationError(
                    f"Event source {type(source).__name__} is not supported for functions with tenant isolation mode",
                    scope=self,
                    fix="leave the function's tenancy_config out",
                )
        source.bind(self)

    @takes(EventSourceMappingOptions)
    def add_event_source_mapping(self, id: str, options: EventSourceMappingOptions) -> EventSourceMapping:
        """Have Lambda read a stream or queue and call the function with what it finds."""
        from aws_cdk.aws_lambda.event_source_mapping import EventSourceMapping

        return EventSourceMapping(self, id, target=self, **options._given())

    @takes(FunctionUrlOptions)
    def add_function_url(self, options: FunctionUrlOptions) -> FunctionUrl:
        """Give the function an HTTPS address."""
        from aws_cdk.aws_lambda.function_url import FunctionUrl

        return FunctionUrl(self, "FunctionUrl", function=self, **options._given())

    @takes(EventInvokeConfigOptions)
    def configure_async_invoke(self, options: EventInvokeConfigOptions) -> None:
        """Say how asynchronous calls go.

        Raises:
            ValidationError: that was said before.
        """
        self._add_event_invoke_config(self, options)

    def _add_event_invoke_config(
        self, function: IFunction, options: EventInvokeConfigOptions, qualifier: str | None = None
    ) -> None:
        from aws_cdk.aws_lambda.event_invoke_config import EventInvokeConfig

        if self.node.try_find_child("EventInvokeConfig") is not None:
            raise ValidationError(
                f"An EventInvokeConfig has already been configured for the function at {self.node.path}",
                scope=self,
                fix="configure it once, with all options: with the function, or with configure_async_invoke()",
            )
        EventInvokeConfig(
            self,
            "EventInvokeConfig",
            function=function,
            max_event_age=options.max_event_age,
            on_failure=options.on_failure,
            on_success=options.on_success,
            qualifier=qualifier,
            retry_attempts=options.retry_attempts,
        )

    def _configure_async_if_given(self, options: EventInvokeConfigOptions) -> None:
        """Make the asynchronous configuration if one of its options is given."""
        given = (options.on_failure, options.on_success, options.retry_attempts, options.max_event_age)
        if any(option is not None for option in given):
            self.configure_async_invoke(
                max_event_age=options.max_event_age,
                on_failure=options.on_failure,
                on_success=options.on_success,
                retry_attempts=options.retry_attempts,
            )

    # -- metrics ------------------------------------------------------------

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of this function (options of ``MetricOptions``); the average over 5 minutes unless said otherwise."""
        from aws_cdk.aws_lambda._metrics import function_metric

        return function_metric(self, metric_name, {"FunctionName": self.function_name}, props._given())

    @takes(MetricOptions)
    def metric_duration(self, props: MetricOptions) -> Metric:
        """Return how long calls take, in milliseconds."""
        return self.metric("Duration", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_errors(self, props: MetricOptions) -> Metric:
        """Return how many calls fail."""
        return self.metric("Errors", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_invocations(self, props: MetricOptions) -> Metric:
        """Return how often the function is called."""
        return self.metric("Invocations", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_throttles(self, props: MetricOptions) -> Metric:
        """Return how many calls are refused for want of concurrency."""
        return self.metric("Throttles", **{"statistic": "Sum", **props._given()})

    # -- for subclasses -----------------------------------------------------

    def _function_node(self) -> Node:
        """The node of the function whose permissions these are."""
        return self.node

    def _check_edge_compatibility(self) -> None:
        """Fail if the function cannot work at the edge; nothing is known against it here."""

    def _is_stack_account(self) -> bool:
        """Whether the function is known to be in the stack's account."""
        account = self.env.account
        if is_unresolved(account) or is_unresolved(self.stack.account):
            return False
        return account == self.stack.account

    def _is_named_in_stack_account(self) -> bool:
        """Whether the ARN is known to name the stack's account; no ARN with tokens in it does, as the peer."""
        if is_unresolved(self.function_arn) or is_unresolved(self.stack.account):
            return False
        return self.function_arn.split(":")[_ACCOUNT_PART] == self.stack.account

    @staticmethod
    def _extract_name_from_arn(arn: str) -> str:
        """Return the function's name: the seventh part of the ARN."""
        from aws_cdk.core.fn import Fn

        if is_unresolved(arn):
            return Fn.select(_NAME_PART, Fn.split(":", arn))
        parts = arn.split(":")
        if len(parts) <= _NAME_PART:
            raise ValidationError(
                f"no ARN of a function: {arn!r}", fix="pass arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME"
            )
        return parts[_NAME_PART]


__all__ = ["FunctionBase", "IFunction"]
