"""What requests for clusters and for profiles have in common."""

from typing import Any

_FLAGS = frozenset(
    (
        "bootstrapClusterCreatorAdminPermissions",
        "bootstrapSelfManagedAddons",
        "deletionProtection",
        "enabled",
        "endpointPrivateAccess",
        "endpointPublicAccess",
    )
)


def typed(value: Any, name: str = "") -> Any:
    """Return properties with booleans where EKS wants them: CloudFormation passes everything as text."""
    if isinstance(value, dict):
        # What users named themselves, tags and labels, is text in any case.
        return {key: item if name in ("tags", "labels") else typed(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item, name) for item in value]
    return str(value).lower() == "true" if name in _FLAGS else value


def generated_name(event: dict[str, Any], longest: int) -> str:
    """Return a name for a resource that has none, the same each time the request comes."""
    ending = str(event["RequestId"]).replace("-", "")
    return f"{event['LogicalResourceId'][: longest - len(ending) - 1]}-{ending}"
