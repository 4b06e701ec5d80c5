"""Mappings from paths of a domain name to APIs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnBasePathMapping
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.stage import Stage
    from aws_cdk.interfaces.aws_apigateway import IDomainNameRef, IRestApiRef
    from constructs import Construct

# Source: the API Gateway reference, CreateBasePathMapping.
_ALLOWED = re.compile(r"[a-zA-Z0-9$_.+!*'()/-]*")


class BasePathMappingOptions(Struct):
    """Options of a mapping."""

    attach_to_stage: bool | None = None
    """Map to the API's own stage if none is given. Default: yes."""
    base_path: str | None = None
    """The path. Default: the root."""
    stage: Stage | None = None
    """The stage. Default: the API's own."""


class BasePathMappingProps(BasePathMappingOptions):
    """Options of `BasePathMapping`."""

    domain_name: IDomainNameRef
    """The domain name."""
    rest_api: IRestApiRef
    """The API."""


class BasePathMapping(Resource):
    """Has an API answer under a path of a domain name."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.BasePathMapping"

    @takes(BasePathMappingProps)
    def __init__(self, scope: Construct, id: str, props: BasePathMappingProps) -> None:
        super().__init__(scope, id)
        check_base_path(props.base_path, self)
        stage: Any = props.stage
        if stage is None and props.attach_to_stage is not False:
            stage = getattr(props.rest_api, "_stage", None)
        CfnBasePathMapping(
            self,
            "Resource",
            base_path=props.base_path,
            domain_name=props.domain_name.domain_name_ref.domain_name,
            rest_api_id=props.rest_api.rest_api_ref.rest_api_id,
            stage=stage.stage_name if stage is not None else None,
        )


def check_base_path(path: str | None, scope: Any) -> None:
    """Check a path as API Gateway does.

    Raises:
        ValidationError: it would not take it.
    """
    if not path or is_unresolved(path):
        return
    if path.startswith("/") or path.endswith("/"):
        raise ValidationError(
            f'A base path cannot start or end with /", received: {path}', scope=scope, fix="leave the slash out"
        )
    if "//" in path:
        raise ValidationError(f'A base path cannot have more than one consecutive /", received: {path}', scope=scope)
    if _ALLOWED.fullmatch(path) is None:
        raise ValidationError(
            f'A base path may only contain letters, numbers, and one of "$-_.+!*\'()/", received: {path}', scope=scope
        )


__all__ = ["BasePathMapping", "BasePathMappingOptions", "BasePathMappingProps"]
