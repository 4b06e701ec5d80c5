"""Amazon Resource Names: put together, and taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack


class ArnFormat(NamedEnum):
    """How the last part of an ARN separates resource and name."""

    NO_RESOURCE_NAME = "arn:aws:service:region:account:resource"
    """``arn:aws:s3:::resource``"""
    COLON_RESOURCE_NAME = "arn:aws:service:region:account:resource:resourceName"
    """``…:resource:name``"""
    SLASH_RESOURCE_NAME = "arn:aws:service:region:account:resource/resourceName"
    """``…:resource/name``"""
    SLASH_RESOURCE_SLASH_RESOURCE_NAME = "arn:aws:service:region:account:/resource/resourceName"
    """``…:/resource/name``"""


class ArnComponents(Struct):
    """The parts of an ARN."""

    resource: str
    """The kind of resource, such as ``role``, or the resource itself."""
    service: str
    """The service's name in ARNs."""
    account: str | None = None
    """Twelve digits, or nothing. Default: that of the stack."""
    arn_format: ArnFormat | None = None
    """How resource and name are separated. Default: SLASH_RESOURCE_NAME."""
    partition: str | None = None
    """Default: that of the stack."""
    region: str | None = None
    """Default: that of the stack."""
    resource_name: str | None = None
    """The name of the resource. Default: none."""


class Arn:
    """Puts ARNs together and takes them apart."""

    @staticmethod
    @checked
    def format(components: ArnComponents, stack: Stack | None = None) -> str:
        """Return an ARN; what is not given is taken from ``stack``.

        Raises:
            ValidationError: partition, region or account is missing and no stack is given.
        """
        return Arn._format(components, stack)

    @staticmethod
    def _format(components: ArnComponents, stack: Stack | None) -> str:
        partition, region, account = components.partition, components.region, components.account
        if stack is not None:
            partition = stack.partition if partition is None else partition
            region = stack.region if region is None else region
            account = stack.account if account is None else account
        if partition is None or region is None or account is None:
            raise ValidationError(
                f"Arn.format: partition ({partition}), region ({region}), and account ({account}) must all be passed if stack "
                "is not passed.",
                fix="pass the stack, or use stack.format_arn()",
            )
        arn_format = components.arn_format or ArnFormat.SLASH_RESOURCE_NAME
        lead = "/" if arn_format is ArnFormat.SLASH_RESOURCE_SLASH_RESOURCE_NAME else ""
        name = components.resource_name
        tail = "" if name is None else f"{':' if arn_format is ArnFormat.COLON_RESOURCE_NAME else '/'}{name}"
        return f"arn:{partition}:{components.service}:{region}:{account}:{lead}{components.resource}{tail}"

    @staticmethod
    @checked
    def split(arn: str, arn_format: ArnFormat) -> ArnComponents:
        """Return the parts of an ARN.

        The ARN's own separators decide over ``arn_format``, but for ``NO_RESOURCE_NAME``, which keeps slashes in the
        resource. A token is taken apart at deployment, by ``arn_format``.

        Raises:
            ValidationError: the text is no ARN.
        """
        if not arn.startswith("arn:"):
            if is_unresolved(arn):
                return _split_token(arn, arn_format)
            raise ValidationError(
                f'ARNs must start with "arn:" and have at least 6 components: {arn}',
                fix="write it as arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE",
            )
        parts = arn.split(":") + [""] * 6
        partition, service, region, account, resource = parts[1:6]
        for value, part, position in (
            (partition, "partition", "2nd"),
            (service, "service", "3rd"),
            (resource, "resource", "6th"),
        ):
            if not value:
                raise ValidationError(
                    f"The `{part}` component ({position} component) of an ARN is required: {arn}",
                    fix="write it as arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE",
                )
        rest = arn.split(":")[6:]
        found = ArnFormat.NO_RESOURCE_NAME
        name: str | None = None
        if "/" in resource[1:]:
            if arn_format is not ArnFormat.NO_RESOURCE_NAME:
                found, resource, name = _split_slashes(resource)
        elif rest:
            found = ArnFormat.COLON_RESOURCE_NAME
        if rest:
            name = ":".join([*([] if name is None else [name]), *rest])
        return ArnComponents(
            resource=resource,
            service=service,
            account=account,
            arn_format=found,
            partition=partition,
            region=region,
            resource_name=name,
        )

    @staticmethod
    @checked
    def extract_resource_name(arn: str, resource_type: str) -> str:
        """Return the name of the resource in an ARN, which must be of ``resource_type``, slashes and colons included.

        A type that is known only at deployment is not checked.

        Raises:
            ValidationError: the ARN has another type of resource, or no name.
        """
        if not arn.startswith("arn:") and is_unresolved(arn):
            # Whatever follows the type is the name; that holds for both separators only with this one.
            return Fn.select(1, Fn.split(f":{resource_type}/", arn))
        parts = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME)
        if parts.resource != resource_type and not is_unresolved(parts.resource):
            raise ValidationError(
                f"Expected resource type '{resource_type}' in ARN, got '{parts.resource}' in '{arn}'",
                fix="give the ARN of such a resource",
            )
        if not parts.resource_name:
            raise ValidationError(
                f"Expected resource name in ARN, didn't find one: '{arn}'",
                fix="give the whole ARN, which ends in the resource's name",
            )
        return parts.resource_name


def _split_slashes(resource: str) -> tuple[ArnFormat, str, str | None]:
    if not resource.startswith("/"):
        head, _, name = resource.partition("/")
        return ArnFormat.SLASH_RESOURCE_NAME, head, name
    head, slash, name = resource[1:].partition("/")
    if not slash:
        return ArnFormat.NO_RESOURCE_NAME, resource, None
    return ArnFormat.SLASH_RESOURCE_SLASH_RESOURCE_NAME, head, name


def _split_token(arn: str, arn_format: ArnFormat) -> ArnComponents:
    """Split an ARN that is known only at deployment; its shape must be as ``arn_format`` says."""
    parts = Fn.split(":", arn)
    last = Fn.select(5, parts)
    name: str | None = None
    if arn_format is ArnFormat.NO_RESOURCE_NAME:
        resource = last
    elif arn_format is ArnFormat.COLON_RESOURCE_NAME:
        resource, name = last, Fn.select(6, parts)
    else:
        pieces = Fn.split("/", last)
        first = 1 if arn_format is ArnFormat.SLASH_RESOURCE_SLASH_RESOURCE_NAME else 0
        resource, name = Fn.select(first, pieces), Fn.select(first + 1, pieces)
    return ArnComponents(
        resource=resource,
        service=Fn.select(2, parts),
        account=Fn.select(4, parts),
        arn_format=arn_format,
        partition=Fn.select(1, parts),
        region=Fn.select(3, parts),
        resource_name=name,
    )
