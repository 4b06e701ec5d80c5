"""Tags of one resource: set and removed by priority, rendered in the form the resource's type wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.locale_order import locale_key
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, make_struct
from aws_cdk.core.token import IResolvable, is_unresolved, js_number_text
from cloud_assembly.schema.json_text import ordered_keys
from constructs._interface import Interface

_DEFAULT_PRIORITY = 0
_INITIAL_PRIORITY = 50  # of tags given as a property of the resource; tag aspects come above by default
_DEFAULT_PROPERTY = "tags"


class TagType(NamedEnum):
    """The form in which a type of resource takes tags."""

    STANDARD = "StandardTag"
    """A list of ``{key, value}``."""
    AUTOSCALING_GROUP = "AutoScalingGroupTag"
    """A list of ``{key, value, propagateAtLaunch}``."""
    MAP = "StringToStringMap"
    """A mapping of keys to values."""
    KEY_VALUE = "KeyValue"
    """A list of ``{Key, Value}``, as tools for whole stacks take it."""
    NOT_TAGGABLE = "NotTaggable"
    """No tags at all."""


class TagManagerOptions(Struct):
    """Options of a tag manager."""

    tag_property_name: str | None = None
    """The property that holds the tags. Default: ``tags``."""


class ITaggable(Interface):
    """A construct with tags."""

    tags: TagManager


class ITaggableV2(Interface):
    """A construct with tags whose property ``tags`` means something else."""

    cdk_tag_manager: TagManager


class _Tag:
    __slots__ = ("key", "launch", "priority", "value")

    def __init__(self, key: str, value: Any, priority: float, launch: bool | None) -> None:
        self.key = key
        self.value = value
        self.priority = priority
        self.launch = launch


class TagManager:
    """Holds the tags of one resource.

    Tags and removals have a priority; the highest counts, the later one among equals.
    """

    @checked
    def __init__(self, tag_type: TagType, resource_type_name: str, initial_tags: Any = None, **options: Any) -> None:
        """Make a tag manager.

        Args:
            tag_type: The form of the tags.
            resource_type_name: The CloudFormation type, for aspects that look at it.
            initial_tags: Tags the resource was made with, in the form of ``tag_type``; may be a token.
            options: Those of :class:`TagManagerOptions`.

        Raises:
            ValidationError: the tags given do not have that form.
        """
        chosen = make_struct(TagManagerOptions, options, "TagManager()") if options else TagManagerOptions()
        self.tag_property_name: str = chosen.tag_property_name or _DEFAULT_PROPERTY
        self._type = tag_type
        self._resource_type = resource_type_name
        self._tags: dict[str, _Tag] = {}
        self._removed: dict[str, float] = {}
        # Tags in a form that cannot be merged by key: a token, or CloudFormation's own spelling.
        self._raw: Any = None
        self._has_initial = initial_tags is not None
        if initial_tags is not None:
            self._take_in(initial_tags)

    @staticmethod
    def is_taggable(construct: Any) -> bool:
        """Tell whether ``construct`` has tags in its attribute ``tags``."""
        return isinstance(getattr(construct, "tags", None), TagManager)

    @staticmethod
    def is_taggable_v2(construct: Any) -> bool:
        """Tell whether ``construct`` has tags in its attribute ``cdk_tag_manager``."""
        return isinstance(getattr(construct, "cdk_tag_manager", None), TagManager)

    @staticmethod
    def of(construct: Any) -> TagManager | None:
        """Return the tag manager of ``construct``, or ``None``."""
        manager = getattr(construct, "cdk_tag_manager", None)
        if isinstance(manager, TagManager):
            return manager
        manager = getattr(construct, "tags", None)
        return manager if isinstance(manager, TagManager) else None

    @property
    def rendered_tags(self) -> IResolvable:
        """A token for the tags as they are at synthesis."""
        return lazy_any(self.render_tags)

    @checked
    def set_tag(
        self, key: str, value: str, priority: float | None = None, apply_to_launched_instances: bool | None = None
    ) -> None:
        """Set a tag.

        Args:
            key: The key.
            value: The value.
            priority: Takes the place of a tag or removal of the same or a lower priority; below 0, it never sets a tag.
                Default: 0.
            apply_to_launched_instances: Whether instances that an autoscaling group starts get the tag too. Default: yes.
        """
        self._set(
            _Tag(
                key,
                value,
                _DEFAULT_PRIORITY if priority is None else priority,
                apply_to_launched_instances is not False,
            )
        )

    def _set(self, tag: _Tag) -> None:
        key = tag.key
        known = self._tags.get(key)
        standing = known.priority if known is not None else self._removed.get(key, _DEFAULT_PRIORITY)
        if tag.priority >= standing:
            self._tags[key] = tag
            self._removed.pop(key, None)

    @checked
    def remove_tag(self, key: str, priority: float) -> None:
        """Remove a tag, and keep it from being set with a lower priority."""
        known = self._tags.get(key)
        standing = known.priority if known is not None else self._removed.get(key, _DEFAULT_PRIORITY)
        if priority >= standing:
            self._tags.pop(key, None)
            self._removed[key] = priority

    def render_tags(self, combine_with_tags: Any = None) -> Any:
        """Return the tags in the form of the resource's type, sorted by key; ``None`` if there are none.

        Args:
            combine_with_tags: Further tags in that form, which give way to those set here.

        Raises:
            ValidationError: tags were given twice, or cannot be merged with a token.
        """
        if combine_with_tags is not None:
            if self._has_initial:
                raise ValidationError(
                    "Specify external tags either during the creation of TagManager, or as a parameter to renderTags(), but "
                    "not both"
                )
            combined = TagManager(
                self._type, self._resource_type, combine_with_tags, tag_property_name=self.tag_property_name
            )
            for tag in self._tags.values():
                combined._set(tag)
            for key, priority in self._removed.items():
                combined.remove_tag(key, priority)
            return combined.render_tags()
        tags = self._sorted()
        if self._type is TagType.NOT_TAGGABLE:
            return None
        if self._raw is None:
            return self._format(tags) if tags else None
        if is_unresolved(self._raw):
            if tags:
                raise ValidationError(
                    "Cannot combine literal tags with a Tags property that is a single unresolved intrinsic (e.g. Fn::If). "
                    "Remove the literal tags or resolve the intrinsic at the property level."
                )
            return self._raw
        return [*self._format(tags), *self._raw] if tags else self._raw

    def tag_values(self) -> dict[str, str]:
        """Return the tags as a mapping, sorted by key; keys that are whole numbers come first, as in any JSON."""
        values = {tag.key: tag.value for tag in self._sorted()}
        return {key: values[key] for key in ordered_keys(values)}

    def has_tags(self) -> bool:
        """Tell whether there are tags to render."""
        return bool(self._tags) or self._raw is not None

    @checked
    def apply_tag_aspect_here(self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None) -> bool:
        """Tell whether an aspect for some resource types, and not for others, means this resource; exclusion wins."""
        if exclude and self._resource_type in exclude:
            return False
        return not include or self._resource_type in include

    def _sorted(self) -> list[_Tag]:
        return sorted(self._tags.values(), key=lambda tag: locale_key(tag.key))

    def _format(self, tags: Sequence[_Tag]) -> Any:
        if self._type is TagType.MAP:
            return {tag.key: tag.value for tag in tags}
        if self._type is TagType.KEY_VALUE:
            return [{"Key": tag.key, "Value": tag.value} for tag in tags]
        if self._type is TagType.AUTOSCALING_GROUP:
            return [
                {"key": tag.key, "value": tag.value, "propagateAtLaunch": tag.launch}
                if tag.launch is not None
                else {"key": tag.key, "value": tag.value}
                for tag in tags
            ]
        return [{"key": tag.key, "value": tag.value} for tag in tags]

    def _take_in(self, tags: Any) -> None:
        if self._type is TagType.NOT_TAGGABLE:
            return
        if is_unresolved(tags):
            self._raw = tags
            return
        if self._type in (TagType.MAP, TagType.KEY_VALUE):
            if not isinstance(tags, Mapping):
                raise ValidationError(f"Invalid tag input expected map of {{key: value}} have {_shown(tags)}")
            for key, value in tags.items():
                self._set(_Tag(key, _plain_text(value), _INITIAL_PRIORITY, None))
            return
        if not isinstance(tags, (list, tuple)):
            raise ValidationError(f"Invalid tag input expected array of {{key, value}} have {_shown(tags)}")
        for tag in tags:
            key, value, launch = _read(tag)
            if key is None:
                self._raw = [*(self._raw or []), tag]
            else:
                self._set(_Tag(key, value, _INITIAL_PRIORITY, launch))


def _read(tag: Any) -> tuple[str | None, Any, bool | None]:
    """Return key, value and launch flag of one tag; no key if it is none that can be merged."""
    if isinstance(tag, Mapping):
        launch = tag.get("propagateAtLaunch", tag.get("propagate_at_launch"))
        return tag.get("key"), tag.get("value"), launch
    if is_unresolved(tag):
        return None, None, None
    return getattr(tag, "key", None), getattr(tag, "value", None), getattr(tag, "propagate_at_launch", None)


def _plain_text(value: Any) -> Any:
    """Return a mapping's tag value; numbers and booleans become text, as the peer has them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)) and not is_unresolved(value):
        return js_number_text(value)
    return value


def _shown(tags: Any) -> str:
    from cloud_assembly.schema.json_text import json_text

    try:
        return json_text(tags)
    except TypeError:
        return repr(tags)
