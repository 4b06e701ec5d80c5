"""The logical id of a function's current version: it changes with what the version freezes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.runtime import RuntimeFamily
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function import Function
    from aws_cdk.aws_lambda.runtime import Runtime

_MAX_LOGICAL_ID = 255
_HASH_LENGTH = 32

# Whether a change of a property makes a new version. Source: what the ids of versions made by aws-cdk-lib 2.275.0 depend on.
_LOCKED: dict[str, bool] = {
    "Architectures": True,
    "Code": True,
    "DeadLetterConfig": True,
    "Description": True,
    "DurableConfig": True,
    "Environment": True,
    "EphemeralStorage": True,
    "FileSystemConfigs": True,
    "FunctionName": True,
    "Handler": True,
    "ImageConfig": True,
    "KmsKeyArn": True,
    "Layers": True,
    "LoggingConfig": True,
    "MemorySize": True,
    "PackageType": True,
    "Role": True,
    "Runtime": True,
    "RuntimeManagementConfig": True,
    "SnapStart": True,
    "TenancyConfig": False,
    "Timeout": True,
    "TracingConfig": True,
    "VpcConfig": True,
    "CapacityProviderConfig": True,
    "CodeSigningConfigArn": False,
    "FunctionScalingConfig": True,
    "PublishToLatestPublished": True,
    "RecursiveLoop": True,
    "ReservedConcurrentExecutions": False,
    "Tags": False,
}
# These come first in what is hashed, wherever they stand in the template.
_FIRST = ("Code", "Handler", "Role", "Runtime")
# These come last. Source: found by matching ids made by aws-cdk-lib 2.275.0, with each pair of properties.
_LAST = (
    "CapacityProviderConfig",
    "DurableConfig",
    "FunctionScalingConfig",
    "LoggingConfig",
    "PublishToLatestPublished",
    "RecursiveLoop",
    "TenancyConfig",
)


def classify(property_name: str, locked: bool) -> None:
    """Say whether a change of a property makes a new version."""
    _LOCKED[property_name] = locked


def version_logical_id(function: Function, allocated: str) -> str:
    """Return the logical id of the current version: the allocated id, cut, and the hash of the function."""
    return allocated[: _MAX_LOGICAL_ID - _HASH_LENGTH] + _hash(function)


def _hash(function: Function) -> str:
    from aws_cdk.core.resolve import Resolver
    from cloud_assembly.schema.json_text import json_text

    resource: Any = function.node.default_child
    ((logical_id, rendered),) = resource._fragment(Resolver(resource))["Resources"].items()
    properties: dict[str, Any] = rendered.get("Properties", {})
    if flag_enabled(function.node, "@aws-cdk/aws-lambda:recognizeVersionProps"):
        text = json_text(_version_properties(function, properties))
    else:
        text = json_text({"Resources": {logical_id: {**rendered, "Properties": _in_order(properties)}}})
    if flag_enabled(function.node, "@aws-cdk/aws-lambda:recognizeLayerVersion"):
        text += _layers_hash(function)
    return hashlib.md5((text + "".join(function._hash_mixins)).encode(), usedforsecurity=False).hexdigest()


def _version_properties(function: Function, properties: dict[str, Any]) -> dict[str, Any]:
    unknown = [name for name in properties if name not in _LOCKED]
    if unknown:
        raise ValidationError(
            f"The following properties are not recognized as version properties: [{', '.join(unknown)}].",
            scope=function,
            fix="classify each with Function.classify_version_property(name, locked)",
        )
    return {name: value for name, value in _in_order(properties).items() if _LOCKED[name]}


def _in_order(properties: dict[str, Any]) -> dict[str, Any]:
    first = {name: properties[name] for name in _FIRST if name in properties}
    last = {name: properties[name] for name in _LAST if name in properties}
    return {**first, **{name: value for name, value in properties.items() if name not in last}, **last}


def _layers_hash(function: Function) -> str:
    """Hash what the function's layers are: the properties of those made here, the runtimes of imported ones.

    Source: found by matching ids made by aws-cdk-lib 2.275.0. A layer whose ARN is a token goes by its id, with the names of
    its runtimes; one whose ARN is known goes by that, with all that is known of its runtimes.
    """
    from aws_cdk.core.resolve import Resolver
    from aws_cdk.core.token import is_unresolved
    from cloud_assembly.schema.json_text import json_text

    layers: dict[str, Any] = {}
    for layer in sorted(function._layers, key=lambda layer: layer.node.path):
        resource: Any = layer.node.default_child
        if resource is not None:
            ((_, rendered),) = resource._fragment(Resolver(resource))["Resources"].items()
            properties = rendered.get("Properties", {})
            # As with functions, what is required comes first.
            layers[layer.node.id] = {"Content": properties["Content"], **properties}
        elif is_unresolved(layer.layer_version_arn):
            runtimes = layer.compatible_runtimes
            layers[layer.node.id] = {
                "arn": Resolver(layer).resolve(layer.layer_version_arn),
                **({} if runtimes is None else {"runtimes": [runtime.name for runtime in runtimes]}),
            }
        elif layer.compatible_runtimes is not None:
            layers[layer.layer_version_arn] = [_runtime_fields(runtime) for runtime in layer.compatible_runtimes]
    return hashlib.md5(json_text(layers).encode(), usedforsecurity=False).hexdigest()


def _runtime_fields(runtime: Runtime) -> dict[str, Any]:
    """What of a runtime is hashed, in this order. Source: found by matching ids made by aws-cdk-lib 2.275.0."""
    image = runtime.bundling_image.image
    fields = {
        "name": runtime.name,
        "supportsInlineCode": runtime.supports_inline_code,
        "supportsCodeGuruProfiling": runtime.supports_code_guru_profiling,
        "supportsSnapStart": runtime.supports_snap_start,
        "family": None if runtime.family is None else list(RuntimeFamily).index(runtime.family),
        "bundlingDockerImage": image,
        "bundlingImage": image,
        "isVariable": runtime.is_variable,
    }
    return {name: value for name, value in fields.items() if value is not None}
