"""Aspects that have the instance metadata service want session tokens (IMDSv2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnLaunchTemplate
from aws_cdk.aws_ec2.instance import Instance
from aws_cdk.aws_ec2.launch_template import LaunchTemplate
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.aspect import IAspect
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import IConstruct

_WARNING = "@aws-cdk/aws-ec2:imdsv2"


class _RequireImdsv2AspectProps(Struct):
    suppress_warnings: bool | None = None
    """Do not warn of what cannot be changed. Default: warn."""


class InstanceRequireImdsv2AspectProps(_RequireImdsv2AspectProps):
    """Options of the aspect for instances."""

    suppress_launch_template_warning: bool | None = None
    """Do not warn of instances that have a launch template already. Default: warn."""


class LaunchTemplateRequireImdsv2AspectProps(_RequireImdsv2AspectProps):
    """Options of the aspect for launch templates."""


class _RequireImdsv2Aspect(IAspect):
    def __init__(self, suppress_warnings: bool | None) -> None:
        self.suppress_warnings: bool = bool(suppress_warnings)

    def _warn(self, node: IConstruct, message: str) -> None:
        """Warn that a construct cannot be changed."""
        if not self.suppress_warnings:
            Annotations.of(node).add_warning_v2(
                f"{_WARNING}RequireImdsv2Aspect", f"IMDSv2 could not be required of {node.node.id}: {message}"
            )


class InstanceRequireImdsv2Aspect(_RequireImdsv2Aspect):
    """Gives each instance a launch template by which the metadata service wants session tokens."""

    @takes(InstanceRequireImdsv2AspectProps)
    def __init__(self, props: InstanceRequireImdsv2AspectProps) -> None:
        super().__init__(props.suppress_warnings)
        self._suppress_template_warning = bool(props.suppress_launch_template_warning)

    def visit(self, node: IConstruct) -> None:
        """Change ``node`` if it is an instance."""
        if not isinstance(node, Instance):
            return
        resource: Any = node.instance
        if resource.launch_template is not None:
            self._warn(node, "the instance has a launch template already, which would have to say it")
            return
        template: Any = CfnLaunchTemplate(
            node, "LaunchTemplate", launch_template_data={"metadataOptions": {"httpTokens": "required"}}
        )
        unique = flag_enabled(node.node, "@aws-cdk/aws-ec2:uniqueImdsv2TemplateName")
        name = Names.unique_id(template) if unique else f"{node.node.id}LaunchTemplate"
        template.launch_template_name = name
        resource.launch_template = {
            "launchTemplateName": name,
            "version": template.get_att("LatestVersionNumber").to_string(),
        }

    def _warn(self, node: IConstruct, message: str) -> None:
        if not self._suppress_template_warning:
            super()._warn(node, message)


class LaunchTemplateRequireImdsv2Aspect(_RequireImdsv2Aspect):
    """Changes each launch template so that the metadata service wants session tokens."""

    @takes(LaunchTemplateRequireImdsv2AspectProps)
    def __init__(self, props: LaunchTemplateRequireImdsv2AspectProps) -> None:
        super().__init__(props.suppress_warnings)

    def visit(self, node: IConstruct) -> None:
        """Change ``node`` if it is a launch template."""
        if not isinstance(node, LaunchTemplate):
            return
        template: Any = node.node.try_find_child("Resource")
        data = template.launch_template_data
        if is_unresolved(data):
            self._warn(node, "its launch_template_data is a token")
            return
        options = _option(data, "metadata_options", "metadataOptions")
        if is_unresolved(options):
            self._warn(node, "its metadata_options are a token")
            return
        changed = {**_given(options), "http_tokens": "required"}
        template.launch_template_data = {**_given(data), "metadata_options": changed}


def _option(value: Any, *names: str) -> Any:
    given = _given(value)
    return next((given[name] for name in names if given.get(name) is not None), None)


def _given(value: Any) -> dict[str, Any]:
    """Return what a struct or a mapping holds."""
    if value is None:
        return {}
    from aws_cdk.core.naming import snake_case

    items: Mapping[str, Any] = value if isinstance(value, Mapping) else value._given()
    return {snake_case(name): item for name, item in items.items()}
