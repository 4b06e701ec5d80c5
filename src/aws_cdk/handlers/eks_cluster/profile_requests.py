"""Requests for profiles of Fargate."""

import contextlib
from typing import Any

from request_parts import generated_name, typed

_LONGEST_NAME = 63


class ProfileRequest:
    """A request of CloudFormation for a profile."""

    def __init__(self, event: dict[str, Any], eks: Any) -> None:
        self._event = event
        self._eks = eks
        self._config: dict[str, Any] = typed(event["ResourceProperties"]["Config"])

    def create(self) -> dict[str, Any]:
        """Begin to make the profile."""
        name = self._config.get("fargateProfileName") or generated_name(self._event, _LONGEST_NAME)
        made = self._eks.create_fargate_profile(
            **{**self._config, "fargateProfileName": name}, clientRequestToken=self._event["RequestId"]
        )["fargateProfile"]
        return {
            "PhysicalResourceId": made["fargateProfileName"],
            "Data": {"fargateProfileArn": made["fargateProfileArn"]},
        }

    def update(self) -> dict[str, Any]:
        """Begin to make another profile, as one cannot be changed; CloudFormation deletes the former.

        Raises:
            ValueError: the profile has a name, which the other could not get.
        """
        name = self._config.get("fargateProfileName")
        if name is not None and name == self._event["PhysicalResourceId"]:
            raise ValueError(
                f"profile '{name}' cannot be changed, and with its name there cannot be another: "
                "give it another name, or none"
            )
        return self.create()

    def delete(self) -> dict[str, Any]:
        """Begin to delete the profile."""
        with contextlib.suppress(self._eks.exceptions.ResourceNotFoundException):
            self._eks.delete_fargate_profile(**self._key())
        return {}

    def is_complete(self) -> dict[str, Any]:
        """Tell whether the profile is made, or gone.

        Raises:
            RuntimeError: that failed.
        """
        deleting = self._event["RequestType"] == "Delete"
        try:
            found = self._eks.describe_fargate_profile(**self._key())["fargateProfile"]
        except self._eks.exceptions.ResourceNotFoundException:
            return {"IsComplete": deleting}
        if found["status"] in ("CREATE_FAILED", "DELETE_FAILED"):
            issues = (found.get("health") or {}).get("issues") or []
            reasons = "; ".join(str(issue.get("message")) for issue in issues)
            raise RuntimeError(f"profile '{self._event['PhysicalResourceId']}': {found['status']} {reasons}".rstrip())
        if deleting or found["status"] != "ACTIVE":
            return {"IsComplete": False}
        return {"IsComplete": True, "Data": {"fargateProfileArn": found["fargateProfileArn"]}}

    def _key(self) -> dict[str, str]:
        return {
            "clusterName": self._config["clusterName"],
            "fargateProfileName": self._event["PhysicalResourceId"],
        }
