"""Parameters that hold one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ssm._imported import ImportedValue, dynamic_reference, imported_value_id
from aws_cdk.aws_ssm._l1 import CfnParameter
from aws_cdk.aws_ssm.parameter_base import (
    CommonStringParameterAttributes,
    IParameter,
    ParameterOptions,
    _ParameterBase,
    arn_of_parameter,
    check_options,
    check_value,
)
from aws_cdk.aws_ssm.parameter_types import ParameterDataType, ParameterType, ParameterValueType
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_dynamic_reference import CfnDynamicReferenceService
from aws_cdk.core.cfn_parameter import CfnParameter as CoreParameter
from aws_cdk.core.context_provider import ContextProvider
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, make_struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from typing import Any

    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct


class IStringParameter(IParameter):
    """A parameter that holds one text, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def string_value(self) -> str: ...


class StringParameterProps(ParameterOptions):
    """What a parameter is made of."""

    string_value: str
    """The value; may be a token, not empty."""
    data_type: ParameterDataType | None = None
    """What the text must be. Default: anything."""
    type: ParameterType | None = None
    """Deprecated: the kind; use ``data_type`` for machine images. Default: a string."""


class StringParameterAttributes(CommonStringParameterAttributes):
    """What is known of a parameter made elsewhere."""

    force_dynamic_reference: bool | None = None
    """Read the value by a dynamic reference rather than a template parameter. Default: only if a version or a token is given."""
    type: ParameterType | None = None
    """Deprecated: what it holds; use ``value_type``."""
    value_type: ParameterValueType | None = None
    """What it holds. Default: a string."""
    version: int | float | None = None
    """The version. Default: the latest when the stack is deployed."""


class SecureStringParameterAttributes(CommonStringParameterAttributes):
    """What is known of an encrypted parameter made elsewhere."""

    encryption_key: IKey | None = None
    """The key that the value is encrypted with; grants cover it. Default: the account's key for Parameter Store."""
    version: int | float | None = None
    """The version. Default: the latest when the stack is deployed."""


class StringParameterLookupOptions(Struct):
    """How a parameter is looked up."""

    additional_cache_key: str | None = None
    """Tells look-ups of the same parameter apart. Default: they are one."""


class StringParameter(_ParameterBase, IStringParameter):
    """A parameter of Systems Manager that holds one text."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ssm.StringParameter"

    string_value: str
    """The value."""

    @takes(StringParameterProps)
    def __init__(self, scope: Construct, id: str, props: StringParameterProps) -> None:
        super().__init__(scope, id, physical_name=props.parameter_name)
        check_value(props.string_value, props.allowed_pattern, self)
        check_options(props, self)
        if props.type is ParameterType.AWS_EC2_IMAGE_ID:
            raise ValidationError(
                "The type must either be ParameterType.STRING or ParameterType.STRING_LIST. Did you mean to set dataType: "
                "ParameterDataType.AWS_EC2_IMAGE instead?",
                scope=self,
                fix="leave type out and set data_type=ParameterDataType.AWS_EC2_IMAGE",
            )
        self._resource = CfnParameter(
            self,
            "Resource",
            allowed_pattern=props.allowed_pattern,
            description=props.description,
            name=self.physical_name,
            tier=props.tier._value_ if props.tier is not None else None,
            type=(props.type or ParameterType.STRING)._value_,
            data_type=props.data_type._value_ if props.data_type is not None else None,
            value=props.string_value,
        )
        self.parameter_name = self._get_resource_name_attribute(self._resource.ref)
        self.parameter_arn = arn_of_parameter(
            self,
            self.parameter_name,
            given_name=props.parameter_name,
            simple_name=props.simple_name,
            generated=not props.parameter_name,
        )
        self.parameter_type = self._resource.attr_type
        self.string_value = self._resource.attr_value

    # -- parameters made elsewhere ----------------------------------------

    @staticmethod
    @checked
    def from_string_parameter_name(scope: Construct, id: str, string_parameter_name: str) -> IStringParameter:
        """Return a parameter made elsewhere, by its name, which must not be a token."""
        return StringParameter.from_string_parameter_attributes(scope, id, parameter_name=string_parameter_name)

    @staticmethod
    @checked
    def from_string_parameter_arn(scope: Construct, id: str, string_parameter_arn: str) -> IStringParameter:
        """Return a parameter made elsewhere, by its ARN. It may be of another account, of the same region.

        Raises:
            ValidationError: the ARN is a token, is none, or names another region than the stack's.
        """
        if is_unresolved(string_parameter_arn):
            raise ValidationError("stringParameterArn cannot be an unresolved token", scope=scope)
        parts = string_parameter_arn.split(":")
        if len(parts) != 6:
            raise ValidationError(
                "unexpected StringParameterArn format",
                scope=scope,
                fix=f"give an ARN like arn:aws:ssm:us-east-1:123456789012:parameter/name instead of {string_parameter_arn!r}",
            )
        stack = Stack.of(scope)
        if is_unresolved(stack.region):
            Annotations.of(stack).add_warning_v2(
                "aws-cdk-lib/aws-ssm:crossAccountReferenceSameRegion",
                "Cross-account references will only work within the same region",
            )
        elif parts[3] != stack.region:
            raise ValidationError("stringParameterArn must be in the same region as the stack", scope=scope)
        parameter = _ImportedStringParameter(scope, id)
        parameter.parameter_name = parts[-1].split("/")[-1]
        parameter.parameter_arn = string_parameter_arn
        parameter.parameter_type = ParameterType.STRING._value_
        parameter._value = ImportedValue(
            lambda: (
                CoreParameter(
                    scope,
                    f"{id}.Parameter",
                    type=f"AWS::SSM::Parameter::Value<{ParameterValueType.STRING._value_}>",
                    default=string_parameter_arn,
                ).value_as_string
            )
        )
        return parameter

    @staticmethod
    @takes(StringParameterAttributes)
    def from_string_parameter_attributes(
        scope: Construct, id: str, attrs: StringParameterAttributes
    ) -> IStringParameter:
        """Return a parameter made elsewhere, by what is known of it.

        Raises:
            ValidationError: the name is empty, or its form or the kind is not one that can be read.
        """
        name = attrs.parameter_name
        if not name:
            raise ValidationError("parameterName cannot be an empty string", scope=scope)
        if attrs.type in (ParameterType.STRING_LIST, ParameterType.SECURE_STRING):
            raise ValidationError(
                f"fromStringParameterAttributes does not support {attrs.type._value_}. Please use ParameterType.STRING or "
                "ParameterType.AWS_EC2_IMAGE_ID",
                scope=scope,
                fix="use StringListParameter.from_list_parameter_attributes or from_secure_string_parameter_attributes",
            )
        held = attrs.value_type or attrs.type or ParameterValueType.STRING
        parameter = _ImportedStringParameter(scope, id)
        parameter._take_name(attrs)
        parameter.parameter_type = ParameterType.STRING._value_

        def made_value() -> str:
            # Only a template parameter gets the type checked; it cannot name a version, nor have a token for its default.
            if attrs.version or attrs.force_dynamic_reference or is_unresolved(name):
                return str(dynamic_reference(name, attrs.version))
            parameter_type = f"AWS::SSM::Parameter::Value<{held._value_}>"
            return CoreParameter(scope, f"{id}.Parameter", type=parameter_type, default=name).value_as_string

        parameter._value = ImportedValue(made_value)
        return parameter

    @staticmethod
    @takes(SecureStringParameterAttributes)
    def from_secure_string_parameter_attributes(
        scope: Construct, id: str, attrs: SecureStringParameterAttributes
    ) -> IStringParameter:
        """Return an encrypted parameter made elsewhere. CloudFormation reads its value in few places only."""
        parameter = _ImportedStringParameter(scope, id)
        parameter._take_name(attrs)
        parameter.parameter_type = ParameterType.SECURE_STRING._value_
        parameter.encryption_key = attrs.encryption_key
        parameter._value = ImportedValue(
            lambda: str(dynamic_reference(attrs.parameter_name, attrs.version, CfnDynamicReferenceService.SSM_SECURE))
        )
        return parameter

    # -- values -----------------------------------------------------------

    @staticmethod
    @checked
    def value_from_lookup(
        scope: Construct, parameter_name: str, default_value: str | None = None, **options: Any
    ) -> str:
        """Return the value that a parameter has when the app runs; the command line looks it up and keeps it.

        Args:
            scope: Where to report to.
            parameter_name: The name.
            default_value: The value if there is no such parameter. Default: that is an error; meanwhile a dummy is returned.
            options: Those of :class:`StringParameterLookupOptions`.

        Raises:
            ValidationError: the stack's environment is not known, or the name is a token.
        """
        lookup = make_struct(StringParameterLookupOptions, options, "value_from_lookup()", scope)
        dummy = f"dummy-value-for-{parameter_name}" if default_value is None else default_value
        value: str = ContextProvider.get_value(
            scope,
            provider="ssm",
            props={"parameterName": parameter_name},
            dummy_value=dummy,
            ignore_error_on_missing_context=default_value is not None,
            additional_cache_key=lookup.additional_cache_key,
        ).value
        return value

    @staticmethod
    @checked
    def value_for_string_parameter(scope: Construct, parameter_name: str, version: int | float | None = None) -> str:
        """Return a token for the value that a parameter has when the stack is deployed."""
        return StringParameter.value_for_typed_string_parameter_v2(
            scope, parameter_name, ParameterValueType.STRING, version
        )

    @staticmethod
    @checked
    def value_for_typed_string_parameter_v2(
        scope: Construct,
        parameter_name: str,
        type: ParameterValueType | None = None,
        version: int | float | None = None,
    ) -> str:
        """Return a token for the value that a parameter has when the stack is deployed.

        A stack has one per name: what the first call says of type and version counts.

        Args:
            scope: Construct in the stack.
            parameter_name: The name.
            type: What it holds, which CloudFormation checks. Default: a string.
            version: The version. Default: the latest.
        """
        stack = Stack.of(scope)
        id = imported_value_id(parameter_name)
        known: Any = stack.node.try_find_child(id)
        if known is None:
            known = StringParameter.from_string_parameter_attributes(
                stack, id, parameter_name=parameter_name, version=version, value_type=type
            )
        value: str = known.string_value
        return value

    @staticmethod
    @checked
    def value_for_typed_string_parameter(
        scope: Construct, parameter_name: str, type: ParameterType | None = None, version: int | float | None = None
    ) -> str:
        """Deprecated: use ``value_for_typed_string_parameter_v2``."""
        if type is ParameterType.STRING_LIST:
            raise ValidationError(
                "valueForTypedStringParameter does not support STRING_LIST, use valueForTypedListParameter instead",
                scope=scope,
                fix="use StringListParameter.value_for_typed_list_parameter",
            )
        stack = Stack.of(scope)
        id = imported_value_id(parameter_name)
        known: Any = stack.node.try_find_child(id)
        if known is None:
            known = StringParameter.from_string_parameter_attributes(
                stack, id, parameter_name=parameter_name, version=version, type=type
            )
        value: str = known.string_value
        return value

    @staticmethod
    @checked
    def value_for_secure_string_parameter(scope: Construct, parameter_name: str, version: int | float) -> str:
        """Deprecated: use ``SecretValue.ssm_secure()``."""
        stack = Stack.of(scope)
        id = imported_value_id(parameter_name)
        known: Any = stack.node.try_find_child(id)
        if known is None:
            known = StringParameter.from_secure_string_parameter_attributes(
                stack, id, parameter_name=parameter_name, version=version
            )
        value: str = known.string_value
        return value


class _ImportedStringParameter(_ParameterBase, IStringParameter):
    """A parameter made elsewhere, whose value is read only if it is used."""

    _value: ImportedValue[str]

    def _take_name(self, attrs: CommonStringParameterAttributes) -> None:
        self.parameter_name = attrs.parameter_name
        self.parameter_arn = arn_of_parameter(self, attrs.parameter_name, simple_name=attrs.simple_name)

    @property
    def string_value(self) -> str:
        """The value."""
        return self._value.get()


__all__ = [
    "IStringParameter",
    "SecureStringParameterAttributes",
    "StringParameter",
    "StringParameterAttributes",
    "StringParameterLookupOptions",
    "StringParameterProps",
]
