"""The repository."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codecommit._l1 import CfnRepository
from aws_cdk.aws_codecommit.code import Code
from aws_cdk.aws_codecommit.repository_base import IRepository, _RepositoryBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct


class RepositoryEventTrigger(NamedEnum):
    """What a trigger is called for."""

    ALL = "all"
    UPDATE_REF = "updateReference"
    CREATE_REF = "createReference"
    DELETE_REF = "deleteReference"


_WRITTEN_EVENTS = {
    RepositoryEventTrigger.ALL: "all",
    RepositoryEventTrigger.UPDATE_REF: "updateReference",
    RepositoryEventTrigger.CREATE_REF: "createReference",
    RepositoryEventTrigger.DELETE_REF: "deleteReference",
}


class RepositoryProps(Struct):
    """Options of a repository."""

    repository_name: str
    """Name."""
    code: Code | None = None
    """What it begins with. Default: nothing."""
    description: str | None = None
    """What it is for. Default: none."""
    kms_key: IKeyRef | None = None
    """What it is encrypted with. Default: a key of AWS."""


class RepositoryTriggerOptions(Struct):
    """Options of a trigger."""

    branches: Sequence[str] | None = None
    """Branches it is called for. Default: all."""
    custom_data: str | None = None
    """Text that it is given. Default: none."""
    events: Sequence[RepositoryEventTrigger] | None = None
    """What it is called for. Default: everything."""
    name: str | None = None
    """Name, unique in the repository. Default: made of paths of repository and target."""


class Repository(_RepositoryBase):
    """A repository of CodeCommit."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codecommit.Repository"

    @staticmethod
    @checked
    def from_repository_arn(scope: Construct, id: str, repository_arn: str) -> IRepository:
        """Return a repository made elsewhere, by its ARN."""
        return _ImportedRepository(scope, id, arn=repository_arn)

    @staticmethod
    @checked
    def from_repository_name(scope: Construct, id: str, repository_name: str) -> IRepository:
        """Return a repository of the stack's account and region, by its name."""
        return _ImportedRepository(scope, id, name=repository_name)

    @takes(RepositoryProps)
    def __init__(self, scope: Construct, id: str, props: RepositoryProps) -> None:
        super().__init__(scope, id, physical_name=props.repository_name)
        self._triggers: list[dict[str, Any]] = []
        resource = CfnRepository(
            self,
            "Resource",
            repository_name=props.repository_name,
            repository_description=props.description,
            triggers=lazy_any(lambda: self._triggers, omit_empty=True),
            code=props.code.bind(self).code if props.code is not None else None,
            kms_key_id=props.kms_key.key_ref.key_arn if props.kms_key is not None else None,
        )
        self.repository_name = self._get_resource_name_attribute(resource.attr_name)
        self.repository_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="codecommit", resource=self.physical_name)
        )
        self.repository_clone_url_http = resource.attr_clone_url_http
        self.repository_clone_url_ssh = resource.attr_clone_url_ssh
        self.repository_clone_url_grc = _clone_url_grc(self.stack, self.repository_name)

    @takes(RepositoryTriggerOptions)
    def notify(self, arn: str, options: RepositoryTriggerOptions) -> Repository:
        """Have a topic or function called for what happens in the repository, by its ARN; return the repository.

        Raises:
            ValidationError: there is a trigger of that name.
        """
        events = list(options.events) if options.events is not None else [RepositoryEventTrigger.ALL]
        if len(events) > 1 and RepositoryEventTrigger.ALL in events:
            events = [RepositoryEventTrigger.ALL]
        name = options.name or f"{self.node.path}/{arn}"
        if any(trigger["name"] == name for trigger in self._triggers):
            raise ValidationError(
                f"Unable to set repository trigger named {name} because trigger names must be unique",
                scope=self,
                fix="give another name",
            )
        self._triggers.append(
            {
                "destinationArn": arn,
                "name": name,
                "customData": options.custom_data,
                "branches": options.branches,
                "events": [_WRITTEN_EVENTS[event] for event in events],
            }
        )
        return self


class _ImportedRepository(_RepositoryBase):
    """A repository of which ARN or name are known."""

    def __init__(self, scope: Construct, id: str, *, arn: str | None = None, name: str | None = None) -> None:
        stack = Stack.of(scope)
        region: str | None
        if arn is not None:
            super().__init__(scope, id, environment_from_arn=arn)
            parts = Arn.split(arn, ArnFormat.NO_RESOURCE_NAME)
            name, region = parts.resource, parts.region
        else:
            super().__init__(scope, id)
            arn = stack.format_arn(service="codecommit", resource=name or "")
            region = None
        self.repository_arn = arn
        self.repository_name = name or ""
        self.repository_clone_url_http = _clone_url(stack, self.repository_name, "https", region)
        self.repository_clone_url_ssh = _clone_url(stack, self.repository_name, "ssh", region)
        self.repository_clone_url_grc = _clone_url_grc(stack, self.repository_name, region)


def _clone_url(stack: Stack, name: str, protocol: str, region: str | None) -> str:
    return f"{protocol}://git-codecommit.{region or stack.region}.{stack.url_suffix}/v1/repos/{name}"


def _clone_url_grc(stack: Stack, name: str, region: str | None = None) -> str:
    """The URL for ``git-remote-codecommit``."""
    return f"codecommit::{region or stack.region}://{name}"


__all__ = ["Repository", "RepositoryEventTrigger", "RepositoryProps", "RepositoryTriggerOptions"]
