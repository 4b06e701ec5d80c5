"""Selections of constructs in a tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource import CfnResource
from cloud_assembly.content.glob_match import glob_matches
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import IConstruct


class IConstructSelector(Interface):
    """Selects constructs at and below a scope."""

    def select(self, scope: IConstruct) -> list[Any]:
        """Return the constructs selected, parents first."""
        raise NotImplementedError


class _Where(IConstructSelector):
    def __init__(self, holds: Callable[[Any], bool]) -> None:
        self._holds = holds

    def select(self, scope: IConstruct) -> list[Any]:
        return [construct for construct in scope.node.find_all() if self._holds(construct)]


class _OnlyItself(IConstructSelector):
    def select(self, scope: IConstruct) -> list[Any]:
        return [scope]


class _CfnResource(IConstructSelector):
    def select(self, scope: IConstruct) -> list[Any]:
        found = [construct for construct in (scope, scope.node.default_child) if isinstance(construct, CfnResource)]
        return found[:1]


class ConstructSelector:
    """Makes selections of constructs. Patterns are globs, as in ``.dockerignore`` but matched as a whole."""

    @staticmethod
    def all() -> IConstructSelector:
        """Select the scope and everything below it."""
        return _Where(lambda construct: True)

    @staticmethod
    @checked
    def by_id(pattern: str) -> IConstructSelector:
        """Select constructs whose id fits a glob."""
        return _Where(lambda construct: glob_matches(pattern, construct.node.id))

    @staticmethod
    @checked
    def by_path(pattern: str) -> IConstructSelector:
        """Select constructs whose path fits a glob; ``**`` crosses ids."""
        return _Where(lambda construct: glob_matches(pattern, construct.node.path))

    @staticmethod
    @checked
    def resources_of_type(*types: str) -> IConstructSelector:
        """Select resources of CloudFormation types."""
        return _Where(lambda construct: isinstance(construct, CfnResource) and construct.cfn_resource_type in types)

    @staticmethod
    def cfn_resource() -> IConstructSelector:
        """Select the resource that the scope is, or else the one it wraps as its default child."""
        return _CfnResource()

    @staticmethod
    def only_itself() -> IConstructSelector:
        """Select the scope alone."""
        return _OnlyItself()
