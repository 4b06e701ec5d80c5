"""Facts about the region of a stack, also where the region is known only at deployment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.core.cfn_mapping import CfnMapping
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack

_TARGET_PARTITIONS = "@aws-cdk/core:target-partitions"
_NOT_IN_KEYS = re.compile(r"[^a-zA-Z0-9]")


def regional_fact(stack: Stack, fact_name: str, default_value: str | None = None) -> str:
    """Return a fact about the stack's region.

    In a stack without a region it is, in this order: the value, if all regions share it; a text with the region and the
    domain of endpoints filled in at deployment; a look-up in a mapping of the template.

    Raises:
        ValidationError: the fact is not known, and there is no default.
    """
    from aws_cdk.region_info import Fact, RegionInfo

    if not is_unresolved(stack.region):
        known = Fact.find(stack.region, fact_name)
        value = known if known is not None else default_value
        if value is None:
            raise ValidationError(
                f"region-info: don't know {fact_name} for region {stack.region}. Use 'Fact.register' to provide this value.",
                scope=stack,
            )
        return value
    partitions = stack.node.try_get_context(_TARGET_PARTITIONS)
    values: Mapping[str, str] = (
        RegionInfo.limited_region_map(fact_name, partitions) if partitions else RegionInfo.region_map(fact_name)
    )
    if not values:
        if default_value is None:
            raise ValidationError(
                f"region-info: don't have any information for {fact_name}. Use 'Fact.register' to provide values, or add "
                f"partitions to the '{_TARGET_PARTITIONS}' context value.",
                scope=stack,
            )
        return default_value
    shared = _shared(values)
    return shared if shared is not None else _mapped(stack, fact_name, values)


def _shared(values: Mapping[str, str]) -> str | None:
    """One text that stands for the fact in all regions, or ``None``."""
    from aws_cdk.region_info import RegionInfo

    by_region = {region: value.replace(region, Aws.REGION) for region, value in values.items()}
    if len(set(by_region.values())) == 1:
        return next(iter(by_region.values()))
    by_both = {
        value.replace(RegionInfo.get(region).domain_suffix or "\0", Aws.URL_SUFFIX)
        for region, value in by_region.items()
    }
    return by_both.pop() if len(by_both) == 1 else None


def _mapped(stack: Stack, fact_name: str, values: Mapping[str, str]) -> str:
    # The names of a fact's first two parts; a mapping's keys take letters and digits alone.
    kind, _, rest = fact_name.partition(":")
    key = _NOT_IN_KEYS.sub("x", rest.partition(":")[0]) or "value"
    id = f"{kind[:1].upper()}{kind[1:]}Map"
    mapping = stack.node.try_find_child(id) or CfnMapping(stack, id)
    if not isinstance(mapping, CfnMapping):
        raise ValidationError(
            f"the construct '{mapping.node.path}' is in the way of a mapping for {fact_name}",
            scope=stack,
            fix="give the construct another id",
        )
    for region, value in sorted(values.items()):
        mapping.set_value(region, key, value)
    return mapping.find_in_map(Aws.REGION, key)
