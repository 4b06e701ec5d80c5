"""The base of synthesizers: templates and artifacts are written here."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.cloud_assembly_schema.asset_manifest import DockerImageDestination, FileDestination
from aws_cdk.cloud_assembly_schema.bootstrap_role import BootstrapRole
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import AssumptionError
from aws_cdk.core.resolve import cfn_keys, in_api_order
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.synthesizers.sources import (
    DockerImageAssetLocation,
    DockerImageAssetSource,
    FileAssetLocation,
    FileAssetPackaging,
    FileAssetSource,
)
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface
from constructs._ownership import Subclassed
from constructs._source import is_own_file

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.synthesis import SynthesisSession


class IStackSynthesizer(Interface):
    """Decides where a stack's assets go and writes its artifacts."""

    if TYPE_CHECKING:

        @property
        def bootstrap_qualifier(self) -> str | None: ...
        @property
        def lookup_role(self) -> str | None: ...
        @property
        def cloud_formation_execution_role(self) -> str | None: ...
        def bind(self, stack: Stack) -> None: ...
        def synthesize(self, session: SynthesisSession) -> None: ...

    else:
        _optional = ("bootstrap_qualifier", "lookup_role", "cloud_formation_execution_role")

    @takes(FileAssetSource)
    def add_file_asset(self, asset: FileAssetSource) -> FileAssetLocation:
        """Publish a file; return where it will be."""
        raise NotImplementedError

    @takes(DockerImageAssetSource)
    def add_docker_image_asset(self, asset: DockerImageAssetSource) -> DockerImageAssetLocation:
        """Publish an image; return where it will be."""
        raise NotImplementedError


class IBoundStackSynthesizer(IStackSynthesizer):
    """A synthesizer that belongs to one stack."""


class IReusableStackSynthesizer(IStackSynthesizer):
    """A synthesizer that can be given to several stacks: each gets a copy."""

    def reusable_bind(self, stack: Stack) -> IBoundStackSynthesizer:
        """Return a copy for ``stack``."""
        raise NotImplementedError


class SynthesizeStackArtifactOptions(Struct):
    """What a stack's artifact says beside its template."""

    additional_dependencies: Sequence[str] | None = None
    """Ids of further artifacts that must be there first. Default: none."""
    assume_role_additional_options: Mapping[str, Any] | None = None
    """Further arguments of ``AssumeRole`` for the role that deploys. Default: none."""
    assume_role_arn: str | None = None
    """ARN of the role that deploys. Default: the caller's credentials."""
    assume_role_external_id: str | None = None
    """External id for that role. Default: none."""
    bootstrap_stack_version_ssm_parameter: str | None = None
    """Parameter of Systems Manager with the version of the bootstrap stack. Default: it is not looked at."""
    cloud_formation_execution_role_arn: str | None = None
    """ARN of the role that CloudFormation deploys with. Default: the caller's credentials."""
    lookup_role: Nested[BootstrapRole | None] = nested()
    """Who looks up values of the environment. Default: whoever deploys."""
    parameters: Mapping[str, str] | None = None
    """Values of the template's parameters, by name. Default: none."""
    requires_bootstrap_stack_version: int | float | None = None
    """The least version of the bootstrap stack. Default: any, or none at all."""
    stack_template_asset_object_url: str | None = None
    """Where the template is, if it is published. Default: it is handed over as text."""


class StackSynthesizer(IStackSynthesizer, Subclassed):
    """Base class for synthesizers, also for those that apps write."""

    def __init__(self) -> None:
        self._bound_stack: Stack = None  # type: ignore[assignment]  # until it is bound; apps read it then

    @property
    def bootstrap_qualifier(self) -> str | None:
        """The qualifier of the bootstrap resources in use, if any."""
        return None

    @property
    def lookup_role(self) -> str | None:
        """The role for look-ups, if any."""
        return None

    @property
    def cloud_formation_execution_role(self) -> str | None:
        """The role CloudFormation works with, if any."""
        return None

    @property
    def bound_stack(self) -> Stack:
        """The stack this synthesizer belongs to.

        Raises:
            AssumptionError: it was never bound.
        """
        if self._bound_stack is None:
            raise AssumptionError(
                "The StackSynthesizer must be bound to a Stack first before it can be used",
                fix="give it as synthesizer of a Stack, and call it afterwards",
            )
        return self._bound_stack

    def bind(self, stack: Stack) -> None:
        """Bind this synthesizer to the stack it serves.

        Raises:
            AssumptionError: it serves another already.
        """
        if self._bound_stack is not None and self._bound_stack is not stack:
            raise AssumptionError(
                "A StackSynthesizer can only be used for one Stack: create a new instance to use with a different Stack",
                scope=stack,
            )
        self._bound_stack = stack

    def synthesize(self, session: SynthesisSession) -> None:
        """Write the stack's files and artifacts."""
        raise NotImplementedError

    # -- for subclasses ---------------------------------------------------

    def _synthesize_template(
        self,
        session: SynthesisSession,
        lookup_role_arn: str | None = None,
        lookup_role_external_id: str | None = None,
        lookup_role_additional_options: Mapping[str, Any] | None = None,
    ) -> FileAssetSource:
        """Write the template; return it as an asset to publish."""
        digest = self.bound_stack._write_template(session.outdir)
        return FileAssetSource(
            file_name=self.bound_stack.template_file,
            packaging=FileAssetPackaging.FILE,
            source_hash=digest,
            display_name=f"{self.bound_stack.stack_name} Template",
        )

    @takes(SynthesizeStackArtifactOptions)
    def _emit_artifact(self, session: SynthesisSession, options: SynthesizeStackArtifactOptions) -> None:
        """Add the stack to the assembly's manifest."""
        from aws_cdk.core.synthesizers.stack_artifact import add_stack_artifact

        # The properties come in the order in which our synthesizers name them; called by an app, in that of the API.
        caller = sys._getframe(2).f_code.co_filename  # the frame between is the wrapper of this method
        add_stack_artifact(session, self.bound_stack, options, cfn_keys if is_own_file(caller) else in_api_order)

    def _synthesize_stack_template(self, stack: Stack, session: SynthesisSession) -> None:
        """Write the template of ``stack``; :meth:`_synthesize_template` has taken this one's place."""
        stack._write_template(session.outdir)

    @takes(SynthesizeStackArtifactOptions)
    def _emit_stack_artifact(
        self, stack: Stack, session: SynthesisSession, options: SynthesizeStackArtifactOptions
    ) -> None:
        """Add ``stack`` to the assembly's manifest; :meth:`_emit_artifact` has taken this one's place."""
        from aws_cdk.core.synthesizers.stack_artifact import add_stack_artifact

        add_stack_artifact(session, stack, options, in_api_order)

    def _add_bootstrap_version_rule(self, required_version: int, bootstrap_stack_version_ssm_parameter: str) -> None:
        """Have the template refuse to deploy where bootstrapping is older than ``required_version``."""
        from aws_cdk.core.synthesizers.bootstrap_rule import add_bootstrap_version_rule

        add_bootstrap_version_rule(self.bound_stack, required_version, bootstrap_stack_version_ssm_parameter)

    @takes(FileDestination)
    def _cloud_formation_location_from_file_asset(self, location: FileDestination) -> FileAssetLocation:
        """Turn a destination into values for the template."""
        stack = self.bound_stack
        region = location.region or stack.region
        region_text = region if not is_unresolved(region) else "${AWS::Region}"
        suffix = "${AWS::URLSuffix}"
        bucket, key = location.bucket_name, location.object_key
        s3_url = f"s3://{bucket}/{key}"
        return FileAssetLocation(
            bucket_name=_as_template_text(bucket),
            object_key=_as_template_text(key),
            http_url=_as_template_text(f"https://s3.{region_text}.{suffix}/{bucket}/{key}"),
            s3_object_url=_as_template_text(s3_url),
            s3_object_url_with_placeholders=s3_url,
        )

    @takes(DockerImageDestination)
    def _cloud_formation_location_from_docker_image_asset(
        self, dest: DockerImageDestination
    ) -> DockerImageAssetLocation:
        """Turn a destination into values for the template."""
        stack = self.bound_stack
        account = stack.account if not is_unresolved(stack.account) else "${AWS::AccountId}"
        region = dest.region or (stack.region if not is_unresolved(stack.region) else "${AWS::Region}")
        repository, tag = dest.repository_name, dest.image_tag
        uri = f"{account}.dkr.ecr.{region}.${{AWS::URLSuffix}}/{repository}"
        from aws_cdk.core.synthesizers.image_uri import image_uri_token

        return DockerImageAssetLocation(
            repository_name=_as_template_text(repository),
            image_uri=image_uri_token(uri, tag),
            image_tag=_as_template_text(tag),
        )

    def _file_location(self, location: FileDestination) -> FileAssetLocation:
        """Turn a destination into values for the template, as a class of the app may do."""
        made: FileAssetLocation = call_with_options(
            self._cloud_formation_location_from_file_asset, of=FileDestination, **location._given()
        )
        return made

    def _image_location(self, location: DockerImageDestination) -> DockerImageAssetLocation:
        """Turn a destination into values for the template, as a class of the app may do."""
        made: DockerImageAssetLocation = call_with_options(
            self._cloud_formation_location_from_docker_image_asset, of=DockerImageDestination, **location._given()
        )
        return made


def _as_template_text(text: str) -> str:
    """Return ``text`` for a template: with placeholders it becomes an ``Fn::Sub``."""
    if "${" not in text:
        return text
    from aws_cdk.core.fn import Fn

    return Fn.sub(text)
