"""What changes between two configurations of a cluster, and how EKS makes each change."""

from collections.abc import Callable
from typing import Any

Config = dict[str, Any]

_ALL_LOGS = ("api", "audit", "authenticator", "controllerManager", "scheduler")
_EVERYWHERE = ["0.0.0.0/0"]
# What only a new cluster can have.
_IDENTITY = (("name",), ("roleArn",), ("kubernetesNetworkConfig", "ipFamily"))
_SERVICES = ("kubernetesNetworkConfig", "serviceIpv4Cidr")
# What can be said only when a cluster is made, and what holds if nothing is said.
_AT_FIRST = (
    (("accessConfig", "bootstrapClusterCreatorAdminPermissions"), True),
    (("bootstrapSelfManagedAddons",), True),
)


def needs_another(before: Config, after: Config) -> bool:
    """Tell whether the change can be made only with another cluster."""
    paths = (*_IDENTITY, _SERVICES)
    return any(_at(before, path) != _at(after, path) for path in paths)


def updates(before: Config, after: Config) -> list[tuple[str, Callable[[Any, str], str]]]:
    """Return the kinds of updates that lead from one configuration to the other.

    Each is a name and a function that begins the update with a client, given the cluster's name, and returns its id.

    Raises:
        ValueError: EKS has no update for a change.
    """
    for path, standard in _AT_FIRST:
        if _at(before, path, standard) != _at(after, path, standard):
            raise ValueError(f"{'.'.join(path)} cannot be changed: it is said when the cluster is made")
    found: list[tuple[str, Callable[[Any, str], str]]] = []
    if before.get("version") != after.get("version"):
        found.append(("version", _version(after)))
    for name, change in _CHANGES.items():
        arguments = change(before, after)
        if arguments is not None:
            found.append((name, _config_update(arguments)))
    if before.get("encryptionConfig") != after.get("encryptionConfig"):
        if before.get("encryptionConfig"):
            raise ValueError("the encryption of secrets cannot be changed once a cluster has it")
        found.append(("encryption", _encryption(after)))
    return found


def changed_tags(before: Config, after: Config) -> tuple[dict[str, str], list[str]]:
    """Return the tags to set, and the names of those to remove."""
    old, new = before.get("tags") or {}, after.get("tags") or {}
    return {key: value for key, value in new.items() if old.get(key) != value}, [key for key in old if key not in new]


def _version(after: Config) -> Callable[[Any, str], str]:
    def begin(eks: Any, name: str) -> str:
        return str(eks.update_cluster_version(name=name, version=after["version"])["update"]["id"])

    return begin


def _config_update(arguments: Config) -> Callable[[Any, str], str]:
    def begin(eks: Any, name: str) -> str:
        return str(eks.update_cluster_config(name=name, **arguments)["update"]["id"])

    return begin


def _encryption(after: Config) -> Callable[[Any, str], str]:
    def begin(eks: Any, name: str) -> str:
        update = eks.associate_encryption_config(clusterName=name, encryptionConfig=after["encryptionConfig"])
        return str(update["update"]["id"])

    return begin


def _logging(before: Config, after: Config) -> Config | None:
    if before.get("logging") == after.get("logging"):
        return None
    wanted = [
        kind
        for setup in (after.get("logging") or {}).get("clusterLogging") or []
        if setup.get("enabled")
        for kind in setup.get("types") or []
    ]
    # Kinds that are not named would stay as they are.
    others = [kind for kind in _ALL_LOGS if kind not in wanted]
    setups = [{"enabled": True, "types": wanted}, {"enabled": False, "types": others}]
    return {"logging": {"clusterLogging": [setup for setup in setups if setup["types"]]}}


def _access(before: Config, after: Config) -> Config | None:
    names = ("endpointPublicAccess", "endpointPrivateAccess", "publicAccessCidrs")
    old, new = (config.get("resourcesVpcConfig") or {} for config in (before, after))
    if all(old.get(name) == new.get(name) for name in names):
        return None
    changed = {name: new[name] for name in names[:2] if name in new}
    return {"resourcesVpcConfig": {**changed, "publicAccessCidrs": new.get("publicAccessCidrs") or _EVERYWHERE}}


def _place(before: Config, after: Config) -> Config | None:
    names = ("subnetIds", "securityGroupIds")
    old, new = (config.get("resourcesVpcConfig") or {} for config in (before, after))
    if all(sorted(old.get(name) or []) == sorted(new.get(name) or []) for name in names):
        return None
    return {"resourcesVpcConfig": {name: new[name] for name in names if new.get(name)}}


def _authentication(before: Config, after: Config) -> Config | None:
    path = ("accessConfig", "authenticationMode")
    old, new = _at(before, path), _at(after, path)
    if old == new:
        return None
    if new is None:
        raise ValueError(f"authenticationMode cannot be unset once it is {old}")
    return {"accessConfig": {"authenticationMode": new}}


def _whole(name: str, removed: Any) -> Callable[[Config, Config], Config | None]:
    def change(before: Config, after: Config) -> Config | None:
        if before.get(name) == after.get(name):
            return None
        return {name: after.get(name, removed)}

    return change


_CHANGES: dict[str, Callable[[Config, Config], Config | None]] = {
    "logging": _logging,
    "endpoint access": _access,
    "subnets and security groups": _place,
    "authentication mode": _authentication,
    "remote networks": _whole("remoteNetworkConfig", {"remoteNodeNetworks": [], "remotePodNetworks": []}),
    "deletion protection": _whole("deletionProtection", False),
    "scaling of the control plane": _whole("controlPlaneScalingConfig", {"tier": "standard"}),
}


def _at(config: Config, path: tuple[str, ...], standard: Any = None) -> Any:
    value: Any = config
    for name in path:
        value = (value or {}).get(name)
    return standard if value is None else value
