"""APIs that are known by their ARNs alone, as L1 resources are."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.fn import Fn


def api_id_of(api: Any) -> str:
    """Return the id of an API: its own, or for one that has none, such as an L1 resource, that in its ARN."""
    own: str | None = getattr(api, "api_id", None)
    if own is not None:
        return own
    arn = api.graph_ql_api_ref.graph_ql_api_arn if hasattr(api, "graph_ql_api_ref") else api.api_ref.api_arn
    return Fn.select(1, Fn.split("/", arn))
