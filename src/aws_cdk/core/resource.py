"""The base of constructs that stand for a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.environment import same_account
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.physical_name import generate_physical_name, is_generated_when_needed
from aws_cdk.core.reference import Reference
from aws_cdk.core.resource_environment import ResourceEnvironment
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolveContext, is_unresolved, string_of
from aws_cdk.core.tokenization import Tokenization
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.core.reference_strength import ReferenceStrength
    from aws_cdk.core.removal_policy import RemovalPolicy


class ResourceProps(Struct):
    """What every resource may be told."""

    account: str | None = None
    """Account the resource is in. Default: the stack's."""
    environment_from_arn: str | None = None
    """ARN to take account and region from; with neither of the two others."""
    physical_name: str | None = None
    """Name at AWS. Default: chosen by CloudFormation."""
    region: str | None = None
    """Region the resource is in. Default: the stack's."""


class IResource(IConstruct):
    """A construct that stands for a resource."""

    if TYPE_CHECKING:

        @property
        def stack(self) -> Stack: ...
        @property
        def env(self) -> ResourceEnvironment: ...
        def apply_removal_policy(self, policy: RemovalPolicy) -> None: ...


class Resource(Construct, IResource):
    """Base of L2 constructs: physical name, environment, and attributes that work from other stacks."""

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)

    def _init_resource(self, scope: Construct, id: str, props: ResourceProps) -> None:
        super().__init__(scope, id)
        if (props.account is not None or props.region is not None) and props.environment_from_arn is not None:
            raise ValidationError(
                f"Supply at most one of 'account'/'region' ({props.account}/{props.region}) and 'environmentFromArn' "
                f"({props.environment_from_arn})",
                scope=self,
            )
        self.stack: Stack = Stack.of(self)
        self._env_account = props.account
        self._env_region = props.region
        if props.environment_from_arn is not None:
            parsed = Arn.split(props.environment_from_arn, ArnFormat.SLASH_RESOURCE_NAME)
            self._env_account, self._env_region = parsed.account, parsed.region
        name = props.physical_name
        self._allow_cross_environment = False
        self._known_name: str | None
        if name and is_generated_when_needed(name):
            # Given a name only once another environment needs to know it.
            self._known_name = None
            self._allow_cross_environment = True
            self.physical_name: str = string_of(LazyValue(lambda _: self._known_name))
        elif name and not is_unresolved(name):
            self._known_name = name
            self.physical_name = name
            self._allow_cross_environment = True
        else:
            self._known_name = name
            self.physical_name = name if name is not None else string_of(LazyValue(lambda _: None))

    @property
    def _physical_name(self) -> str:
        """The physical name as subclasses in apps know it: text, or a token for one that is given later or by the service."""
        return self.physical_name

    @property
    def env(self) -> ResourceEnvironment:
        """Account and region of the resource."""
        return ResourceEnvironment(
            account=self._env_account if self._env_account is not None else self.stack.account,
            region=self._env_region if self._env_region is not None else self.stack.region,
        )

    @staticmethod
    def is_resource(construct: Any) -> bool:
        """Tell whether ``construct`` stands for a resource."""
        return isinstance(construct, Resource)

    @staticmethod
    def is_owned_resource(construct: Any) -> bool:
        """Tell whether ``construct`` is a resource made here, not an imported one."""
        from aws_cdk.core.cfn_resource import CfnResource

        return isinstance(construct.node.default_child, CfnResource)

    @checked
    def apply_removal_policy(self, policy: RemovalPolicy) -> None:
        """Say what happens to the resource when it leaves the stack or is replaced.

        Raises:
            ValidationError: there is no single resource to apply it to.
        """
        from aws_cdk.core.cfn_resource import CfnResource

        child = self.node.default_child
        if not isinstance(child, CfnResource):
            raise ValidationError(
                "Cannot apply RemovalPolicy: no child or not a CfnResource. Apply the removal policy on the CfnResource directly.",
                scope=self,
                fix="call apply_removal_policy() of the L1 resource inside",
            )
        child.apply_removal_policy(policy)

    @checked
    def apply_cross_stack_reference_strength(self, strength: ReferenceStrength) -> None:
        """Say how strongly other stacks hold on to this resource's attributes."""
        from aws_cdk.core.reference_strength import CrossStackReferences

        CrossStackReferences.of(self).produce(strength)

    def _generate_physical_name(self) -> str:
        """Return the name this resource gets when another environment needs to know it."""
        return generate_physical_name(self)

    def _enable_cross_environment(self) -> None:
        if not self._allow_cross_environment:
            raise ValidationError(
                f"Cannot use resource '{self.node.path}' in a cross-environment fashion, the resource's physical name must be "
                "explicit set or use `PhysicalName.GENERATE_IF_NEEDED`",
                scope=self,
                fix="give the resource a name, or PhysicalName.GENERATE_IF_NEEDED as its name",
            )
        if not self._known_name:
            self._known_name = self._generate_physical_name()

    def _get_resource_name_attribute(self, name_attr: str) -> str:
        """Return the name: the attribute here, the physical name in other environments."""
        return self._attribute(name_attr, lambda: self.physical_name)

    def _get_resource_arn_attribute(
        self, arn_attr: str, arn_components: ArnComponents | None = None, **components: Any
    ) -> str:
        """Return the ARN: the attribute here, one made of the physical name in other environments.

        The components are given as a struct, or one by one, as subclasses in apps do.
        """
        made = ArnComponents.of(components if arn_components is None else arn_components)
        return self._attribute(arn_attr, lambda: Arn._format(made, self.stack))

    def _attribute(self, attribute: str, elsewhere: Any) -> str:
        def produce(context: IResolveContext) -> Any:
            consumer = Stack.of(context.scope)
            if self.stack.environment != consumer.environment and not _is_carried_across_regions(self.stack, consumer):
                self._enable_cross_environment()
                return elsewhere()
            return attribute

        reference = Tokenization.reverse(attribute, fail_concat=False)
        if isinstance(reference, Reference):
            return string_of(_MimicReference(reference, produce))
        return string_of(LazyValue(produce))


class _MimicReference(Reference):
    """A reference to the same target that resolves by a rule of its own."""

    def __init__(self, original: Reference, produce: Any) -> None:
        super().__init__(None, original.target, original.display_name, original.type_hint)
        self.original = original
        self._produce = produce

    def resolve(self, context: IResolveContext) -> Any:
        return self._produce(context)


def _is_carried_across_regions(producer: Stack, consumer: Stack) -> bool:
    """Whether ``consumer`` wants attributes of other regions carried over, rather than made of physical names."""
    return consumer._cross_region_references and same_account(producer.environment, consumer.environment)


__all__ = ["IResource", "Resource", "ResourceProps"]
