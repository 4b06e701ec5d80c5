"""References: tokens that point at a construct."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.token import Intrinsic, IResolvable, IResolveContext, ResolutionTypeHint


class Reference(Intrinsic):
    """A token that stands for an attribute of a construct.

    Across stacks it is replaced by whatever leads there: an export and import, a parameter or output of a nested stack.
    """

    def __init__(
        self,
        value: Any,
        target: Any,
        display_name: str | None = None,
        type_hint: ResolutionTypeHint | None = None,
    ) -> None:
        super().__init__(value, type_hint=type_hint)
        self._target = target
        self._display_name = display_name or "Reference"

    @staticmethod
    def is_reference(x: Any) -> bool:
        """Tell whether ``x`` is a reference."""
        return isinstance(x, Reference)

    @property
    def target(self) -> Any:
        """The construct referred to."""
        return self._target

    @property
    def display_name(self) -> str:
        """The attribute, for people to read."""
        return self._display_name


class CfnReference(Reference):
    """A ``Ref`` or ``Fn::GetAtt`` of a CloudFormation element, or a pseudo parameter of a stack.

    One object stands for an attribute of an element, so that equal references give equal text.
    """

    def __init__(self, value: Any, display_name: str, target: Any, type_hint: ResolutionTypeHint | None = None) -> None:
        super().__init__(value, target, display_name, type_hint)
        self._replacements: dict[int, IResolvable] = {}

    @staticmethod
    def of_attribute(
        target: Any, attribute: str, type_hint: ResolutionTypeHint | None = None, *, as_sub: bool = False
    ) -> CfnReference:
        """Return the reference to ``attribute`` of an element; ``Ref`` means the element itself.

        With ``as_sub`` it renders as a placeholder for use inside ``Fn::Sub``.
        """
        table: dict[Any, CfnReference] = target.__dict__.setdefault("_references", {})
        key = (attribute, as_sub)
        known = table.get(key)
        if known is None:
            logical_id = target.logical_id
            if as_sub:
                suffix = "" if attribute == "Ref" else f".{attribute}"
                value: Any = f"${{{logical_id}{suffix}}}"
            else:
                value = {"Ref": logical_id} if attribute == "Ref" else {"Fn::GetAtt": [logical_id, attribute]}
            known = table[key] = CfnReference(value, attribute, target, type_hint)
        return known

    @staticmethod
    def of_pseudo(name: str, scope: Any) -> CfnReference:
        """Return the reference to a pseudo parameter as ``scope``'s stack sees it."""
        from aws_cdk.core.stack import Stack

        stack = Stack.of(scope)
        table: dict[Any, CfnReference] = stack.__dict__.setdefault("_references", {})
        known = table.get(name)
        if known is None:
            known = table[name] = CfnReference({"Ref": name}, name, stack)
            known._display_hint = name
        return known

    _display_hint: str | None = None

    def resolve(self, context: IResolveContext) -> Any:
        """Return the intrinsic, or what replaces it in the stack of ``context``."""
        if self._replacements:
            from aws_cdk.core.stack import Stack

            replacement = self._replacements.get(id(Stack.of(context.scope)))
            if replacement is not None:
                return replacement.resolve(context)
        return self._value

    def has_value_for_stack(self, stack: Any) -> bool:
        """Tell whether a replacement for ``stack`` was assigned."""
        return id(stack) in self._replacements

    def assign_value_for_stack(self, stack: Any, value: IResolvable) -> None:
        """Use ``value`` in place of this reference in ``stack``."""
        self._replacements[id(stack)] = value
