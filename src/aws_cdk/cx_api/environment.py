"""Environments as text: ``aws://ACCOUNT/REGION``."""

from __future__ import annotations

import re

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

_FORMAT = re.compile(r"aws://([A-Za-z0-9\-_.]+)/([A-Za-z0-9\-_.]+)\Z")


class Environment(Struct):
    """An account and a region, and both as one name."""

    account: str
    name: str
    region: str


class EnvironmentUtils:
    """Reads and writes environments."""

    @staticmethod
    @checked
    def parse(environment: str) -> Environment:
        """Return the environment that ``environment`` names.

        Raises:
            ValidationError: it is not of the form ``aws://ACCOUNT/REGION``.
        """
        match = _FORMAT.match(environment)
        if match is None:
            raise ValidationError(
                f'Unable to parse environment specification "{environment}". Expected format: aws://account/region'
            )
        return Environment(account=match[1], region=match[2], name=environment)

    @staticmethod
    @checked
    def make(account: str, region: str) -> Environment:
        """Return the environment of an account and a region."""
        return Environment(account=account, region=region, name=EnvironmentUtils.format(account, region))

    @staticmethod
    @checked
    def format(account: str, region: str) -> str:
        """Return ``aws://ACCOUNT/REGION``."""
        return f"aws://{account}/{region}"


__all__ = ["Environment", "EnvironmentUtils"]
