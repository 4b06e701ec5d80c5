"""A stack inside another: its template is an asset of the parent, its place a resource there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import LazyValue, lazy_any, lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolveContext, string_of
from constructs import Construct


class NestedStackProps(Struct):
    """Options of a nested stack."""

    description: str | None = None
    """What the stack is."""
    notification_arns: Sequence[str] | None = None
    """Topics that are told of stack events."""
    parameters: Mapping[str, str] | None = None
    """Values of the nested template's parameters."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the nested stack when it leaves the parent. Default: it is deleted."""
    suppress_template_indentation: bool | None = None
    """Write the template on one line."""
    timeout: Duration | None = None
    """How long CloudFormation waits for the nested stack."""


class NestedStack(Stack):
    """A template that is deployed as a resource of another stack.

    References between it and other stacks of the same environment become parameters and outputs by themselves.
    """

    @takes(NestedStackProps)
    def __init__(self, scope: Construct, id: str, props: NestedStackProps) -> None:
        parent = _parent_stack(scope)
        self._parent_stack = parent
        from aws_cdk.core.synthesizers.nested import NestedStackSynthesizer

        self._resource: CfnResource | None = None
        super().__init__(
            scope,
            id,
            env={"account": parent.account, "region": parent.region},
            synthesizer=NestedStackSynthesizer(parent.synthesizer),
            description=props.description,
            cross_region_references=parent._cross_region_references,
            suppress_template_indentation=props.suppress_template_indentation,
        )
        # Not a child of this stack but of its scope: it is part of the parent's template.
        holder = Construct(scope, f"{id}.NestedStack")
        self.template_file = f"{Names.unique_id(self)}.nested.template.json"
        self._parameters: dict[str, Any] = dict(props.parameters or {})
        self._template_url: Any = None
        from aws_cdk._l1 import CfnStack

        resource = CfnStack(
            holder,
            f"{id}.NestedStackResource",
            template_url=lazy_string(lambda: self._template_url or "<unresolved>"),
            parameters=lazy_any(lambda: self._parameters or None),
            notification_arns=props.notification_arns,
            timeout_in_minutes=props.timeout.to_minutes() if props.timeout else None,
        )
        resource.apply_removal_policy(props.removal_policy or RemovalPolicy.DESTROY)
        self._resource = self.node.default_child = resource
        self._resource_ref_name = Fn.select(1, Fn.split("/", resource.ref))
        self._name = self._inside_or_outside("AWS::StackName", self._resource_ref_name)
        self._id = self._inside_or_outside("AWS::StackId", resource.ref)

    def _inside_or_outside(self, pseudo: str, outer: str) -> str:
        """A token that is the pseudo parameter in this stack and the resource's attribute elsewhere."""

        def produce(context: IResolveContext) -> Any:
            return {"Ref": pseudo} if Stack.of(context.scope) is self else outer

        token = _NestedAttribute(produce)
        token._display_hint = pseudo
        return string_of(token)

    @staticmethod
    def is_nested_stack(x: Any) -> bool:
        """Tell whether ``x`` is a nested stack."""
        return isinstance(x, NestedStack)

    @property
    def nested_stack_resource(self) -> CfnResource | None:
        """The resource in the parent."""
        return self._resource

    @property
    def nested_stack_parent(self) -> Stack:
        """The stack this one is nested in."""
        return self._parent_stack

    @property
    def nested(self) -> bool:
        """Yes."""
        return True

    @property
    def stack_id(self) -> str:
        """The nested stack's ARN, as seen from where it is used."""
        return self._id

    @property
    def bundling_required(self) -> bool:
        """As in the parent."""
        return self._parent_stack.bundling_required

    @checked
    def set_parameter(self, name: str, value: str) -> None:
        """Set the value of a parameter of the nested template."""
        self._parameters[name] = value

    def _generate_stack_name(self) -> str:
        return "nested"  # replaced once the resource exists; nothing is named by it

    def _prepare_template_asset(self) -> None:
        """Make the template an asset of the parent, once nothing changes it any more."""
        if self._template_url is not None:
            return
        from aws_cdk.core.synthesizers.sources import FileAssetPackaging, FileAssetSource
        from cloud_assembly.schema.files import sha256_of
        from cloud_assembly.schema.json_text import json_text

        digest = sha256_of(json_text(self._to_cloud_formation()))
        top = self._top_level_stack()
        relative = self.node.path[len(top.node.path) + 1 :]
        location = call_with_options(
            self._parent_stack.synthesizer.add_file_asset,
            of=FileAssetSource,
            source_hash=digest,
            packaging=FileAssetPackaging.FILE,
            file_name=self.template_file,
            display_name=f"{relative} Nested Stack Template",
        )
        resource: Any = self._resource
        for key, value in self.tags.tag_values().items():
            resource.tags.set_tag(key, value)
        if self.node.try_get_context("aws:cdk:enable-asset-metadata"):
            resource.add_metadata("aws:asset:path", self.template_file)
            resource.add_metadata("aws:asset:property", "TemplateURL")
        region, suffix = self._parent_stack.region, self._parent_stack.url_suffix
        self._template_url = f"https://s3.{region}.{suffix}/{location.bucket_name}/{location.object_key}"

    def _top_level_stack(self) -> Stack:
        stack: Stack = self
        while (parent := stack.nested_stack_parent) is not None:
            stack = parent
        return stack


class _NestedAttribute(LazyValue):
    _display_hint: str | None = None


def _parent_stack(scope: Any) -> Stack:
    current = scope
    while current is not None:
        if isinstance(current, Stack):
            return current
        current = current.node.scope
    raise ValidationError(
        "Nested stacks must be defined within scope of another non-nested stack",
        scope=scope,
        fix="make the NestedStack inside a Stack",
    )


__all__ = ["NestedStack", "NestedStackProps"]
