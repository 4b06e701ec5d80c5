"""The artifact of a stack."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aws_cdk.cloud_assembly_schema.assembly_manifest import ArtifactManifest, AwsCloudFormationStackProperties
from aws_cdk.cloud_assembly_schema.metadata import (
    ArtifactMetadataEntryType,
    ContainerImageAssetMetadataEntry,
    FileAssetMetadataEntry,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.cx_api.cloud_artifact import CloudArtifact
from aws_cdk.cx_api.environment import Environment, EnvironmentUtils

if TYPE_CHECKING:
    from aws_cdk.cloud_assembly_schema.bootstrap_role import BootstrapRole
    from aws_cdk.cx_api.cloud_assembly import CloudAssembly


class CloudFormationStackArtifact(CloudArtifact):
    """A stack: its template, where it goes and how it is deployed."""

    def _init_artifact(self, assembly: CloudAssembly, id: str, manifest: ArtifactManifest) -> None:
        super()._init_artifact(assembly, id, manifest)
        properties: Any = manifest.properties
        if not isinstance(properties, AwsCloudFormationStackProperties):
            raise ValidationError(
                f'Invalid CloudFormation stack artifact {id}. Missing "templateFile" property in cloud assembly manifest'
            )
        if not manifest.environment:
            raise ValidationError(f"Invalid CloudFormation stack artifact {id}. Missing environment")
        self._properties: AwsCloudFormationStackProperties = properties
        self.environment: Environment = EnvironmentUtils.parse(manifest.environment)

    @property
    def template_file(self) -> str:
        """Name of the template, relative to the assembly."""
        return self._properties.template_file

    @property
    def template_full_path(self) -> str:
        """Absolute path of the template."""
        return os.path.join(os.path.abspath(self.assembly.directory), self.template_file)

    @cached_property
    def template(self) -> Any:
        """The template, parsed.

        Raises:
            AssemblyError: it cannot be read.
        """
        from cloud_assembly.schema.nodes import read_json

        return read_json(Path(self.template_full_path)).value

    @property
    def stack_name(self) -> str:
        """CloudFormation's name of the stack."""
        return self._properties.stack_name or self.id

    @property
    def original_name(self) -> str:
        """The name that the app gave to the stack."""
        return self.stack_name

    @property
    def display_name(self) -> str:
        """What lists show: the construct path, with the stack's name behind it where the two differ."""
        path = self.hierarchical_id
        return path if path == self.stack_name else f"{path} ({self.stack_name})"

    @property
    def parameters(self) -> dict[str, str]:
        """Values of the template's parameters."""
        return dict(self._properties.parameters or {})

    @property
    def tags(self) -> dict[str, str]:
        """Tags of the stack, from its properties or, as old libraries wrote them, from its metadata."""
        if self._properties.tags is not None:
            return dict(self._properties.tags)
        found = self.find_metadata_by_type(ArtifactMetadataEntryType.STACK_TAGS._value_)
        return {tag.key: tag.value for entry in found for tag in entry.data or ()}

    @property
    def assets(self) -> list[FileAssetMetadataEntry | ContainerImageAssetMetadataEntry]:
        """The assets that a stack of the legacy synthesizer takes by parameters."""
        return [entry.data for entry in self.find_metadata_by_type(ArtifactMetadataEntryType.ASSET._value_)]

    @property
    def assume_role_arn(self) -> str | None:
        """The role to deploy with."""
        return self._properties.assume_role_arn

    @property
    def assume_role_external_id(self) -> str | None:
        """The external id that the role asks for."""
        return self._properties.assume_role_external_id

    @property
    def assume_role_additional_options(self) -> dict[str, Any] | None:
        """Further options of assuming the role, such as session tags."""
        options = self._properties.assume_role_additional_options
        return None if options is None else dict(options)

    @property
    def cloud_formation_execution_role_arn(self) -> str | None:
        """The role that CloudFormation makes resources with."""
        return self._properties.cloud_formation_execution_role_arn

    @property
    def lookup_role(self) -> BootstrapRole | None:
        """The role to look things up with."""
        return self._properties.lookup_role

    @property
    def stack_template_asset_object_url(self) -> str | None:
        """Where the template is uploaded to."""
        return self._properties.stack_template_asset_object_url

    @property
    def requires_bootstrap_stack_version(self) -> float | None:
        """The oldest bootstrap stack that the stack can be deployed with."""
        return self._properties.requires_bootstrap_stack_version

    @property
    def bootstrap_stack_version_ssm_parameter(self) -> str | None:
        """The parameter that holds the bootstrap stack's version."""
        return self._properties.bootstrap_stack_version_ssm_parameter

    @property
    def notification_arns(self) -> list[str] | None:
        """Topics that are told of stack events."""
        topics = self._properties.notification_arns
        return None if topics is None else list(topics)

    @property
    def termination_protection(self) -> bool | None:
        """Whether the stack refuses to be deleted."""
        return self._properties.termination_protection

    @property
    def validate_on_synth(self) -> bool | None:
        """Whether ``synth`` checks the stack."""
        return self._properties.validate_on_synth

    @staticmethod
    def is_cloud_formation_stack_artifact(art: Any) -> bool:
        """Tell whether ``art`` is such an artifact."""
        return isinstance(art, CloudFormationStackArtifact)
