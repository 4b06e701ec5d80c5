"""The names that AWS services act under."""

from __future__ import annotations

from aws_cdk.core.token import is_unresolved

_STANDARD_SUFFIX = ".amazonaws.com"
# Domains of other partitions, which the standard one replaces everywhere.
_FORMER_SUFFIXES = (".amazonaws.com.cn", ".c2s.ic.gov", ".sc2s.sgov.gov")


def service_principal_name(service: str, region: str | None = None, stack_region: str | None = None) -> str:
    """Return the name that ``service`` acts under.

    A bare word gets the standard domain, and so does a word with the domain of another partition; all else stays as it is.

    Args:
        service: Such as ``lambda`` or ``lambda.amazonaws.com``.
        region: The region that the service acts from.
        stack_region: The region of the stack which names the service.

    Source: observed on aws-cdk-lib 2.275.0.
    """
    name = _standard_name(service)
    if region is None or region == stack_region or is_unresolved(region) or not name.endswith(_STANDARD_SUFFIX):
        return name
    from aws_cdk.region_info.region_info import RegionInfo

    # Services of regions that an account must opt in to are seen from elsewhere by regional names.
    if not RegionInfo.get(region).is_opt_in_region:
        return name
    return f"{name[: -len(_STANDARD_SUFFIX)]}.{region}{_STANDARD_SUFFIX}"


def _standard_name(service: str) -> str:
    if not service or is_unresolved(service):
        return service
    base = service
    for suffix in _FORMER_SUFFIXES:
        if service.endswith(suffix):
            base = service[: -len(suffix)]
            break
    return service if not base or "." in base else base + _STANDARD_SUFFIX
