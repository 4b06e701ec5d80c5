"""Names of services as they are everywhere but in a few regions."""

from __future__ import annotations

import re

from aws_cdk.core.arguments import checked

_SERVICE = re.compile(r"([^.]+)(?:\.amazonaws\.com(?:\.cn)?|\.c2s\.ic\.gov|\.sc2s\.sgov\.gov)?\Z")
# Services whose principal ends in the region's own domain, by the start of the region's name.
# Source: observed on aws-cdk-lib 2.275.0.
_OWN_DOMAIN = {
    "us-iso-": frozenset({"cloudhsm", "config", "workspaces"}),
    "us-isob-": frozenset({"dms"}),
    "cn-": frozenset({"elasticmapreduce"}),
}


class Default:
    """Names of services as they are everywhere but in a few regions."""

    VPC_ENDPOINT_SERVICE_NAME_PREFIX = "com.amazonaws.vpce"

    @staticmethod
    @checked
    def service_principal(service_fqn: str, region: str, url_suffix: str) -> str:
        """Return the principal of a service in a region.

        Args:
            service_fqn: The service, with or without its domain; anything else is returned as it is.
            region: The region's name.
            url_suffix: The domain of service endpoints there.
        """
        match = _SERVICE.match(service_fqn)
        if match is None:
            return service_fqn
        service = match.group(1)
        if service == "logs":
            return f"{service}.{region}.{url_suffix}"
        if service == "states" and not region.startswith(("us-iso-", "us-isob-")):
            return f"{service}.{region}.amazonaws.com"
        if service == "codedeploy" and not region.startswith("us-iso"):
            return f"{service}.{region}.{url_suffix if region.startswith('cn-') else 'amazonaws.com'}"
        for start, services in _OWN_DOMAIN.items():
            if region.startswith(start) and service in services:
                return f"{service}.{url_suffix}"
        return f"{service}.amazonaws.com"
