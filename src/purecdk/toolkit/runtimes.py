"""Lambda runtimes with which AWS makes no functions any more.

Source: AWS's published table of deprecated Lambda runtimes ("block function create"), as of November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from purecdk.toolkit.errors import RetiredRuntime
from purecdk.toolkit.template import part


@dataclass(frozen=True, kw_only=True, slots=True)
class Retirement:
    """From when on AWS refuses to make functions with a runtime, and what to use instead."""

    since: date
    successor: str


def _table(rows: str) -> dict[str, Retirement]:
    entries = (row.split() for row in rows.strip().splitlines())
    return {name: Retirement(since=date.fromisoformat(day), successor=successor) for name, day, successor in entries}


RETIRED: Final[Mapping[str, Retirement]] = _table(
    """
    dotnetcore1.0 2019-06-30 dotnet10
    dotnetcore2.0 2019-04-30 dotnet10
    dotnetcore2.1 2022-01-05 dotnet10
    dotnetcore3.1 2023-04-03 dotnet10
    dotnet6 2027-02-01 dotnet10
    dotnet8 2027-02-01 dotnet10
    go1.x 2024-02-08 provided.al2023
    java8 2024-02-08 java25
    java8.al2 2027-07-31 java25
    java11 2027-07-31 java25
    java17 2027-07-31 java25
    nodejs 2016-09-30 nodejs24.x
    nodejs4.3 2020-02-03 nodejs24.x
    nodejs4.3-edge 2019-03-31 nodejs24.x
    nodejs6.10 2019-07-12 nodejs24.x
    nodejs8.10 2020-02-04 nodejs24.x
    nodejs10.x 2021-07-30 nodejs24.x
    nodejs12.x 2023-03-31 nodejs24.x
    nodejs14.x 2024-01-09 nodejs24.x
    nodejs16.x 2027-02-01 nodejs24.x
    nodejs18.x 2027-02-01 nodejs24.x
    nodejs20.x 2027-02-01 nodejs24.x
    nodejs22.x 2027-06-01 nodejs24.x
    provided 2024-02-08 provided.al2023
    provided.al2 2027-02-01 provided.al2023
    python2.7 2021-07-15 python3.14
    python3.6 2022-07-18 python3.14
    python3.7 2024-01-09 python3.14
    python3.8 2027-02-01 python3.14
    python3.9 2027-02-01 python3.14
    python3.10 2027-02-01 python3.14
    python3.11 2027-07-31 python3.14
    ruby2.5 2021-07-30 ruby4.0
    ruby2.7 2024-01-09 ruby4.0
    ruby3.2 2027-02-01 ruby4.0
    ruby3.3 2027-04-30 ruby4.0
    """
)


def refuse_retired(template: Mapping[str, Any], deployed: Mapping[str, Any], *, stack: str, today: date) -> None:
    """Raise if a function would be made with a runtime that AWS has retired.

    A function that is deployed with that runtime already may stay.

    Raises:
        RetiredRuntime: naming construct and successor.
    """
    before = part(deployed, "Resources")
    for logical_id, resource in part(template, "Resources").items():
        if not isinstance(resource, Mapping) or resource.get("Type") != "AWS::Lambda::Function":
            continue
        runtime = part(resource, "Properties").get("Runtime")
        retired = RETIRED.get(runtime) if isinstance(runtime, str) else None
        same = part(part(before, logical_id), "Properties").get("Runtime") == runtime
        if retired is None or today < retired.since or same:
            continue
        path = str(part(resource, "Metadata").get("aws:cdk:path") or f"{stack}/{logical_id}")
        raise RetiredRuntime(
            f"AWS makes no functions with runtime {runtime!r} since {retired.since}",
            where=path.removesuffix("/Resource"),
            fix=f"use {retired.successor!r}; `purecdk deploy --local` still runs it with this machine's Python"
            if str(runtime).startswith("python")
            else f"use {retired.successor!r}",
        )
