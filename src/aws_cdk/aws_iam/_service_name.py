"""The names that AWS services act under."""

from __future__ import annotations

from aws_cdk.core.token import is_unresolved

# Regions that an account must opt in to: services of other regions see their principals by regional names.
# Source: the region facts that aws-cdk-lib 2.275.0 reports (RegionInfo.is_opt_in_region).
OPT_IN_REGIONS = frozenset(
    """
    af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
    ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1
    """.split()
)

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
    if region is None or region == stack_region or is_unresolved(region) or region not in OPT_IN_REGIONS:
        return name
    if not name.endswith(_STANDARD_SUFFIX):
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
