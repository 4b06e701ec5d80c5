"""An aspect that has the instance metadata service of groups want session tokens (IMDSv2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
from aws_cdk.aws_ec2.imdsv2_aspects import _given, _option
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.aspect import IAspect
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import IConstruct


class AutoScalingGroupRequireImdsv2Aspect(IAspect):
    """Changes the launch configuration or template that each group made."""

    def visit(self, node: IConstruct) -> None:
        """Change ``node`` if it is a group."""
        if not isinstance(node, AutoScalingGroup):
            return
        made = node.node.try_find_child("LaunchTemplate")
        if made is not None:
            self._change_template(node, made.node.try_find_child("Resource"))
            return
        configuration: Any = node.node.try_find_child("LaunchConfig")
        if configuration is None:  # a launch template was given, for which there is an aspect of its own
            return
        options = configuration.metadata_options
        if is_unresolved(options):
            self._warn(node, "the metadata_options of its launch configuration are a token")
            return
        configuration.metadata_options = {**_given(options), "http_tokens": "required"}

    def _change_template(self, node: IConstruct, template: Any) -> None:
        data = template.launch_template_data
        if is_unresolved(data):
            self._warn(node, "the launch_template_data of its launch template are a token")
            return
        options = _option(data, "metadata_options")
        if is_unresolved(options):
            self._warn(node, "the metadata_options of its launch template are a token")
            return
        changed = {**_given(options), "http_tokens": "required"}
        template.launch_template_data = {**_given(data), "metadata_options": changed}

    def _warn(self, node: IConstruct, message: str) -> None:
        """Warn that a group cannot be changed."""
        name = type(self).__name__
        Annotations.of(node).add_warning_v2(
            f"@aws-cdk/aws-autoscaling:imdsv2{name}", f"IMDSv2 could not be required of {node.node.id}: {message}"
        )
