"""Where in a request it says who calls."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError


class IdentitySource:
    """Where in a request it says who calls."""

    @staticmethod
    @checked
    def header(header_name: str) -> str:
        """Return a header."""
        return _source(header_name, "method.request.header")

    @staticmethod
    @checked
    def query_string(query_string: str) -> str:
        """Return a query parameter."""
        return _source(query_string, "method.request.querystring")

    @staticmethod
    @checked
    def stage_variable(stage_variable: str) -> str:
        """Return a variable of the stage."""
        return _source(stage_variable, "stageVariables")

    @staticmethod
    @checked
    def context(context: str) -> str:
        """Return a value of the request's context."""
        return _source(context, "context")


def _source(name: str, kind: str) -> str:
    if not name.strip():
        raise ValidationError("IdentitySources must be a non-empty string.", fix="name what to look at")
    return f"{kind}.{name}"


__all__ = ["IdentitySource"]
