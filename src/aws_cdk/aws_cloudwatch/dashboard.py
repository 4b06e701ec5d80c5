"""The dashboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch._l1 import CfnDashboard
from aws_cdk.aws_cloudwatch._metric_widgets import check_times
from aws_cdk.aws_cloudwatch.dashboard_variable import IVariable
from aws_cdk.aws_cloudwatch.layout import Column, IWidget, Row
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import Construct


def _check_name(name: str | None, scope: Construct) -> None:
    if name and not is_unresolved(name) and not re.fullmatch(r"[\w-]+", name, re.ASCII):
        raise ValidationError(
            f"The value {name} for field dashboardName contains invalid characters. It can only contain alphanumerics, dash "
            "(-) and underscore (_).",
            scope=scope,
            fix="choose another dashboard_name",
        )


class PeriodOverride(NamedEnum):
    """Whose periods graphs have."""

    AUTO = "auto"
    """Periods follow from the time that is shown."""
    INHERIT = "inherit"
    """Each graph has its own."""


class DashboardProps(Struct):
    """Options of a dashboard."""

    dashboard_name: str | None = None
    """Its name. Default: chosen by CloudFormation."""
    default_interval: Duration | None = None
    """How much of the past is shown; instead of ``start`` and ``end``."""
    end: str | None = None
    """Where the time that is shown ends. Default: now."""
    period_override: PeriodOverride | None = None
    """Whose periods graphs have. Default: auto."""
    start: str | None = None
    """Where the time that is shown begins, as in ``-P1D``. Default: CloudWatch's."""
    variables: Sequence[IVariable] | None = None
    """What the person who looks at it may choose. Default: nothing."""
    widgets: Sequence[Sequence[IWidget]] | None = None
    """Rows of widgets. Default: none."""


class Dashboard(Resource):
    """A dashboard of CloudWatch."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudwatch.Dashboard"

    @takes(DashboardProps)
    def __init__(self, scope: Construct, id: str, props: DashboardProps) -> None:
        """Make a dashboard.

        Raises:
            ValidationError: both an interval and its ends are given.
        """
        super().__init__(scope, id, physical_name=props.dashboard_name)
        _check_name(props.dashboard_name, self)
        interval = props.default_interval
        if interval is not None and (props.start is not None or props.end is not None):
            raise ValidationError(
                f"both properties defaultInterval and {'start' if props.start is not None else 'end'} cannot be set at once",
                scope=self,
                fix="pass one of them",
            )
        check_times(props.start, props.end, self)
        self._rows: list[IWidget] = []
        self._variables: list[IVariable] = list(props.variables or ())
        override = props.period_override
        head = {
            "start": f"-{interval.to_iso_string()}" if interval is not None else props.start,
            "end": props.end,
            "periodOverride": override._value_ if override is not None else None,
        }

        def body() -> str:
            column = Column(*self._rows)
            column.position(0, 0)
            given = {name: value for name, value in head.items() if value is not None}
            variables = {"variables": [each.to_json() for each in self._variables]} if self._variables else {}
            return self.stack.to_json_string({**given, "widgets": column.to_json(), **variables})

        resource = CfnDashboard(self, "Resource", dashboard_name=self.physical_name, dashboard_body=lazy_string(body))
        self.dashboard_name: str = self._get_resource_name_attribute(resource.ref)
        self.dashboard_arn: str = self.stack.format_arn(
            service="cloudwatch", resource="dashboard", region="", resource_name=self.physical_name
        )
        for row in props.widgets or ():
            self.add_widgets(*row)

    @checked
    def add_variable(self, variable: IVariable) -> None:
        """Let the person who looks at the dashboard choose a value."""
        self._variables.append(variable)

    @checked
    def add_widgets(self, *widgets: IWidget) -> None:
        """Add a row of widgets below all others."""
        if not widgets:
            return
        for widget in widgets:
            for warning_id, message in (widget.warnings_v2 or {}).items():
                Annotations.of(self).add_warning_v2(warning_id, message)
        self._rows.append(widgets[0] if len(widgets) == 1 else Row(*widgets))


__all__ = ["Dashboard", "DashboardProps", "PeriodOverride"]
