"""Runtimes of Lambda functions that are retired, and when.

Source: the dates that the validation engine of aws-cdk-lib 2.275.0 reports, runtime by runtime; AWS publishes them on the
page "Lambda runtimes" of the Lambda developer guide.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

_LATEST = {
    "dotnet": "dotnet10",
    "go": "provided.al2023",
    "java": "java25",
    "nodejs": "nodejs24.x",
    "provided": "provided.al2023",
    "python": "python3.14",
    "ruby": "ruby4.0",
}

# Runtime: the days on which support ended, creation of functions was blocked, and updates were.
_RETIRED = """
dotnet6 2024-12-20 2027-02-01 2027-03-03
dotnetcore1.0 2019-06-27 2019-06-30 2019-07-30
dotnetcore2.0 2019-05-30 2019-04-30 2019-05-30
dotnetcore2.1 2022-01-05 2022-01-05 2022-04-13
dotnetcore3.1 2023-04-03 2023-04-03 2023-05-03
go1.x 2024-01-08 2024-02-08 2027-03-03
java8 2024-01-08 2024-02-08 2027-03-03
nodejs 2016-08-30 2016-09-30 2016-10-31
nodejs10.x 2021-07-30 2021-07-30 2022-02-14
nodejs12.x 2023-03-31 2023-03-31 2023-04-30
nodejs14.x 2023-12-04 2024-01-09 2027-03-03
nodejs16.x 2024-06-12 2027-02-01 2027-03-03
nodejs18.x 2025-09-01 2027-02-01 2027-03-03
nodejs20.x 2026-04-30 2027-02-01 2027-03-03
nodejs4.3 2020-03-05 2020-02-03 2020-03-05
nodejs4.3-edge 2020-03-05 2019-03-31 2019-04-30
nodejs6.10 2019-08-12 2019-07-12 2019-08-12
nodejs8.10 2020-03-06 2020-02-04 2020-03-06
provided 2024-01-08 2024-02-08 2027-03-03
provided.al2 2026-07-31 2027-02-01 2027-03-03
python2.7 2021-07-15 2021-07-15 2022-05-30
python3.6 2022-07-18 2022-07-18 2022-08-29
python3.7 2023-12-04 2024-01-09 2027-03-03
python3.8 2024-10-14 2027-02-01 2027-03-03
python3.9 2025-12-15 2027-02-01 2027-03-03
ruby2.5 2021-07-30 2021-07-30 2022-03-31
ruby2.7 2023-12-07 2024-01-09 2027-03-03
ruby3.2 2026-03-31 2027-02-01 2027-03-03
"""


class Retirement(NamedTuple):
    """The end of a runtime.

    Attributes:
        successor: The runtime to move to.
        blocks_creation: Whether functions can no longer be created with it.
        text: All of it in words.
    """

    successor: str
    blocks_creation: bool
    text: str


def retirement_of(runtime: str, today: date | None = None) -> Retirement | None:
    """Return how a runtime was retired, or ``None`` if it is still supported on ``today``, or not known."""
    today = today or date.today()
    for line in _RETIRED.split("\n"):
        name, _, dates = line.partition(" ")
        if name != runtime or not name:
            continue
        ended, creation, updates = map(date.fromisoformat, dates.split())
        if min(ended, creation) > today:
            return None
        successor = next(latest for family, latest in _LATEST.items() if runtime.startswith(family))
        return Retirement(
            successor,
            creation <= today,
            f"Runtime '{runtime}' was deprecated on '{ended}'. Creation {_when(creation, today)}, and updates "
            f"{_when(updates, today, plural=True)}",
        )
    return None


def _when(day: date, today: date, *, plural: bool = False) -> str:
    past = "were" if plural else "was"
    return f"{past} disabled on '{day}'" if day <= today else f"will be disabled on '{day}'"
