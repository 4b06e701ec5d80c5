"""Credential specs: how Windows containers, and Linux ones, join a domain of Active Directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_ssm import IParameter


class CredentialSpecConfig(Struct):
    """A credential spec, as the task definition says it."""

    location: str
    """ARN of the object or parameter."""
    type_prefix: str
    """Kind of instance it is for."""


class CredentialSpec:
    """A credential spec in a bucket or a parameter.

    Attributes:
        prefix_id: Kind of instance it is for.
        file_location: ARN of the object or parameter.
    """

    @checked
    def __init__(self, prefix_id: str, file_location: str) -> None:
        self.prefix_id = prefix_id
        self.file_location = file_location

    @staticmethod
    def _arn_for_s3_object(bucket: IBucket, key: str) -> str:
        return bucket.arn_for_objects(key)

    @staticmethod
    def _arn_for_ssm_parameter(parameter: IParameter) -> str:
        return parameter.parameter_arn

    def bind(self) -> CredentialSpecConfig:
        """Return the spec, as the task definition says it."""
        return CredentialSpecConfig(type_prefix=self.prefix_id, location=self.file_location)


class DomainJoinedCredentialSpec(CredentialSpec):
    """A credential spec for instances that are in a domain."""

    @checked
    def __init__(self, file_location: str) -> None:
        super().__init__("credentialspec", file_location)

    @staticmethod
    @checked
    def from_s3_bucket(bucket: IBucket, key: str) -> DomainJoinedCredentialSpec:
        """Return a spec in a bucket."""
        return DomainJoinedCredentialSpec(CredentialSpec._arn_for_s3_object(bucket, key))

    @staticmethod
    @checked
    def from_ssm_parameter(parameter: IParameter) -> DomainJoinedCredentialSpec:
        """Return a spec in a parameter."""
        return DomainJoinedCredentialSpec(CredentialSpec._arn_for_ssm_parameter(parameter))


class DomainlessCredentialSpec(CredentialSpec):
    """A credential spec for instances, or Fargate, that are in no domain."""

    @checked
    def __init__(self, file_location: str) -> None:
        super().__init__("credentialspecdomainless", file_location)

    @staticmethod
    @checked
    def from_s3_bucket(bucket: IBucket, key: str) -> DomainlessCredentialSpec:
        """Return a spec in a bucket."""
        return DomainlessCredentialSpec(CredentialSpec._arn_for_s3_object(bucket, key))

    @staticmethod
    @checked
    def from_ssm_parameter(parameter: IParameter) -> DomainlessCredentialSpec:
        """Return a spec in a parameter."""
        return DomainlessCredentialSpec(CredentialSpec._arn_for_ssm_parameter(parameter))


__all__ = ["CredentialSpec", "CredentialSpecConfig", "DomainJoinedCredentialSpec", "DomainlessCredentialSpec"]
