"""Attributes of a resource beside its properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.cfn_resource_policy import (
    CfnAutoScalingInstanceRefresh,
    CfnAutoScalingInstanceRefreshAlarmSpecification,
    CfnAutoScalingReplacingUpdate,
    CfnAutoScalingRollingUpdate,
    CfnAutoScalingScheduledAction,
    CfnCodeDeployLambdaAliasUpdate,
    CfnCreationPolicy,
    CfnDeletionPolicy,
    CfnResourceAutoScalingCreationPolicy,
    CfnResourceSignal,
    CfnUpdatePolicy,
    _WrittenRefreshPreferences,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved, js_number_text

# Included policies are written in another order than those of apps. Source: observed on aws-cdk-lib 2.275.0.


class _RollingUpdate(CfnAutoScalingRollingUpdate):
    _order = (
        "max_batch_size",
        "min_instances_in_service",
        "min_successful_instances_percent",
        "min_active_instances_percent",
        "pause_time",
        "suspend_processes",
        "wait_on_resource_signals",
    )


class _AliasUpdate(CfnCodeDeployLambdaAliasUpdate):
    _order = ("before_allow_traffic_hook", "after_allow_traffic_hook", "application_name", "deployment_group_name")


class _InstanceRefresh(CfnAutoScalingInstanceRefresh):
    _order = ("strategy", "preferences")


# Structs by the name under which they stand in the policy around them.
_NESTED: dict[str, type[Struct]] = {
    "AutoScalingCreationPolicy": CfnResourceAutoScalingCreationPolicy,
    "ResourceSignal": CfnResourceSignal,
    "AutoScalingInstanceRefresh": _InstanceRefresh,
    "Preferences": _WrittenRefreshPreferences,
    "AlarmSpecification": CfnAutoScalingInstanceRefreshAlarmSpecification,
    "AutoScalingReplacingUpdate": CfnAutoScalingReplacingUpdate,
    "AutoScalingRollingUpdate": _RollingUpdate,
    "AutoScalingScheduledAction": CfnAutoScalingScheduledAction,
    "CodeDeployLambdaAliasUpdate": _AliasUpdate,
}
# As the peer: these are not converted to what the policy wants.
_AS_WRITTEN = frozenset({"StartFleet", "WillReplace"})
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
WRITTEN_ORDER = (
    "CreationPolicy",
    "UpdatePolicy",
    "UpdateReplacePolicy",
    "DeletionPolicy",
    "Version",
    "Description",
    "Metadata",
)
"""Attributes in the order in which they stand in a template."""


def apply_attributes(resource: CfnResource, name: str, attributes: dict[str, Any], given: Mapping[str, Any]) -> None:
    """Set the attributes of a resource, but its condition and what it depends on.

    Args:
        resource: The resource.
        name: Its name in the template.
        attributes: The parsed values.
        given: The attributes as they stand in the template.

    Raises:
        ValidationError: a policy is unknown.
    """
    options = resource.cfn_options
    for key in ("CreationPolicy", "UpdatePolicy"):
        _refuse_intrinsic_structs(resource, name, attributes.get(key))
    for key, field, struct in (
        ("CreationPolicy", "creation_policy", CfnCreationPolicy),
        ("UpdatePolicy", "update_policy", CfnUpdatePolicy),
    ):
        if key in attributes:
            setattr(options, field, _set_policy(resource, key, struct, attributes[key]))
    for key, field in (("UpdateReplacePolicy", "update_replace_policy"), ("DeletionPolicy", "deletion_policy")):
        policy = attributes.get(key)
        computed = isinstance(given.get(key), dict)  # allowed by the transform AWS::LanguageExtensions
        setattr(options, field, None if policy is None or computed else _policy(resource, key, policy))
        if computed:
            resource.add_override(key, policy)
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


def _policy(resource: CfnResource, attribute: str, value: Any) -> CfnDeletionPolicy:
    try:
        return CfnDeletionPolicy(value)
    except ValueError:
        raise ValidationError(f"Unrecognized {attribute} '{value}'", scope=resource) from None


def _set_policy(resource: CfnResource, attribute: str, struct: type[Struct], value: Any) -> Any:
    """Return the policy of a parsed value; what the struct does not know is written as it is, behind the rest."""
    if value is None:
        return None
    if not isinstance(value, dict):
        resource.add_override(attribute, value)
        return None
    made, unknown = _trusted(struct, value)
    for path, item in unknown:
        resource.add_override(f"{attribute}.{path}", item)
    return made if made.__dict__ else None


def _trusted(struct: type[Struct], value: dict[str, Any]) -> tuple[Any, list[tuple[str, Any]]]:
    """Make a struct of values that may be tokens or text where it wants numbers: CloudFormation takes them.

    Returns the struct, and what it has no options for: paths of keys, and values.
    """
    made = struct.__new__(struct)
    unknown: list[tuple[str, Any]] = []
    by_name = {field.camel[0].upper() + field.camel[1:]: name for name, field in struct._fields.items()}
    for key, item in value.items():
        name, nested = by_name.get(key), _NESTED.get(key)
        if item is None:
            continue
        if name is None:
            unknown.append((key, item))
        elif nested is not None and isinstance(item, dict):
            part, below = _trusted(nested, item)
            unknown += [(f"{key}.{path}", entry) for path, entry in below]
            if part.__dict__:
                made.__dict__[name] = part
        else:
            made.__dict__[name] = item if key in _AS_WRITTEN else _converted(item, struct._fields[name].annotation)
    return made, unknown


def _converted(value: Any, annotation: str) -> Any:
    """Return the number or truth value that a text stands for where one is wanted, or text for a number.

    Raises:
        ValidationError: it is neither true nor false.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool) and annotation.startswith("str"):
        return js_number_text(value)
    if isinstance(value, list) and "float" in annotation:
        return [_converted(item, "float") for item in value]
    if not isinstance(value, str) or is_unresolved(value):
        return value
    if "bool" in annotation:
        if value not in ("true", "false"):
            raise ValidationError(f"Expected 'true' or 'false' for boolean value, got: '{value}'")
        return value == "true"
    if "float" in annotation or "int" in annotation:
        try:
            number = float(value)
        except ValueError:
            return value
        return int(number) if number == int(number) else number
    return value
