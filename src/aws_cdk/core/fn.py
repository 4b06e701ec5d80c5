"""CloudFormation's intrinsic functions.

A function whose arguments are plain is worked out at once; otherwise it becomes a token for the intrinsic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ArgumentError, ValidationError
from aws_cdk.core.resolve import join_values
from aws_cdk.core.token import (
    Intrinsic,
    IResolvable,
    IResolveContext,
    is_unresolved,
    js_number_text,
    list_of,
    number_of,
    string_of,
    token_of_list,
)

_MAX_OPERANDS = 10  # what Fn::And and Fn::Or take; the CloudFormation user guide names it
_MAX_BLOCKS = 256  # what Fn::Cidr makes at once; the CloudFormation user guide names it
_LANGUAGE_EXTENSIONS = "AWS::LanguageExtensions"


class ICfnConditionExpression(IResolvable):
    """Something that may stand where a condition is expected."""


class ICfnRuleConditionExpression(ICfnConditionExpression):
    """Something that may stand where the condition of a rule is expected."""

    @property
    def disambiguator(self) -> bool:
        """Tells rule conditions from other conditions; always true."""
        return True


class FnCondition(Intrinsic, ICfnRuleConditionExpression):
    """A conditional function."""


class _LanguageExtension(Intrinsic):
    """An intrinsic that works only in templates with the transform for language extensions, which it adds.

    Before synthesis each use adds it once: the peer writes one transform as text, several as a list, and counts so.
    """

    def resolve(self, context: IResolveContext) -> Any:
        from aws_cdk.core.stack import Stack

        stack = Stack.of(context.scope)
        if context.preparing:
            uses: set[tuple[Any, ...]] = stack.__dict__.setdefault("_language_extension_uses", set())
            use = (id(self), id(context.scope), *context.document_path)
            if use not in uses:
                uses.add(use)
                stack.add_transform(_LANGUAGE_EXTENSIONS)
        elif _LANGUAGE_EXTENSIONS not in (stack.template_options.transforms or ()):
            stack.add_transform(_LANGUAGE_EXTENSIONS)
        return self._value


class _Join(IResolvable):
    """Joins strings; neighbours that are known are joined right away."""

    def __init__(self, delimiter: str, values: list[str]) -> None:
        self._delimiter = delimiter
        self._values = values

    def resolve(self, context: IResolveContext) -> Any:
        if len(self._values) == 1 and token_of_list(self._values) is not None:
            return {"Fn::Join": [self._delimiter, self._values]}
        parts = join_values(self._delimiter, [context.resolve(value) for value in self._values])
        if len(parts) == 1:
            return parts[0]
        return {"Fn::Join": [self._delimiter, parts]}


def _string(name: str, argument: Any) -> str:
    return string_of(Intrinsic({name: argument}))


def _list(name: str, argument: Any) -> list[str]:
    return list_of(Intrinsic({name: argument}))


class Fn:
    """CloudFormation's intrinsic functions."""

    @staticmethod
    @checked
    def ref(logical_name: str) -> str:
        """Return the ``Ref`` of a logical id, which must be in the template where it is used."""
        return string_of(Intrinsic({"Ref": logical_name}))

    @staticmethod
    @checked
    def get_att(logical_name_of_resource: str, attribute_name: str) -> IResolvable:
        """Return an attribute of a resource in the template where it is used."""
        return Intrinsic({"Fn::GetAtt": [logical_name_of_resource, attribute_name]})

    @staticmethod
    @checked
    def join(delimiter: str, list_of_values: Sequence[str]) -> str:
        """Return the values joined by ``delimiter``.

        Raises:
            ValidationError: there are no values.
        """
        if not list_of_values:
            raise ValidationError("FnJoin requires at least one value to be provided")
        return string_of(_Join(delimiter, list(list_of_values)), "Fn::Join")

    @staticmethod
    @checked
    def split(delimiter: str, source: str, assumed_length: float | None = None) -> list[str]:
        """Split a string.

        Args:
            delimiter: What separates the parts.
            source: What to split.
            assumed_length: How many parts a token will have; then each part is a list element of its own, instead of the
                list being one token.
        """
        if not is_unresolved(source):
            return source.split(delimiter) if delimiter else list(source)
        parts = _list("Fn::Split", [delimiter, source])
        if assumed_length is None:
            return parts
        if is_unresolved(assumed_length):
            raise ValidationError(
                "limits on the number of parts of Fn.split cannot be tokens",
                fix="pass a plain number as assumed_length",
            )
        return [Fn.select(index, parts) for index in range(math.ceil(assumed_length))]

    @staticmethod
    @checked
    def select(index: float, array: Sequence[str]) -> str:
        """Return the element of ``array`` at ``index``, which counts from 0.

        Raises:
            ValidationError: both are known and there is no such element.
        """
        values = list(array)
        if is_unresolved(index) or is_unresolved(values) or any(is_unresolved(value) for value in values):
            return _string("Fn::Select", [index, values])
        if index != int(index) or not 0 <= index < len(values):
            raise ValidationError(
                f"Fn.select: no value at index {js_number_text(index)} of a list of {len(values)}: the index is out of range",
                fix="indexes begin with 0; ask for one that the list has",
            )
        return values[int(index)]

    @staticmethod
    @checked
    def sub(body: str, variables: Mapping[str, str] | None = None) -> str:
        """Return ``body`` with its ``${...}`` placeholders filled in at deployment."""
        return _string("Fn::Sub", body if variables is None else [body, dict(variables)])

    @staticmethod
    @checked
    def base64(data: str) -> str:
        """Return ``data`` encoded in base64 at deployment."""
        return _string("Fn::Base64", data)

    @staticmethod
    @checked
    def cidr(ip_block: str, count: float, size_mask: str | None = None) -> list[str]:
        """Return ``count`` address blocks of ``ip_block``; ``size_mask`` is how many bits of an address are free in each.

        Raises:
            ValidationError: ``count`` is not from 1 to 256; a token is never, since its value is not known.
        """
        if not 1 <= count <= _MAX_BLOCKS:
            raise ValidationError(
                f"Fn::Cidr's count attribute must be between 1 and {_MAX_BLOCKS}, {js_number_text(count)} was provided."
            )
        return _list("Fn::Cidr", [ip_block, count] if size_mask is None else [ip_block, count, size_mask])

    @staticmethod
    @checked
    def parse_domain_name(url: str) -> str:
        """Return the domain name in a URL with a scheme."""
        if not is_unresolved(url) and "//" not in url:
            raise ValidationError(
                f"Fn.parse_domain_name: {url!r} has no '//' before a domain name", fix="pass a whole URL"
            )
        return Fn.select(0, Fn.split("/", Fn.select(1, Fn.split("//", url))))

    @staticmethod
    @checked
    def get_azs(region: str | None = None) -> list[str]:
        """Return the availability zones of a region, by default that of the stack."""
        return _list("Fn::GetAZs", region or "")

    @staticmethod
    @checked
    def import_value(shared_value_to_import: str) -> str:
        """Return the value that another stack exports under a name."""
        return _string("Fn::ImportValue", shared_value_to_import)

    @staticmethod
    @checked
    def import_list_value(
        shared_value_to_import: str, assumed_length: float, delimiter: str | None = None
    ) -> list[str]:
        """Return the list that another stack exports, joined by ``delimiter`` (by default a comma)."""
        return Fn.split(delimiter or ",", Fn.import_value(shared_value_to_import), assumed_length)

    @staticmethod
    @checked
    def get_stack_output(
        stack_name: str, output_name: str, region: str | None = None, role_arn: str | None = None
    ) -> str:
        """Return an output of another stack, perhaps in another region or read with a role."""
        argument: dict[str, Any] = {"StackName": stack_name}
        if region is not None:
            argument["Region"] = region
        if role_arn is not None:
            argument["RoleArn"] = role_arn
        argument["OutputName"] = output_name
        return _string("Fn::GetStackOutput", argument)

    @staticmethod
    @checked
    def find_in_map(map_name: str, top_level_key: str, second_level_key: str, default_value: str | None = None) -> str:
        """Return a value of a mapping of the template; a default needs language extensions, which are then switched on."""
        keys: list[Any] = [map_name, top_level_key, second_level_key]
        if default_value is None:
            return _string("Fn::FindInMap", keys)
        return string_of(_LanguageExtension({"Fn::FindInMap": [*keys, {"DefaultValue": default_value}]}))

    @staticmethod
    @checked
    def transform(macro_name: str, parameters: Mapping[str, Any]) -> IResolvable:
        """Return the result of a macro."""
        return Intrinsic({"Fn::Transform": {"Name": macro_name, "Parameters": dict(parameters)}})

    @staticmethod
    @checked
    def ref_all(parameter_type: str) -> list[str]:
        """Return the values of all parameters of a type, for rules."""
        return _list("Fn::RefAll", parameter_type)

    @staticmethod
    @checked
    def value_of(parameter_or_logical_id: str, attribute: str) -> str:
        """Return an attribute of a parameter's value, for rules."""
        return _string("Fn::ValueOf", [parameter_or_logical_id, attribute])

    @staticmethod
    @checked
    def value_of_all(parameter_type: str, attribute: str) -> list[str]:
        """Return an attribute of the values of all parameters of a type, for rules."""
        return _list("Fn::ValueOfAll", [parameter_type, attribute])

    @staticmethod
    @checked
    def len(array: Any) -> float:
        """Return the number of elements; of a token at deployment, with language extensions.

        Raises:
            ValidationError: ``array`` is neither a list nor a token.
        """
        if is_unresolved(array):
            return number_of(_LanguageExtension({"Fn::Length": array}))
        if not isinstance(array, (list, tuple)):
            raise ValidationError(
                f"Fn.length() needs an array, got {type(array).__name__}",
                fix="give a list, or a token that stands for one",
            )
        return len(array)

    @staticmethod
    @checked
    def to_json_string(object: Any) -> str:
        """Return ``object`` as JSON; a token is written at deployment, with language extensions.

        Tokens inside a plain object are put into the text as they are. Use ``stack.to_json_string`` to have what they
        stand for quoted properly.
        """
        if is_unresolved(object):
            return string_of(_LanguageExtension({"Fn::ToJsonString": object}))
        from cloud_assembly.schema.json_text import json_text

        return json_text(_without_missing(object))

    @staticmethod
    @checked
    def condition_and(*conditions: ICfnConditionExpression) -> ICfnRuleConditionExpression:
        """Return a condition that holds if all ``conditions`` do, of which there may be any number."""
        return _all_or_any("Fn::And", "Fn.conditionAnd()", conditions)

    @staticmethod
    @checked
    def condition_or(*conditions: ICfnConditionExpression) -> ICfnRuleConditionExpression:
        """Return a condition that holds if one of ``conditions`` does, of which there may be any number."""
        return _all_or_any("Fn::Or", "Fn.conditionOr()", conditions)

    @staticmethod
    @checked
    def condition_not(condition: ICfnConditionExpression) -> ICfnRuleConditionExpression:
        """Return a condition that holds if ``condition`` does not."""
        return FnCondition({"Fn::Not": [condition]})

    @staticmethod
    @checked
    def condition_equals(lhs: Any, rhs: Any) -> ICfnRuleConditionExpression:
        """Return a condition that holds if both values are equal."""
        if lhs is None or rhs is None:
            raise ArgumentError(f"Fn.condition_equals() needs two values; got {lhs!r} and {rhs!r}")
        return FnCondition({"Fn::Equals": [lhs, rhs]})

    @staticmethod
    @checked
    def condition_if(condition_id: str, value_if_true: Any, value_if_false: Any) -> ICfnRuleConditionExpression:
        """Return one of two values, by the condition with the logical id ``condition_id``."""
        return FnCondition({"Fn::If": [condition_id, value_if_true, value_if_false]})

    @staticmethod
    @checked
    def condition_contains(list_of_strings: Sequence[str], value: str) -> ICfnRuleConditionExpression:
        """Return a condition of a rule that holds if ``value`` is in the list."""
        return FnCondition({"Fn::Contains": [list(list_of_strings), value]})

    @staticmethod
    @checked
    def condition_each_member_equals(list_of_strings: Sequence[str], value: str) -> ICfnRuleConditionExpression:
        """Return a condition of a rule that holds if all elements equal ``value``."""
        return FnCondition({"Fn::EachMemberEquals": [list(list_of_strings), value]})

    @staticmethod
    @checked
    def condition_each_member_in(
        strings_to_check: Sequence[str], strings_to_match: Sequence[str]
    ) -> ICfnRuleConditionExpression:
        """Return a condition of a rule that holds if all elements of the first list are in the second."""
        return FnCondition({"Fn::EachMemberIn": [list(strings_to_check), list(strings_to_match)]})


def _all_or_any(name: str, called: str, conditions: Sequence[ICfnConditionExpression]) -> ICfnRuleConditionExpression:
    """Nest conditions in groups that CloudFormation accepts; one condition stands for itself."""
    if not conditions:
        raise ValidationError(f"{called} needs at least one argument", fix="give conditions")
    if len(conditions) == 1:
        return conditions[0]  # type: ignore[return-value]  # a condition fits where a rule's does; the peer types it so
    if len(conditions) > _MAX_OPERANDS:
        groups = [conditions[start : start + _MAX_OPERANDS] for start in range(0, len(conditions), _MAX_OPERANDS)]
        return _all_or_any(name, called, [_all_or_any(name, called, group) for group in groups])
    return FnCondition({name: list(conditions)})


def _without_missing(value: Any) -> Any:
    """Leave out keys without a value, as the peer does; in lists they count."""
    if isinstance(value, Mapping):
        return {key: _without_missing(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_without_missing(item) for item in value]
    return value
