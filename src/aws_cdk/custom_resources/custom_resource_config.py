"""Settings for all functions with handlers of the framework's in a part of an app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.aspect import Aspects, IAspect
from aws_cdk.core.cfn_resource import CfnResource
from constructs import IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.runtime import Runtime
    from aws_cdk.aws_logs.retention_days import RetentionDays
    from aws_cdk.core.removal_policy import RemovalPolicy

_SINGLETON = "aws:cdk:is-custom-resource-handler-singleton"
_PROVIDER = "aws:cdk:is-custom-resource-handler-customResourceProvider"
_LOG_GROUP = "aws:cdk:is-custom-resource-handler-logGroup"
_LOG_RETENTION = "aws:cdk:is-custom-resource-handler-logRetention"
_GROUP_ID = "logGroup"


class CustomResourceConfig:
    """Settings for the functions of custom resources that constructs of the library bring along."""

    __slots__ = ("_scope",)

    @checked
    def __init__(self, scope: IConstruct) -> None:
        self._scope = scope

    @staticmethod
    @checked
    def of(scope: IConstruct) -> CustomResourceConfig:
        """Return the settings of ``scope``."""
        return CustomResourceConfig(scope)

    @checked
    def add_log_retention_lifetime(self, retention: RetentionDays) -> None:
        """Keep the functions' logs for a time."""
        Aspects.of(self._scope).add(CustomResourceLogRetention(retention))

    @checked
    def add_removal_policy(self, removal_policy: RemovalPolicy) -> None:
        """Say what becomes of the functions' logs."""
        Aspects.of(self._scope).add(CustomResourceRemovalPolicy(removal_policy))

    @checked
    def add_lambda_runtime(self, lambda_runtime: Runtime) -> None:
        """Run the functions on a runtime, if it is one that their handlers are written for."""
        Aspects.of(self._scope).add(CustomResourceLambdaRuntime(lambda_runtime))


class CustomResourceLogRetention(IAspect):
    """Sets how long logs of such functions are kept."""

    @checked
    def __init__(self, set_log_retention: RetentionDays) -> None:
        self._retention = set_log_retention
        self._days = set_log_retention._value_

    def visit(self, node: IConstruct) -> None:
        """Set the retention of the resources of ``node``; a function without a log group is given one."""
        for function in _marked(node, _SINGLETON, "AWS::Lambda::Function"):
            if function.logging_config is None and function.node.try_find_child(_GROUP_ID) is None:
                self._add_group(function)
        for mark, type, property in (
            (_LOG_GROUP, "AWS::Logs::LogGroup", "RetentionInDays"),
            (_LOG_RETENTION, "Custom::LogRetention", "RetentionInDays"),
        ):
            for resource in _marked(node, mark, type):
                resource.add_property_override(property, self._days)

    def _add_group(self, function: Any) -> None:
        from aws_cdk.aws_logs.log_group import LogGroup

        group = LogGroup(function, _GROUP_ID, retention=self._retention)
        group.node.add_metadata(_LOG_GROUP, True)
        function.add_property_override("LoggingConfig", {"LogGroup": group.log_group_name})


class CustomResourceRemovalPolicy(IAspect):
    """Sets what becomes of logs of such functions."""

    @checked
    def __init__(self, removal_policy: RemovalPolicy) -> None:
        self._policy = removal_policy

    def visit(self, node: IConstruct) -> None:
        """Set the policy of the log groups of ``node``."""
        for resource in _marked(node, _LOG_GROUP, "AWS::Logs::LogGroup"):
            resource.apply_removal_policy(self._policy)


class CustomResourceLambdaRuntime(IAspect):
    """Sets the runtime of such functions.

    The handlers here are written in Python, those of the peer for Node.js: a runtime of another family is passed over.
    """

    @checked
    def __init__(self, lambda_runtime: Runtime) -> None:
        self._runtime = lambda_runtime

    def visit(self, node: IConstruct) -> None:
        """Set the runtime of the functions of ``node``."""
        if not self._runtime.name.startswith("python"):
            return
        for mark in (_SINGLETON, _PROVIDER):
            for resource in _marked(node, mark, "AWS::Lambda::Function"):
                resource.add_property_override("Runtime", self._runtime.name)


def _marked(node: IConstruct, mark: str, type: str) -> list[Any]:
    """The resources of a type directly in ``node``, if it has the mark."""
    inner: Any = node
    if not any(entry.type == mark for entry in inner.node._metadata or ()):
        return []
    return [
        child for child in inner.node.children if isinstance(child, CfnResource) and child.cfn_resource_type == type
    ]


__all__ = [
    "CustomResourceConfig",
    "CustomResourceLambdaRuntime",
    "CustomResourceLogRetention",
    "CustomResourceRemovalPolicy",
]
