"""Attributes of a resource beside its properties."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.cfn_resource_policy import (
    CfnAutoScalingInstanceRefresh,
    CfnAutoScalingInstanceRefreshAlarmSpecification,
    CfnAutoScalingInstanceRefreshPreferences,
    CfnAutoScalingReplacingUpdate,
    CfnAutoScalingRollingUpdate,
    CfnAutoScalingScheduledAction,
    CfnCodeDeployLambdaAliasUpdate,
    CfnCreationPolicy,
    CfnDeletionPolicy,
    CfnResourceAutoScalingCreationPolicy,
    CfnResourceSignal,
    CfnUpdatePolicy,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct

# Structs by the name under which they stand in the policy around them.
_NESTED: dict[str, type[Struct]] = {
    "AutoScalingCreationPolicy": CfnResourceAutoScalingCreationPolicy,
    "ResourceSignal": CfnResourceSignal,
    "AutoScalingInstanceRefresh": CfnAutoScalingInstanceRefresh,
    "Preferences": CfnAutoScalingInstanceRefreshPreferences,
    "AlarmSpecification": CfnAutoScalingInstanceRefreshAlarmSpecification,
    "AutoScalingReplacingUpdate": CfnAutoScalingReplacingUpdate,
    "AutoScalingRollingUpdate": CfnAutoScalingRollingUpdate,
    "AutoScalingScheduledAction": CfnAutoScalingScheduledAction,
    "CodeDeployLambdaAliasUpdate": CfnCodeDeployLambdaAliasUpdate,
}
KNOWN = frozenset(
    {
        "Condition",
        "CreationPolicy",
        "DeletionPolicy",
        "DependsOn",
        "Description",
        "Metadata",
        "Properties",
        "Type",
        "UpdatePolicy",
        "UpdateReplacePolicy",
        "Version",
    }
)
"""Attributes that constructs hold; others are written as they are."""


def apply_attributes(resource: CfnResource, name: str, attributes: dict[str, Any]) -> None:
    """Set the attributes of a resource from their parsed values; condition and dependencies are set elsewhere.

    Raises:
        ValidationError: a policy is unknown.
    """
    options = resource.cfn_options
    for key in ("CreationPolicy", "UpdatePolicy"):
        _refuse_intrinsic_structs(resource, name, attributes.get(key))
    if isinstance(attributes.get("CreationPolicy"), dict):
        options.creation_policy = _trusted(CfnCreationPolicy, attributes["CreationPolicy"])
    elif "CreationPolicy" in attributes:
        resource.add_override("CreationPolicy", attributes["CreationPolicy"])
    if isinstance(attributes.get("UpdatePolicy"), dict):
        options.update_policy = _trusted(CfnUpdatePolicy, attributes["UpdatePolicy"])
    elif "UpdatePolicy" in attributes:
        resource.add_override("UpdatePolicy", attributes["UpdatePolicy"])
    options.deletion_policy = _policy(resource, "DeletionPolicy", attributes)
    options.update_replace_policy = _policy(resource, "UpdateReplacePolicy", attributes)
    if "Metadata" in attributes:
        options.metadata = attributes["Metadata"]
    options.version = attributes.get("Version")
    options.description = attributes.get("Description")
    for key, value in attributes.items():
        if key not in KNOWN:
            resource.add_override(key, value)


def _refuse_intrinsic_structs(resource: CfnResource, name: str, policy: Any) -> None:
    """Refuse an intrinsic function in place of a policy or of a struct in one, if the flag says so.

    The peer writes such a policy wrongly without the flag; here it stays as it is in the template.
    """
    if _has_intrinsic_struct(policy) and flag_enabled(
        resource.node, "@aws-cdk/core:cfnIncludeRejectComplexResourceUpdateCreatePolicyIntrinsics"
    ):
        raise ValidationError(
            f"Cannot convert resource '{name}' to CDK objects: it uses an intrinsic in a resource update or deletion policy to "
            "represent a non-primitive value",
            scope=resource,
            fix=f"name '{name}' in dehydrated_resources: it is then written as it is",
        )


def _has_intrinsic_struct(policy: Any) -> bool:
    if policy is None:
        return False
    if not isinstance(policy, dict):
        return True
    return any(key in _NESTED and _has_intrinsic_struct(item) for key, item in policy.items())


def _policy(resource: CfnResource, attribute: str, attributes: dict[str, Any]) -> CfnDeletionPolicy | None:
    value = attributes.get(attribute)
    if value is None:
        return None
    try:
        return CfnDeletionPolicy(value)
    except ValueError:
        raise ValidationError(f"Unrecognized {attribute} '{value}'", scope=resource) from None


def _trusted(struct: type[Struct], value: dict[str, Any]) -> Any:
    """Make a struct of values that may be tokens or text where it wants numbers: CloudFormation takes them."""
    made = struct.__new__(struct)
    by_name = {field.camel[0].upper() + field.camel[1:]: name for name, field in struct._fields.items()}
    for key, item in value.items():
        if key not in by_name:
            raise ValidationError(f"unknown entry '{key}' of a policy; {struct.__name__} has {', '.join(by_name)}")
        nested = _NESTED.get(key)
        made.__dict__[by_name[key]] = _trusted(nested, item) if nested and isinstance(item, dict) else item
    return made
