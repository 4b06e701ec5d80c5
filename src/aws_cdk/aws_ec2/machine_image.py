"""Images that instances start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_ec2.user_data import UserData
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, StructLater, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.amazon_linux2 import AmazonLinux2ImageSsmParameterProps
    from aws_cdk.aws_ec2.amazon_linux2022 import AmazonLinux2022ImageSsmParameterProps
    from aws_cdk.aws_ec2.amazon_linux2023 import AmazonLinux2023ImageSsmParameterProps
    from aws_cdk.aws_ec2.amazon_linux_image import AmazonLinuxImageProps
    from aws_cdk.aws_ec2.windows_version import WindowsVersion
    from constructs import Construct
else:
    AmazonLinux2ImageSsmParameterProps = StructLater(
        "aws_cdk.aws_ec2.amazon_linux2", "AmazonLinux2ImageSsmParameterProps"
    )
    AmazonLinux2022ImageSsmParameterProps = StructLater(
        "aws_cdk.aws_ec2.amazon_linux2022", "AmazonLinux2022ImageSsmParameterProps"
    )
    AmazonLinux2023ImageSsmParameterProps = StructLater(
        "aws_cdk.aws_ec2.amazon_linux2023", "AmazonLinux2023ImageSsmParameterProps"
    )
    AmazonLinuxImageProps = StructLater("aws_cdk.aws_ec2.amazon_linux_image", "AmazonLinuxImageProps")

# Noted in the metadata of whoever uses an image that was looked up; the text is part of the assembly.
_LITERAL_IMAGE_RULE = "CloudFormation-Validate::W9010"
_LITERAL_IMAGE_NOTE = (
    "The AMI ID is resolved from a synth-time lookup, so the literal AMI ID in the template is expected."
)


class MachineImageConfig(Struct):
    """An image, and what runs on it."""

    image_id: str
    """Id of the image, perhaps a token."""
    os_type: OperatingSystemType
    """The operating system."""
    user_data: UserData
    """User data for instances of it."""


class IMachineImage(Interface):
    """An image that instances start from."""

    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image in the stack of ``scope``."""
        raise NotImplementedError


class SsmParameterImageOptions(Struct):
    """Options of an image whose id a parameter holds."""

    additional_cache_key: str | None = None
    """Tells cached look-ups apart that are equal otherwise."""
    cached_in_context: bool | None = None
    """Keep the id that the parameter has when the app runs first. Default: no, each deployment takes the newest."""
    os: OperatingSystemType | None = None
    """The operating system. Default: Linux."""
    parameter_version: str | None = None
    """Version of the parameter, for images that are resolved at launch. Default: the latest."""
    user_data: UserData | None = None
    """User data. Default: an empty script of the operating system."""


class GenericLinuxImageProps(Struct):
    """Options of a Linux image."""

    user_data: UserData | None = None
    """User data. Default: an empty shell script."""


class GenericWindowsImageProps(Struct):
    """Options of a Windows image."""

    user_data: UserData | None = None
    """User data. Default: an empty PowerShell script."""


class WindowsImageProps(Struct):
    """Options of a published Windows image."""

    user_data: UserData | None = None
    """User data. Default: an empty PowerShell script."""


class LookupMachineImageProps(Struct):
    """The image to look up: the newest that fits."""

    name: str
    """Name; may have ``*``."""
    additional_cache_key: str | None = None
    """Tells look-ups apart that are equal otherwise."""
    filters: Mapping[str, Sequence[str]] | None = None
    """More filters, by their names at EC2."""
    owners: Sequence[str] | None = None
    """Accounts, or aliases of accounts, that own the image. Default: anyone."""
    user_data: UserData | None = None
    """User data. Default: an empty script of the operating system."""
    windows: bool | None = None
    """Look for images of Windows. Default: no."""


class GenericLinuxImage(IMachineImage):
    """Linux images known by id, one a region."""

    @takes(GenericLinuxImageProps)
    def __init__(self, ami_map: Mapping[str, str], props: GenericLinuxImageProps) -> None:
        self._ami_map = dict(ami_map)
        self._user_data = props.user_data

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image of the stack's region.

        Raises:
            ValidationError: there is none for it.
        """
        return MachineImageConfig(
            image_id=_image_of_region(scope, self._ami_map),
            os_type=OperatingSystemType.LINUX,
            user_data=self._user_data if self._user_data is not None else UserData.for_linux(),
        )


class GenericWindowsImage(IMachineImage):
    """Windows images known by id, one a region."""

    @takes(GenericWindowsImageProps)
    def __init__(self, ami_map: Mapping[str, str], props: GenericWindowsImageProps) -> None:
        self._ami_map = dict(ami_map)
        self._user_data = props.user_data

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image of the stack's region.

        Raises:
            ValidationError: there is none for it.
        """
        return MachineImageConfig(
            image_id=_image_of_region(scope, self._ami_map),
            os_type=OperatingSystemType.WINDOWS,
            user_data=self._user_data if self._user_data is not None else UserData.for_windows(),
        )


class GenericSSMParameterImage(IMachineImage):
    """An image whose id a public or private parameter of Systems Manager holds, read at each deployment."""

    @checked
    def __init__(self, parameter_name: str, os: OperatingSystemType, user_data: UserData | None = None) -> None:
        self.parameter_name = parameter_name
        self._os = os
        self._user_data = user_data

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image."""
        return MachineImageConfig(
            image_id=parameter_image(scope, self.parameter_name),
            os_type=self._os,
            user_data=_user_data_for(self._os, self._user_data),
        )


class WindowsImage(GenericSSMParameterImage):
    """An image of Windows that Amazon publishes."""

    @takes(WindowsImageProps)
    def __init__(self, version: WindowsVersion, props: WindowsImageProps) -> None:
        super().__init__(
            f"/aws/service/ami-windows-latest/{version._value_}", OperatingSystemType.WINDOWS, props.user_data
        )


class _SsmParameterImage(IMachineImage):
    """An image whose id a parameter holds, perhaps kept in the context."""

    def __init__(self, parameter_name: str, options: SsmParameterImageOptions) -> None:
        self._parameter_name = parameter_name
        self._options = options

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        options = self._options
        os = options.os or OperatingSystemType.LINUX
        return MachineImageConfig(
            image_id=parameter_image(
                scope, self._parameter_name, cached=options.cached_in_context, cache_key=options.additional_cache_key
            ),
            os_type=os,
            user_data=_user_data_for(os, options.user_data),
        )


class ResolveSsmParameterAtLaunchImage(IMachineImage):
    """An image whose id EC2 reads from a parameter whenever an instance is launched; for launch templates."""

    @takes(SsmParameterImageOptions)
    def __init__(self, parameter_name: str, props: SsmParameterImageOptions) -> None:
        self.parameter_name = parameter_name
        self._options = props

    @checked
    def get_image(self, _scope: Construct) -> MachineImageConfig:
        """Return the image: its id names the parameter."""
        options = self._options
        os = options.os or OperatingSystemType.LINUX
        version = f":{options.parameter_version}" if options.parameter_version else ""
        return MachineImageConfig(
            image_id=f"resolve:ssm:{self.parameter_name}{version}",
            os_type=os,
            user_data=_user_data_for(os, options.user_data),
        )


class LookupMachineImage(IMachineImage):
    """The newest image of a name, looked up when the app runs first and then kept in the context."""

    @takes(LookupMachineImageProps)
    def __init__(self, props: LookupMachineImageProps) -> None:
        self._props = props

    @checked
    def get_image(self, scope: Construct) -> MachineImageConfig:
        """Return the image the context has, or a made-up id while it is not known.

        Raises:
            ValidationError: the stack's environment is not known, or the context's answer is no id.
        """
        from aws_cdk.core.context_provider import ContextProvider

        props = self._props
        filters: dict[str, Any] = {"name": [props.name], "state": ["available"], "image-type": ["machine"]}
        if props.windows:
            filters["platform"] = ["windows"]
        filters.update({name: list(values) for name, values in (props.filters or {}).items()})
        asked: dict[str, Any] = {"filters": filters}
        if props.owners is not None:
            asked = {"owners": list(props.owners), **asked}
        _acknowledge_literal_image(scope)
        value = ContextProvider.get_value(
            scope,
            provider="ami",
            props=asked,
            dummy_value="ami-1234",
            additional_cache_key=props.additional_cache_key,
        ).value
        if not isinstance(value, str):
            raise ValidationError(
                f"Response to AMI lookup invalid, got: {value}", scope=scope, fix="remove the answer from the context"
            )
        os = OperatingSystemType.WINDOWS if props.windows else OperatingSystemType.LINUX
        return MachineImageConfig(image_id=value, os_type=os, user_data=_user_data_for(os, props.user_data))


class MachineImage:
    """Makes machine images."""

    @staticmethod
    @takes(WindowsImageProps)
    def latest_windows(version: WindowsVersion, props: WindowsImageProps) -> IMachineImage:
        """Return the newest published image of a version of Windows."""
        return WindowsImage(version, **props._given())

    @staticmethod
    @takes(AmazonLinuxImageProps)
    def latest_amazon_linux(props: AmazonLinuxImageProps) -> IMachineImage:
        """Deprecated, use ``latest_amazon_linux2023``: return the newest image of Amazon Linux."""
        from aws_cdk.aws_ec2.amazon_linux_image import AmazonLinuxImage

        return AmazonLinuxImage(**props._given())

    @staticmethod
    @takes(AmazonLinux2ImageSsmParameterProps)
    def latest_amazon_linux2(props: AmazonLinux2ImageSsmParameterProps) -> IMachineImage:
        """Return the newest image of Amazon Linux 2, with the newest kernel that this release knows.

        As the peer, a kernel given is not looked at; the class takes one.
        """
        from aws_cdk.aws_ec2 import amazon_linux2 as linux

        return linux.AmazonLinux2ImageSsmParameter(
            **{"cached_in_context": False, **_said(props), "kernel": linux.AmazonLinux2Kernel.CDK_LATEST}
        )

    @staticmethod
    @takes(AmazonLinux2022ImageSsmParameterProps)
    def latest_amazon_linux2022(props: AmazonLinux2022ImageSsmParameterProps) -> IMachineImage:
        """Deprecated, use ``latest_amazon_linux2023``: return the newest image of Amazon Linux 2022."""
        from aws_cdk.aws_ec2 import amazon_linux2022 as linux

        return linux.AmazonLinux2022ImageSsmParameter(
            **{"cached_in_context": False, **_said(props), "kernel": linux.AmazonLinux2022Kernel.CDK_LATEST}
        )

    @staticmethod
    @takes(AmazonLinux2023ImageSsmParameterProps)
    def latest_amazon_linux2023(props: AmazonLinux2023ImageSsmParameterProps) -> IMachineImage:
        """Return the newest image of Amazon Linux 2023, with the newest kernel that this release knows.

        As the peer, a kernel given is not looked at; the class takes one.
        """
        from aws_cdk.aws_ec2 import amazon_linux2023 as linux

        return linux.AmazonLinux2023ImageSsmParameter(
            **{"cached_in_context": False, **_said(props), "kernel": linux.AmazonLinux2023Kernel.CDK_LATEST}
        )

    @staticmethod
    @takes(GenericLinuxImageProps)
    def generic_linux(ami_map: Mapping[str, str], props: GenericLinuxImageProps) -> IMachineImage:
        """Return Linux images known by id, one a region."""
        return GenericLinuxImage(ami_map, **props._given())

    @staticmethod
    @takes(GenericWindowsImageProps)
    def generic_windows(ami_map: Mapping[str, str], props: GenericWindowsImageProps) -> IMachineImage:
        """Return Windows images known by id, one a region."""
        return GenericWindowsImage(ami_map, **props._given())

    @staticmethod
    @takes(SsmParameterImageOptions)
    def from_ssm_parameter(parameter_name: str, options: SsmParameterImageOptions) -> IMachineImage:
        """Return an image whose id a parameter holds."""
        return _SsmParameterImage(parameter_name, options)

    @staticmethod
    @takes(SsmParameterImageOptions)
    def resolve_ssm_parameter_at_launch(parameter_name: str, options: SsmParameterImageOptions) -> IMachineImage:
        """Return an image whose id EC2 reads from a parameter at launch."""
        return ResolveSsmParameterAtLaunchImage(parameter_name, **options._given())

    @staticmethod
    @takes(LookupMachineImageProps)
    def lookup(props: LookupMachineImageProps) -> IMachineImage:
        """Return the newest image of a name."""
        return LookupMachineImage(**props._given())


def parameter_image(
    scope: Construct,
    name: str,
    *,
    cached: bool | None = None,
    cache_key: str | None = None,
    acknowledged: bool = True,
) -> str:
    """Return the image id that a parameter holds: a token, or what the context has. Internal.

    That the template holds a literal id then is noted in the metadata if it is ``acknowledged``.
    """
    from aws_cdk.aws_ssm import ParameterValueType, StringParameter

    if cached:
        if acknowledged:
            _acknowledge_literal_image(scope)
        return StringParameter.value_from_lookup(scope, name, additional_cache_key=cache_key)
    return StringParameter.value_for_typed_string_parameter_v2(scope, name, ParameterValueType.AWS_EC2_IMAGE_ID)


def _acknowledge_literal_image(scope: Construct) -> None:
    """Let the check of templates accept an image id that a look-up gave."""
    from aws_cdk.core.validations import Acknowledgment, Validations

    Validations.of(scope).acknowledge(Acknowledgment(id=_LITERAL_IMAGE_RULE, reason=_LITERAL_IMAGE_NOTE))


def _user_data_for(os: OperatingSystemType, given: UserData | None) -> UserData:
    if given is not None:
        return given
    return UserData.for_windows() if os is OperatingSystemType.WINDOWS else UserData.for_linux()


def _image_of_region(scope: Construct, ami_map: dict[str, str]) -> str:
    region = Stack.of(scope).region
    if is_unresolved(region):
        from aws_cdk.core.cfn_mapping import CfnMapping
        from aws_cdk.core.pseudo import Aws

        mapping = CfnMapping(scope, "AmiMap", mapping={name: {"ami": image} for name, image in ami_map.items()})
        return mapping.find_in_map(Aws.REGION, "ami")
    image = ami_map.get(region)
    if image is None:
        raise ValidationError(
            f"Unable to find AMI in AMI map: no AMI specified for region '{region}'",
            scope=scope,
            fix=f"add an image of {region!r} to ami_map",
        )
    return image


def _said(options: Struct) -> dict[str, Any]:
    return {name: value for name, value in options._given().items() if value is not None}
