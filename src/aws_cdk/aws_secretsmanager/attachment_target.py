"""What secrets can be attached to."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from constructs._interface import Interface


class AttachmentTargetType(NamedEnum):
    """Kinds of databases a secret can be attached to, as CloudFormation calls them."""

    RDS_DB_INSTANCE = "AWS::RDS::DBInstance"
    RDS_DB_CLUSTER = "AWS::RDS::DBCluster"
    RDS_DB_PROXY = "AWS::RDS::DBProxy"
    REDSHIFT_CLUSTER = "AWS::Redshift::Cluster"
    DOCDB_DB_INSTANCE = "AWS::DocDB::DBInstance"
    DOCDB_DB_CLUSTER = "AWS::DocDB::DBCluster"


class SecretAttachmentTargetProps(Struct):
    """What a secret is attached to."""

    target_id: str
    """Id of the database."""
    target_type: AttachmentTargetType
    """Its kind."""


class ISecretAttachmentTarget(Interface):
    """Something a secret can be attached to."""

    __slots__ = ()

    def as_secret_attachment_target(self) -> SecretAttachmentTargetProps:
        """Return what the secret is attached to."""
        raise NotImplementedError


__all__ = ["AttachmentTargetType", "ISecretAttachmentTarget", "SecretAttachmentTargetProps"]
