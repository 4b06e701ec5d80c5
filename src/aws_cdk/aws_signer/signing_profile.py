"""Profiles with which code is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_signer._l1 import CfnSigningProfile
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_signer import SigningProfileReference
    from constructs import Construct

_DEFAULT_VALIDITY_MONTHS = 135


class Platform:
    """What signed code is for.

    Attributes:
        platform_id: Its name at AWS Signer.
    """

    AWS_IOT_DEVICE_MANAGEMENT_SHA256_ECDSA: Platform
    AWS_LAMBDA_SHA384_ECDSA: Platform
    AMAZON_FREE_RTOS_TI_CC3220_SF: Platform
    AMAZON_FREE_RTOS_DEFAULT: Platform
    NOTATION_OCI_SHA384_ECDSA: Platform

    @checked
    def __init__(self, platform_id: str) -> None:
        self.platform_id = platform_id

    @staticmethod
    @checked
    def of(platform_id: str) -> Platform:
        """Return a platform that is not listed here."""
        return Platform(platform_id)


Platform.AWS_IOT_DEVICE_MANAGEMENT_SHA256_ECDSA = Platform("AWSIoTDeviceManagement-SHA256-ECDSA")
Platform.AWS_LAMBDA_SHA384_ECDSA = Platform("AWSLambda-SHA384-ECDSA")
Platform.AMAZON_FREE_RTOS_TI_CC3220_SF = Platform("AmazonFreeRTOS-TI-CC3220SF")
Platform.AMAZON_FREE_RTOS_DEFAULT = Platform("AmazonFreeRTOS-Default")
Platform.NOTATION_OCI_SHA384_ECDSA = Platform("Notation-OCI-SHA384-ECDSA")


class SigningProfileProps(Struct):
    """Options of :class:`SigningProfile`."""

    platform: Platform
    """What the signed code is for."""
    signature_validity: Duration | None = None
    """How long a signature is valid. Default: 135 months."""
    signing_profile_name: str | None = None
    """Not used by the template: CloudFormation chooses the name."""


class SigningProfileAttributes(Struct):
    """A profile that exists already."""

    signing_profile_name: str
    signing_profile_version: str


class ISigningProfile(IResource):
    """A signing profile, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def signing_profile_ref(self) -> SigningProfileReference: ...
        @property
        def signing_profile_arn(self) -> str: ...
        @property
        def signing_profile_name(self) -> str: ...
        @property
        def signing_profile_version(self) -> str: ...
        @property
        def signing_profile_version_arn(self) -> str: ...


class _SigningProfileBase(Resource, ISigningProfile):
    signing_profile_arn: str
    signing_profile_name: str
    signing_profile_version: str
    signing_profile_version_arn: str

    @property
    def signing_profile_ref(self) -> Any:
        """The reference to the profile."""
        from aws_cdk.interfaces.aws_signer import SigningProfileReference

        return SigningProfileReference(signing_profile_arn=self.signing_profile_arn)


class SigningProfile(_SigningProfileBase):
    """A profile with which code is signed."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-signer.SigningProfile"

    @takes(SigningProfileProps)
    def __init__(self, scope: Construct, id: str, props: SigningProfileProps) -> None:
        super().__init__(scope, id, physical_name=props.signing_profile_name)
        validity = props.signature_validity
        passes_name = flag_enabled(self.node, "@aws-cdk/aws-signer:signingProfileNamePassedToCfn")
        resource = CfnSigningProfile(
            self,
            "Resource",
            platform_id=props.platform.platform_id,
            profile_name=self.physical_name if passes_name else None,
            signature_validity_period=(
                {"type": "DAYS", "value": validity.to_days()}
                if validity is not None
                else {"type": "MONTHS", "value": _DEFAULT_VALIDITY_MONTHS}
            ),
        )
        self.signing_profile_arn = resource.attr_arn
        self.signing_profile_name = resource.attr_profile_name
        self.signing_profile_version = resource.attr_profile_version
        self.signing_profile_version_arn = resource.attr_profile_version_arn

    @staticmethod
    @takes(SigningProfileAttributes)
    def from_signing_profile_attributes(scope: Construct, id: str, attrs: SigningProfileAttributes) -> ISigningProfile:
        """Return a profile that exists already in the stack's account and region."""
        from aws_cdk.core.stack import Stack

        stack = Stack.of(scope)
        imported = _SigningProfileBase(scope, id)
        imported.signing_profile_name = attrs.signing_profile_name
        imported.signing_profile_version = attrs.signing_profile_version
        # The resource begins with a slash: AWS Signer's ARNs read signer:REGION:ACCOUNT://signing-profiles/NAME, as the peer has it.
        imported.signing_profile_arn = stack.format_arn(
            service="signer", resource="", resource_name=f"/signing-profiles/{attrs.signing_profile_name}"
        )
        imported.signing_profile_version_arn = stack.format_arn(
            service="signer",
            resource="",
            resource_name=f"/signing-profiles/{attrs.signing_profile_name}/{attrs.signing_profile_version}",
        )
        return imported


__all__ = ["ISigningProfile", "Platform", "SigningProfile", "SigningProfileAttributes", "SigningProfileProps"]
