"""Resources that have a policy or a key of their own, and how to find it for any L1 resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.resource_environment import ResourceEnvironment
    from constructs import IConstruct, IDependable


class AddToResourcePolicyResult(Struct):
    """What became of a statement that was added to a resource's policy."""

    statement_added: bool
    policy_dependable: IDependable | None = None
    """What to depend on for the statement to be in force; the resource by default."""


class IResourceWithPolicyV2:
    """Something with an environment and a policy that statements can be added to."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def env(self) -> ResourceEnvironment: ...

    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the resource's policy."""
        raise NotImplementedError


class IResourceWithPolicy(IResourceWithPolicyV2, IResource):
    """A resource with a policy that statements can be added to."""

    __slots__ = ()


class GrantOnKeyResult(Struct):
    """What became of a grant on the key that a resource is encrypted with."""

    grant: Grant | None = None
    """The grant; nothing if the resource has no key."""


class IEncryptedResource:
    """Something that may be encrypted with a key on which permissions can be granted."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def env(self) -> ResourceEnvironment: ...

    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        """Allow ``actions`` on the key."""
        raise NotImplementedError


class IResourcePolicyFactory:
    """Makes what adds statements to the policy of an L1 resource."""

    __slots__ = ()

    def for_resource(self, resource: CfnResource) -> IResourceWithPolicyV2:
        """Return what adds to the policy of ``resource``."""
        raise NotImplementedError


class IEncryptedResourceFactory:
    """Makes what grants permissions on the key of an L1 resource."""

    __slots__ = ()

    def for_resource(self, resource: CfnResource) -> IEncryptedResource:
        """Return what grants on the key of ``resource``."""
        raise NotImplementedError


# Types whose factory a service module of ours has: module and class, imported when one is asked for.
_POLICY_FACTORIES_OF_OURS: dict[str, tuple[str, str]] = {
    "AWS::DynamoDB::Table": ("aws_cdk.aws_dynamodb._l1_policy", "TablePolicyFactory"),
    "AWS::KMS::Key": ("aws_cdk.aws_kms._l1_policy", "KeyPolicyFactory"),
    "AWS::Logs::LogGroup": ("aws_cdk.aws_logs._l1_policy", "LogGroupPolicyFactory"),
    "AWS::S3::Bucket": ("aws_cdk.aws_s3._l1_policy", "BucketPolicyFactory"),
    "AWS::SNS::Topic": ("aws_cdk.aws_sns._l1_policy", "TopicPolicyFactory"),
    "AWS::SQS::Queue": ("aws_cdk.aws_sqs._l1_policy", "QueuePolicyFactory"),
}
_KEY_FACTORIES_OF_OURS: dict[str, tuple[str, str]] = {
    "AWS::DynamoDB::Table": ("aws_cdk.aws_dynamodb._l1_policy", "EncryptedTableFactory"),
    "AWS::S3::Bucket": ("aws_cdk.aws_s3._l1_policy", "EncryptedBucketFactory"),
    "AWS::SNS::Topic": ("aws_cdk.aws_sns._l1_policy", "EncryptedTopicFactory"),
    "AWS::SQS::Queue": ("aws_cdk.aws_sqs._l1_policy", "EncryptedQueueFactory"),
}


def _factory(known: dict[str, Any], ours: dict[str, tuple[str, str]], type: str) -> Any | None:
    factory = known.get(type)
    if factory is None and type in ours:
        from importlib import import_module

        module, name = ours[type]
        factory = known[type] = getattr(import_module(module), name)()
    return factory


class DefaultPolicyFactories:
    """Factories for policies of L1 resources by CloudFormation type, in force everywhere."""

    _factories: ClassVar[dict[str, IResourcePolicyFactory]] = {}

    @staticmethod
    @checked
    def set(type: str, factory: IResourcePolicyFactory) -> None:
        """Use ``factory`` for resources of ``type``."""
        DefaultPolicyFactories._factories[type] = factory

    @staticmethod
    @checked
    def get(type: str) -> IResourcePolicyFactory | None:
        """Return the factory for ``type``, or ``None``."""
        return _factory(DefaultPolicyFactories._factories, _POLICY_FACTORIES_OF_OURS, type)

    @staticmethod
    @checked
    def has(type: str) -> bool:
        """Tell whether there is a factory for ``type``."""
        return DefaultPolicyFactories.get(type) is not None


class DefaultEncryptedResourceFactories:
    """Factories for keys of L1 resources by CloudFormation type, in force everywhere."""

    _factories: ClassVar[dict[str, IEncryptedResourceFactory]] = {}

    @staticmethod
    @checked
    def set(type: str, factory: IEncryptedResourceFactory) -> None:
        """Use ``factory`` for resources of ``type``."""
        DefaultEncryptedResourceFactories._factories[type] = factory

    @staticmethod
    @checked
    def get(type: str) -> IEncryptedResourceFactory | None:
        """Return the factory for ``type``, or ``None``."""
        return _factory(DefaultEncryptedResourceFactories._factories, _KEY_FACTORIES_OF_OURS, type)

    @staticmethod
    @checked
    def has(type: str) -> bool:
        """Tell whether there is a factory for ``type``."""
        return DefaultEncryptedResourceFactories.get(type) is not None


_AUTOMATIC_TRAITS = "@aws-cdk/core:automaticL1Traits"
_POLICY_FACTORIES = "_iam_policy_factories"
_KEY_FACTORIES = "_iam_key_factories"


def _registered(resource: Any, attribute: str, cfn_type: str) -> Any | None:
    """Return the factory registered nearest above ``resource``."""
    current = resource
    while current is not None:
        factories = current.__dict__.get(attribute)
        if factories and cfn_type in factories:
            return factories[cfn_type]
        current = current.node.scope
    return None


def _trait(resource: Any, attribute: str, by_default: Callable[[str], Any | None]) -> Any | None:
    """Return what a factory makes for an L1 resource: one registered above it, or else the default of its type.

    Raises:
        ValidationError: none is registered, and the feature flag keeps resources from having one by default.
    """
    cfn_type = getattr(resource, "cfn_resource_type", None)
    if cfn_type is None:
        return None
    factory = _registered(resource, attribute, cfn_type)
    if factory is None:
        if not flag_enabled(resource.node, _AUTOMATIC_TRAITS):
            raise ValidationError(
                f"Couldn't find trait for {resource.node.path} [{cfn_type}], install one explicitly or enable the feature "
                f"flag '{_AUTOMATIC_TRAITS}'",
                scope=resource,
                fix="call ResourceWithPolicies.register() or EncryptedResources.register() for a scope above it",
            )
        factory = by_default(cfn_type)
    return factory.for_resource(resource) if factory is not None else None


class ResourceWithPolicies:
    """Finds the policy of any resource."""

    @staticmethod
    @checked
    def register(scope: IConstruct, cfn_type: str, factory: IResourcePolicyFactory) -> None:
        """Use ``factory`` for L1 resources of ``cfn_type`` at ``scope`` and below."""
        scope.__dict__.setdefault(_POLICY_FACTORIES, {})[cfn_type] = factory

    @staticmethod
    def of(resource: Any) -> IResourceWithPolicyV2 | None:
        """Return what adds to the policy of ``resource``, or ``None`` if it has none that is known.

        Raises:
            ValidationError: it is made with L1, no factory is registered for it, and the feature flag rules out defaults.
        """
        if GrantableResources.is_resource_with_policy(resource):
            return resource  # type: ignore[no-any-return]  # just asked for
        return _trait(resource, _POLICY_FACTORIES, DefaultPolicyFactories.get)


class EncryptedResources:
    """Finds the key of any resource."""

    @staticmethod
    @checked
    def register(scope: IConstruct, cfn_type: str, factory: IEncryptedResourceFactory) -> None:
        """Use ``factory`` for L1 resources of ``cfn_type`` at ``scope`` and below."""
        scope.__dict__.setdefault(_KEY_FACTORIES, {})[cfn_type] = factory

    @staticmethod
    def of(resource: Any) -> IEncryptedResource | None:
        """Return what grants on the key of ``resource``, or ``None`` if it has none that is known.

        Raises:
            ValidationError: it is made with L1, no factory is registered for it, and the feature flag rules out defaults.
        """
        if GrantableResources.is_encrypted_resource(resource):
            return resource  # type: ignore[no-any-return]  # just asked for
        return _trait(resource, _KEY_FACTORIES, DefaultEncryptedResourceFactories.get)


class GrantableResources:
    """Tells what can be granted on."""

    @staticmethod
    def is_resource_with_policy(resource: Any) -> bool:
        """Tell whether statements can be added to a policy of ``resource``."""
        return callable(getattr(resource, "add_to_resource_policy", None))

    @staticmethod
    def is_encrypted_resource(resource: Any) -> bool:
        """Tell whether permissions can be granted on a key of ``resource``."""
        return callable(getattr(resource, "grant_on_key", None))
