"""The authorities of the certificates that instances show."""

from __future__ import annotations

from aws_cdk.aws_rds import database_options as rds


class CaCertificate(rds.CaCertificate):
    """The authority of the certificate that an instance shows. RDS issues these, so they are those of ``aws_rds``."""


__all__ = ["CaCertificate"]
