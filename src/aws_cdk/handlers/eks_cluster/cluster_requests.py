"""Requests for clusters."""

import contextlib
from typing import Any

from cluster_changes import changed_tags, needs_another, updates
from request_parts import generated_name, typed

_LONGEST_NAME = 100
_UPDATE = "EksUpdateId"


class ClusterRequest:
    """A request of CloudFormation for a cluster."""

    def __init__(self, event: dict[str, Any], eks: Any) -> None:
        self._event = event
        self._eks = eks
        self._config: dict[str, Any] = typed(event["ResourceProperties"]["Config"])

    def create(self) -> dict[str, Any]:
        """Begin to make the cluster.

        Raises:
            ValueError: it has no role.
        """
        if not self._config.get("roleArn"):
            raise ValueError('"roleArn" is required')
        name = self._config.get("name") or generated_name(self._event, _LONGEST_NAME)
        made = self._eks.create_cluster(**{**self._config, "name": name}, clientRequestToken=self._event["RequestId"])[
            "cluster"
        ]
        return {"PhysicalResourceId": made["name"]}

    def update(self) -> dict[str, Any]:
        """Begin to change the cluster, or to make another in its place.

        Raises:
            ValueError: EKS cannot make the change, or not all of it at once.
        """
        before: dict[str, Any] = typed(self._event["OldResourceProperties"].get("Config") or {})
        if needs_another(before, self._config):
            return self._replace()
        wanted = updates(before, self._config)
        if len(wanted) > 1:
            kinds = ", ".join(kind for kind, _ in wanted)
            raise ValueError(f"EKS makes one kind of change at a time; deploy these one after the other: {kinds}")
        self._change_tags(before)
        if not wanted:
            return {}
        _, begin = wanted[0]
        return {_UPDATE: begin(self._eks, self._event["PhysicalResourceId"])}

    def delete(self) -> dict[str, Any]:
        """Begin to delete the cluster."""
        with contextlib.suppress(self._eks.exceptions.ResourceNotFoundException):
            self._eks.delete_cluster(name=self._event["PhysicalResourceId"])
        return {}

    def is_complete(self) -> dict[str, Any]:
        """Tell whether the cluster is made, changed, or gone.

        Raises:
            RuntimeError: that failed.
        """
        if self._event["RequestType"] == "Delete":
            return {"IsComplete": self._describe() is None}
        if self._event.get(_UPDATE) and not self._is_updated(self._event[_UPDATE]):
            return {"IsComplete": False}
        cluster = self._describe() or {}
        if cluster.get("status") == "FAILED":
            raise RuntimeError(f"cluster '{self._event['PhysicalResourceId']}' is in a FAILED status")
        if cluster.get("status") != "ACTIVE":
            return {"IsComplete": False}
        return {"IsComplete": True, "Data": _attributes(cluster)}

    def _replace(self) -> dict[str, Any]:
        name = self._config.get("name")
        if name is not None and name == self._event["PhysicalResourceId"]:
            raise ValueError(
                f"cluster '{name}' cannot be changed in this way, and with its name there cannot be another: "
                "give it another name, or none"
            )
        return self.create()

    def _change_tags(self, before: dict[str, Any]) -> None:
        to_set, to_remove = changed_tags(before, self._config)
        if not to_set and not to_remove:
            return
        cluster = self._describe() or {}
        if to_remove:
            self._eks.untag_resource(resourceArn=cluster["arn"], tagKeys=to_remove)
        if to_set:
            self._eks.tag_resource(resourceArn=cluster["arn"], tags=to_set)

    def _is_updated(self, update_id: str) -> bool:
        update = self._eks.describe_update(name=self._event["PhysicalResourceId"], updateId=update_id)["update"]
        if update["status"] in ("Failed", "Cancelled"):
            reasons = "; ".join(str(error.get("errorMessage")) for error in update.get("errors") or [])
            raise RuntimeError(f"cluster update {update_id} is {update['status']}: {reasons}")
        return bool(update["status"] == "Successful")

    def _describe(self) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = self._eks.describe_cluster(name=self._event["PhysicalResourceId"])["cluster"]
        except self._eks.exceptions.ResourceNotFoundException:
            return None
        return found


def _attributes(cluster: dict[str, Any]) -> dict[str, str]:
    """Return what the stack may ask of a cluster; what it does not have is empty, since no attribute may lack."""
    issuer = ((cluster.get("identity") or {}).get("oidc") or {}).get("issuer") or ""
    keys = [(setup.get("provider") or {}).get("keyArn") for setup in cluster.get("encryptionConfig") or []]
    return {
        "Name": cluster["name"],
        "Endpoint": cluster["endpoint"],
        "Arn": cluster["arn"],
        "CertificateAuthorityData": (cluster.get("certificateAuthority") or {}).get("data") or "",
        "ClusterSecurityGroupId": (cluster.get("resourcesVpcConfig") or {}).get("clusterSecurityGroupId") or "",
        "EncryptionConfigKeyArn": next((key for key in keys if key), ""),
        "OpenIdConnectIssuerUrl": issuer,
        "OpenIdConnectIssuer": issuer.removeprefix("https://"),
    }
