"""Types of instances."""

from __future__ import annotations

import re

from aws_cdk.aws_ec2.instance_class import InstanceClass, _class_identifier
from aws_cdk.aws_ec2.instance_size import InstanceSize
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum

# Family, generation, further letters, and a size: "m7gd.16xlarge". Families whose text has another form, such as
# "u-6tb1", say nothing about their architecture.
_IDENTIFIER = re.compile(r"([a-z]+)(\d{1,2})([a-z-]*)\.[a-z0-9-]+\Z")


class InstanceArchitecture(NamedEnum):
    """The processor's architecture."""

    ARM_64 = "arm64"
    X86_64 = "x86_64"


class InstanceType:
    """A type of instances, such as ``t3.micro``."""

    @checked
    def __init__(self, instance_type_identifier: str) -> None:
        self._identifier = instance_type_identifier

    @staticmethod
    @checked
    def of(instance_class: InstanceClass, instance_size: InstanceSize) -> InstanceType:
        """Return the type of a family and a size."""
        return InstanceType(f"{_class_identifier(instance_class)}.{instance_size._value_}")

    def to_string(self) -> str:
        """Return the type's text."""
        return self._identifier

    def __str__(self) -> str:
        return self._identifier

    def is_burstable(self) -> bool:
        """Tell whether the type earns and spends processor credits."""
        return self._identifier.startswith(("t2", "t3", "t4g"))

    @property
    def architecture(self) -> InstanceArchitecture:
        """The processor's architecture.

        Raises:
            ValidationError: the text does not follow the pattern of types, or is a token.
        """
        family, _, capabilities = self._parts()
        if family == "a" or "g" in capabilities:
            return InstanceArchitecture.ARM_64
        return InstanceArchitecture.X86_64

    @checked
    def same_instance_class_as(self, other: InstanceType) -> bool:
        """Tell whether both are of one family.

        Raises:
            ValidationError: a text does not follow the pattern of types, or is a token.
        """
        return self._parts() == other._parts()

    def _parts(self) -> tuple[str, ...]:
        match = _IDENTIFIER.match(self._identifier)
        if match is None:
            raise ValidationError(
                "Malformed instance type identifier",
                fix=f"nothing can be told about {self._identifier!r}; use a type like 't3.micro'",
            )
        return match.groups()
