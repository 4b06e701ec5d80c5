"""A mapping of a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.annotations import Annotations
from aws_cdk.core.cfn_element import CfnRefElement
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolvable, IResolveContext, is_unresolved, string_of

if TYPE_CHECKING:
    from aws_cdk.core.resolve import Resolver
    from constructs import Construct, IConstruct


class CfnMappingProps(Struct):
    """Options of a mapping."""

    lazy: bool | None = None
    """Whether the mapping is left out of the template as long as no look-up needs it. Default: no."""
    mapping: Mapping[str, Mapping[str, Any]] | None = None
    """Values, by top-level and second-level key. Default: none; ``set_value`` adds some."""


class CfnMapping(CfnRefElement):
    """A table with two levels of keys.

    A lazy mapping is written only if a look-up needs it; look-ups with plain keys are answered when the app runs.

    Raises:
        ValidationError: a key of the second level has other characters than letters and digits.
    """

    @takes(CfnMappingProps)
    def __init__(self, scope: Construct, id: str, props: CfnMappingProps) -> None:
        super().__init__(scope, id)
        self._mapping: dict[str, dict[str, Any]] = {key: dict(values) for key, values in (props.mapping or {}).items()}
        for values in self._mapping.values():
            for key in values:
                self._check_key(key)
        self._lazy = props.lazy
        self._needed = False
        self._told_of_lazy = False

    def set_value(self, key1: str, key2: str, value: Any) -> None:
        """Set one value.

        Raises:
            ValidationError: the second key has other characters than letters and digits.
        """
        self._check_key(key2)
        self._mapping.setdefault(key1, {})[key2] = value

    def _check_key(self, key: str) -> None:
        if key and not (key.isalnum() and key.isascii()):
            raise ValidationError(
                f"Attribute name '{key}' must contain only alphanumeric characters.",
                scope=self,
                fix="use letters and digits in second-level keys",
            )

    def find_in_map(self, key1: str, key2: str, default_value: str | None = None) -> str:
        """Return the value of two keys, which may be tokens.

        Raises:
            ValidationError: a plain key is not in the mapping, and there is no default.
        """
        fully_resolved = False
        not_in_map = False
        if not is_unresolved(key1):
            if key1 in self._mapping:
                if not is_unresolved(key2):
                    if key2 in self._mapping[key1]:
                        fully_resolved = True
                    elif default_value is None:
                        raise ValidationError(
                            f"Mapping doesn't contain second-level key '{key2}'",
                            scope=self,
                            fix="add the key with set_value, or give find_in_map a default value",
                        )
                    else:
                        not_in_map = True
            elif default_value is None:
                raise ValidationError(
                    f"Mapping doesn't contain top-level key '{key1}'",
                    scope=self,
                    fix="add the key with set_value, or give find_in_map a default value",
                )
            else:
                not_in_map = True
        if fully_resolved and self._lazy:
            return self._mapping[key1][key2]  # type: ignore[no-any-return]  # values are text in practice
        if not_in_map and self._lazy:
            return str(default_value)
        self._needed = not fully_resolved  # as the peer: the last look-up decides what is said of the mapping
        return string_of(_FindInMap(self, key1, key2, default_value))

    def _tell_of_lazy(self) -> None:
        if self._lazy is None and not self._told_of_lazy:
            self._told_of_lazy = True
            Annotations.of(self).add_info(
                "Consider making this CfnMapping a lazy mapping by providing `lazy: true`: either no findInMap was called "
                "or every findInMap could be immediately resolved without using Fn::FindInMap",
            )

    def _values_with_references(self) -> list[Any]:
        return [self._mapping]

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        if self._lazy is None and not self._needed:
            self._tell_of_lazy()
        if self._lazy and not self._needed:
            return {}
        return {"Mappings": {self._resolved_logical_id(): resolver.resolve(self._mapping)}}

    def _in_stack_of(self, scope: IConstruct) -> CfnMapping:
        """Return the table as templates of ``scope``'s stack know it: this one, or a copy of it that is made there."""
        stack = Stack.of(scope)
        if stack is Stack.of(self):
            return self
        id = f"MappingCopy-{self.node.id}-{self.node.addr}"
        found = stack.node.try_find_child(id)
        return found if isinstance(found, CfnMapping) else CfnMapping(stack, id, mapping=self._mapping)


class _FindInMap(IResolvable):
    """A look-up, which names the table once it is known in which stack it is used: look-ups cannot leave a template."""

    def __init__(self, mapping: CfnMapping, key1: str, key2: str, default_value: str | None) -> None:
        self._mapping = mapping
        self._keys = (key1, key2)
        self._default = default_value

    def resolve(self, context: IResolveContext) -> Any:
        from aws_cdk.core.fn import Fn

        mapping = self._mapping._in_stack_of(context.scope)
        return Fn.find_in_map(mapping.logical_id, *self._keys, self._default)
