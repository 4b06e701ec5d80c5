"""Tags for whole parts of an app: aspects that set or remove a tag on everything below a construct."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.aspect import AspectPriority, Aspects, IAspect
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.tag_manager import ITaggable, ITaggableV2, TagManager

if TYPE_CHECKING:
    from constructs import IConstruct

# Priorities among tags, for tag managers; a tag given as a property of a resource has 50.
_TAG_PRIORITY = 100
_REMOVE_PRIORITY = 200
_STACK_TYPE = "aws:cdk:stack"  # the type under which stacks appear in lists of resource types


class TagProps(Struct):
    """Where and how a tag is set or removed."""

    apply_to_launched_instances: bool | None = None
    """Whether instances that an autoscaling group starts get the tag too. Default: yes."""
    exclude_resource_types: Sequence[str] | None = None
    """CloudFormation types to leave alone; wins over those to include. Default: none."""
    include_resource_types: Sequence[str] | None = None
    """CloudFormation types to tag. Default: all that can be tagged."""
    priority: float | None = None
    """The higher counts. Default: 100 to set, 200 to remove."""


class _TagBase(IAspect):
    @checked
    def __init__(self, key: str, props: TagProps) -> None:
        self._key = key
        self._props = props

    @property
    def key(self) -> str:
        """The key of the tag."""
        return self._key

    @property
    def _include(self) -> list[str]:
        return list(self._props.include_resource_types or ())

    @property
    def _exclude(self) -> list[str]:
        return list(self._props.exclude_resource_types or ())

    def visit(self, construct: Any) -> None:
        """Apply the aspect to one construct, if it can be tagged."""
        if TagManager.is_taggable_v2(construct):
            self._apply_tag_v2(construct)
        elif TagManager.is_taggable(construct):
            self._apply_tag(construct)

    def _apply_tag(self, resource: ITaggable) -> None:
        self._apply(resource.tags)

    def _apply_tag_v2(self, resource: ITaggableV2) -> None:
        self._apply(resource.cdk_tag_manager)

    def _apply(self, manager: TagManager) -> None:
        raise NotImplementedError


class Tag(_TagBase):
    """Sets a tag on everything it visits."""

    @takes(TagProps)
    def __init__(self, key: str, value: str, props: TagProps) -> None:
        super().__init__(key, props)
        self._value = value

    @property
    def value(self) -> str:
        """The value of the tag."""
        return self._value

    def _apply(self, manager: TagManager) -> None:
        if manager.apply_tag_aspect_here(self._include, self._exclude):
            priority = self._props.priority
            manager.set_tag(
                self._key,
                self._value,
                _TAG_PRIORITY if priority is None else priority,
                self._props.apply_to_launched_instances is not False,
            )


class RemoveTag(_TagBase):
    """Removes a tag from everything it visits."""

    @takes(TagProps)
    def __init__(self, key: str, props: TagProps) -> None:
        super().__init__(key, props)

    def _apply(self, manager: TagManager) -> None:
        if manager.apply_tag_aspect_here(self._include, self._exclude):
            priority = self._props.priority
            manager.remove_tag(self._key, _REMOVE_PRIORITY if priority is None else priority)


class Tags:
    """Sets and removes tags on everything below a construct."""

    __slots__ = ("_scope",)

    def __init__(self, scope: IConstruct) -> None:
        self._scope = scope

    @staticmethod
    @checked
    def of(scope: IConstruct) -> Tags:
        """Return what sets tags below ``scope``."""
        Aspects.of(scope)  # refuses what is no construct
        return Tags(scope)

    @takes(TagProps)
    def add(self, key: str, value: str, props: TagProps) -> None:
        """Set a tag."""
        given = props._given()
        # With this flag a stack is tagged, and by that all its resources once more, only where it is asked for by name.
        if _STACK_TYPE not in (props.include_resource_types or ()):
            if flag_enabled(self._scope.node, "@aws-cdk/core:explicitStackTags"):
                given["exclude_resource_types"] = [*(props.exclude_resource_types or ()), _STACK_TYPE]
        self._add(Tag(key, value, **given))

    @takes(TagProps)
    def remove(self, key: str, props: TagProps) -> None:
        """Remove a tag."""
        self._add(RemoveTag(key, **props._given()))

    def _add(self, aspect: IAspect) -> None:
        mutating = flag_enabled(self._scope.node, "@aws-cdk/core:aspectPrioritiesMutating")
        Aspects.of(self._scope).add(aspect, priority=AspectPriority.MUTATING if mutating else AspectPriority.DEFAULT)
