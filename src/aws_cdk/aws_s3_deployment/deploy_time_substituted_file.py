"""A file whose placeholders are filled in while it is deployed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_s3_deployment.bucket_deployment import BucketDeployment
from aws_cdk.aws_s3_deployment.source import DeploymentSourceContext, ISource, Source, SourceConfig
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.text_file import read_text

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}", re.ASCII)


class DeployTimeSubstitutedFileProps(Struct):
    """Options of :class:`DeployTimeSubstitutedFile`."""

    destination_bucket: IBucket
    source: str
    """Path of the file."""
    substitutions: Mapping[str, str]
    """Values by name: ``{{ name }}`` in the file is replaced; names without a value stay as they are."""
    destination_key: str | None = None
    """Key of the object. Default: the hash of the file's asset."""
    role: IRole | None = None
    """The handler's role. Default: a new one."""


class DeployTimeSubstitutedFile(BucketDeployment):
    """A file of this machine in a bucket, with values put in that are known at deployment only."""

    @takes(DeployTimeSubstitutedFileProps)
    def __init__(self, scope: Construct, id: str, props: DeployTimeSubstitutedFileProps) -> None:
        if not os.path.isfile(props.source):
            raise ValidationError(
                f"No file found at 'source' path {props.source}", scope=scope, fix="name a file, not a folder"
            )
        text = read_text(props.source, "the file", scope=scope)
        values = props.substitutions
        filled = _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
        key = props.destination_key
        self.object_key: str = key if key is not None else _hash_of(props.source)
        super().__init__(
            scope,
            id,
            destination_bucket=props.destination_bucket,
            sources=[_WithoutConfig(Source.data(self.object_key, filled))],
            role=props.role,
            extract=True,
            prune=False,
        )

    @property
    def bucket(self) -> IBucket:
        """The bucket, known to have the file: what uses it waits for the deployment."""
        return self.deployed_bucket

    @property
    def object_version_ids(self) -> list[str]:
        """Not known for a file that is changed while it is deployed.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "'objectVersionIds' is not supported for 'DeployTimeSubstitutedFile' since its file is always extracted",
            scope=self,
        )


class _WithoutConfig(ISource):
    """A source whose markers have no options, as the peer's here."""

    def __init__(self, source: ISource) -> None:
        self._source = source

    @takes(DeploymentSourceContext)
    def bind(self, scope: Construct, context: DeploymentSourceContext) -> SourceConfig:
        return self._source.bind(scope, **context._given())._with(markers_config=None)


def _hash_of(path: str) -> str:
    from aws_cdk.core.file_system import FileSystem

    return FileSystem.fingerprint(path)
