"""Elements of a CloudFormation template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.reference import CfnReference
from aws_cdk.core.token import IResolvable, IResolveContext, is_unresolved, string_of
from constructs import Construct
from constructs._source import user_location

if TYPE_CHECKING:
    from aws_cdk.core.resolve import Resolver
    from aws_cdk.core.stack import Stack

_LOGICAL_ID = "aws:cdk:logicalId"


class _LogicalIdToken(IResolvable):
    """The logical id of an element; it may be renamed until it is used."""

    def __init__(self, element: CfnElement) -> None:
        self._element = element

    @property
    def _display_hint(self) -> str:
        path = self._element.node.path
        if len(path) > 100:
            path = f"{path[:47]}...{path[-47:]}"
        return f"{path}.LogicalID"

    def resolve(self, context: IResolveContext) -> str:
        return self._element._resolved_logical_id()


class CfnElement(Construct):
    """Something that has a logical id and a place in a template."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        from aws_cdk.core.stack import Stack

        self.stack: Stack = Stack.of(self)
        self._logical_id_override: str | None = None
        self._logical_id_locked = False
        self._logical_id: str | None = None
        self._location = user_location()
        self._logical_id_token = _LogicalIdToken(self)
        self.stack._register_element(self)
        self.node.add_metadata(_LOGICAL_ID, self._logical_id_token)

    @staticmethod
    def is_cfn_element(x: Any) -> bool:
        """Tell whether ``x`` is an element of a template."""
        return isinstance(x, CfnElement)

    @property
    def logical_id(self) -> str:
        """The logical id, as a token: it is known at synthesis."""
        return string_of(self._logical_id_token)

    @property
    def creation_stack(self) -> list[str]:
        """The app's line that made this element."""
        return [] if self._location is None else [f"{self._location[0]}:{self._location[1]}"]

    @checked
    def override_logical_id(self, new_logical_id: str) -> None:
        """Give this element another logical id.

        Raises:
            AssumptionError: the id is already written into an export.
        """
        if self._logical_id_locked:
            raise AssumptionError(
                f"The logicalId for resource at path {self.node.path} has been locked and cannot be overridden",
                scope=self,
                fix='call "override_logical_id" before Stack.export_value',
            )
        self._logical_id_override = new_logical_id
        self._logical_id = None

    def _lock_logical_id(self) -> None:
        self._logical_id_locked = True

    def _resolved_logical_id(self) -> str:
        override = self._logical_id_override
        if override:
            return self._resolved_override(override) if is_unresolved(override) else override
        known = self._logical_id
        if known is None:
            try:
                known = self._logical_id = self.stack.get_logical_id(self)
            except ValidationError as error:
                raise error.made_at(self, self._location) from None
        return known

    def _resolved_override(self, override: str) -> str:
        resolved = self.stack.resolve(override)
        if not isinstance(resolved, str):
            raise ValidationError(
                f'"{override}" is used as the key in a map so must resolve to a string, but it resolves to: {resolved}',
                scope=self,
                fix="a logical id must be known when the app runs",
            )
        return resolved

    # -- rendering --------------------------------------------------------

    def _should_synthesize(self) -> bool:
        """Tell whether this element is written into the template."""
        return True

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        """Return the resolved part of the template: section -> logical id -> value."""
        raise NotImplementedError

    def _values_with_references(self) -> list[Any]:
        """Return the unresolved values in which references to other stacks may stand."""
        raise NotImplementedError


class CfnRefElement(CfnElement):
    """An element that ``Ref`` can name."""

    @property
    def ref(self) -> str:
        """The value of ``Ref`` on this element, as a token."""
        return string_of(CfnReference.of_attribute(self, "Ref"))
