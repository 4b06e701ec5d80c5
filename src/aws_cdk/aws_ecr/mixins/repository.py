"""Mixins for repositories made with L1, and for those that L2 repositories are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.mixins import Mixin

if TYPE_CHECKING:
    from constructs import IConstruct

_REPOSITORY = "AWS::ECR::Repository"


class RepositoryAutoDeleteImages(Mixin):
    """Lets a repository be deleted with the images in it."""

    @checked
    def supports(self, construct: IConstruct) -> bool:
        """Tell whether ``construct`` is the resource of a repository."""
        return isinstance(construct, CfnResource) and construct.cfn_resource_type == _REPOSITORY

    @checked
    def apply_to(self, construct: IConstruct) -> None:
        """Set the option of the repository."""
        if self.supports(construct):
            repository: Any = construct
            repository.empty_on_delete = True
