"""Parts of an API that its deployment depends on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.naming import snake_case

if TYPE_CHECKING:
    from constructs import Construct

_IN_DEFINITIONS = ("model", "validator")


def make_part(l1_class: Any, scope: Construct, options: Mapping[str, Any], api: Any, key: str) -> Any:
    """Make a resource of an API; the API's deployment waits for it and changes with it.

    Where a definition describes the API, its deployment does so only for what the definition does not hold.

    Args:
        l1_class: The class of the resource.
        scope: The construct it belongs to.
        options: Its properties by camelCase names, in the order in which they are hashed.
        api: The API.
        key: What the part is called in what is hashed.
    """
    resource = l1_class(scope, "Resource", **{snake_case(name): value for name, value in options.items()})
    deployment = api.latest_deployment
    if key in _IN_DEFINITIONS and not getattr(api, "_is_built_of_parts", False):
        return resource
    if deployment is not None:
        deployment.node.add_dependency(resource)
        deployment.add_to_logical_id({key: dict(options)})
    return resource
