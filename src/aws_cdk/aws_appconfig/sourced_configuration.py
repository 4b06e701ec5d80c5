"""Configurations that another service keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appconfig._l1 import CfnConfigurationProfile
from aws_cdk.aws_appconfig.configuration import ConfigurationOptions, ConfigurationProps, _ConfigurationBase
from aws_cdk.aws_appconfig.extensible import ExtensibleBase
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_appconfig.configuration_source import ConfigurationSource
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct


class SourcedConfigurationOptions(ConfigurationOptions):
    """Options of a configuration of an application, which another service keeps."""

    location: ConfigurationSource
    retrieval_role: IRoleRef | None = None
    """Reads it there. Default: one is made, unless a pipeline hands it over."""
    version_number: str | None = None
    """The version to deploy. Default: none is deployed."""


class SourcedConfigurationProps(ConfigurationProps):
    """Options of a configuration that another service keeps."""

    location: ConfigurationSource
    retrieval_role: IRoleRef | None = None
    """Reads it there. Default: one is made, unless a pipeline hands it over."""
    version_number: str | None = None
    """The version to deploy. Default: none is deployed."""


class SourcedConfiguration(_ConfigurationBase):
    """A configuration that another service keeps.

    Attributes:
        location: Where it is kept.
        retrieval_role: Reads it there, if that is needed.
        source_key: The key it is encrypted with, if that is known.
    """

    @takes(SourcedConfigurationProps)
    def __init__(self, scope: Construct, id: str, props: SourcedConfigurationProps) -> None:
        """Make a configuration, and deploy it where it is to be.

        Raises:
            AssumptionError: the name of an environment is not known, or a resource is given as strategy.
            ValidationError: a resource is given as role.
        """
        super().__init__(scope, id, props)
        self.location = props.location
        self.version_number = props.version_number
        self.source_key: IKey | None = props.location.key
        self.retrieval_role: IRole | None = self._role(props.retrieval_role)
        role = self.retrieval_role
        profile = CfnConfigurationProfile(
            self,
            "Resource",
            location_uri=self.location.location_uri,
            retrieval_role_arn=role.role_arn if role is not None else None,
            **self._profile_properties(),
        )
        self.configuration_profile_id = profile.ref
        self.configuration_profile_arn = self._profile_arn()
        self._extensible = ExtensibleBase(self, self.configuration_profile_arn, self.name)
        self._add_existing_environments_to_application()
        self._deploy_config_to_environments()

    def _role(self, given: Any) -> IRole | None:
        if given is not None:
            if not hasattr(given, "assume_role_action"):
                raise ValidationError(
                    f"Retrieval role does not implement IRole: {type(given).__name__}",
                    scope=self,
                    fix="give a Role, or an imported one, as retrieval_role",
                )
            role: IRole = given
            return role
        statements = self.location._statements()
        if not statements:
            return None
        from aws_cdk.aws_iam.policy_document import PolicyDocument
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        return Role(
            self,
            "Role",
            assumed_by=ServicePrincipal("appconfig.amazonaws.com"),
            inline_policies={"AllowAppConfigReadFromSourcePolicy": PolicyDocument(statements=statements)},
        )
