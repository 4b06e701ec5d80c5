"""Configurations that AppConfig keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_appconfig._l1 import CfnConfigurationProfile, CfnHostedConfigurationVersion
from aws_cdk.aws_appconfig.configuration import ConfigurationOptions, ConfigurationProps, _ConfigurationBase
from aws_cdk.aws_appconfig.extensible import ExtensibleBase
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_appconfig.configuration_content import ConfigurationContent
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct


class HostedConfigurationOptions(ConfigurationOptions):
    """Options of a configuration of an application, which AppConfig keeps."""

    content: ConfigurationContent
    latest_version_number: int | float | None = None
    """The version that this one follows, so that none in between is lost. Default: that is not checked."""
    version_label: str | None = None
    """Default: none."""


class HostedConfigurationProps(ConfigurationProps):
    """Options of a configuration that AppConfig keeps."""

    content: ConfigurationContent
    kms_key: IKeyRef | None = None
    """Encrypts it where it is kept. Default: AWS's key."""
    latest_version_number: int | float | None = None
    """The version that this one follows, so that none in between is lost. Default: that is not checked."""
    version_label: str | None = None
    """Default: none."""


class HostedConfiguration(_ConfigurationBase):
    """A configuration that AppConfig keeps.

    Attributes:
        content: The content.
        content_type: The media type.
        hosted_configuration_version_arn: ARN of the version.
        latest_version_number: The version that this one follows, if that is said.
        version_label: Another name of the version, if it has one.
    """

    @takes(HostedConfigurationProps)
    def __init__(self, scope: Construct, id: str, props: HostedConfigurationProps) -> None:
        """Make a configuration, and deploy it where it is to be.

        Raises:
            AssumptionError: the name of an environment is not known, or a resource is given as strategy.
        """
        super().__init__(scope, id, props)
        profile = CfnConfigurationProfile(
            self,
            "ConfigurationProfile",
            location_uri="hosted",
            kms_key_identifier=props.kms_key.key_ref.key_arn if props.kms_key is not None else None,
            **self._profile_properties(),
        )
        self.configuration_profile_id = profile.ref
        self.content = props.content.content
        self.content_type: str | None = props.content.content_type
        self.configuration_profile_arn = self._profile_arn()
        self._extensible = ExtensibleBase(self, self.configuration_profile_arn, self.name)
        self.latest_version_number = props.latest_version_number
        self.version_label = props.version_label
        version = CfnHostedConfigurationVersion(
            self,
            "Resource",
            application_id=self._application_id,
            configuration_profile_id=self.configuration_profile_id,
            content=self.content,
            content_type=self.content_type,
            description=self.description,
            latest_version_number=self.latest_version_number,
            version_label=self.version_label,
        )
        # Deployments that went before may still need it.
        version.apply_removal_policy(RemovalPolicy.RETAIN)
        self.version_number = version.ref
        self.hosted_configuration_version_arn = self._profile_arn(f"/hostedconfigurationversion/{version.ref}")
        self._add_existing_environments_to_application()
        self._deploy_config_to_environments()
