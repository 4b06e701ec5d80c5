"""Tag options: tags that users of products choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_servicecatalog._checks import check_length, short_hash
from aws_cdk.aws_servicecatalog._l1 import CfnTagOption, CfnTagOptionAssociation
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

_LONGEST_KEY = 128
_LONGEST_VALUE = 256


class TagOptionsProps(Struct):
    """Options of tag options."""

    allowed_values_for_tags: Mapping[str, Sequence[str]]
    """Keys and the values that each may have."""


class TagOptions(Resource):
    """Keys of tags with the values that each may have."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicecatalog.TagOptions"

    @takes(TagOptionsProps)
    def __init__(self, scope: Construct, id: str, props: TagOptionsProps) -> None:
        super().__init__(scope, id)
        self._options: dict[tuple[str, str], CfnTagOption] = {}
        path = self.node.path
        if not props.allowed_values_for_tags:
            raise ValidationError(f"No tag option keys or values were provided for resource {path}", scope=self)
        for key, values in props.allowed_values_for_tags.items():
            check_length(path, "TagOption key", 1, _LONGEST_KEY, key, scope=self)
            if not values:
                raise ValidationError(
                    f"No tag option values were provided for tag option key {key} for resource {path}", scope=self
                )
            for value in dict.fromkeys(values):
                check_length(path, "TagOption value", 1, _LONGEST_VALUE, value, scope=self)
                self._options[key, value] = CfnTagOption(
                    self, short_hash(key, value), key=key, value=value, active=True
                )


def associate_tag_options(resource: Construct, resource_id: str, options: TagOptions) -> None:
    """Let users of ``resource`` choose from tag options; those that it has already are left."""
    for (key, value), option in options._options.items():
        id = f"TagOptionAssociation{short_hash(key, value, resource.node.addr)}"
        if resource.node.try_find_child(id) is None:
            CfnTagOptionAssociation(resource, id, resource_id=resource_id, tag_option_id=option.ref)
