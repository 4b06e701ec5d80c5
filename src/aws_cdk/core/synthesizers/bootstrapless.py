"""The synthesizer for environments without bootstrapping: stacks without assets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.default import DefaultStackSynthesizer
from aws_cdk.core.synthesizers.sources import DockerImageAssetLocation, FileAssetLocation

if TYPE_CHECKING:
    from aws_cdk.core.synthesis import SynthesisSession


class BootstraplessSynthesizerProps(Struct):
    """Options of :class:`BootstraplessSynthesizer`."""

    cloud_formation_execution_role_arn: str | None = None
    """ARN of the role that CloudFormation deploys with. Default: the caller's credentials."""
    deploy_role_arn: str | None = None
    """ARN of the role that deploys. Default: the caller's credentials."""
    qualifier: str | None = None
    """What ``${Qualifier}`` in the ARNs stands for. Default: that of the app's context, or ``hnb659fds``."""


class BootstraplessSynthesizer(DefaultStackSynthesizer):
    """Deploys with roles, but knows no bucket or repository."""

    @takes(BootstraplessSynthesizerProps)
    def __init__(self, props: BootstraplessSynthesizerProps) -> None:
        super().__init__(
            deploy_role_arn=props.deploy_role_arn,
            cloud_formation_execution_role=props.cloud_formation_execution_role_arn,
            qualifier=props.qualifier,
            generate_bootstrap_version_rule=False,
        )

    def add_file_asset(self, **asset: Any) -> FileAssetLocation:
        """Raise: there is no bucket."""
        raise _no_assets(self)

    def add_docker_image_asset(self, **asset: Any) -> DockerImageAssetLocation:
        """Raise: there is no repository."""
        raise _no_assets(self)

    def synthesize(self, session: SynthesisSession) -> None:
        """Write the template and the artifact."""
        self._synthesize_template(session)
        self._emit_artifact(
            session,
            assume_role_arn=self._deploy_role_arn,
            cloud_formation_execution_role_arn=self._execution_role_arn,
        )


def _no_assets(synthesizer: BootstraplessSynthesizer) -> ValidationError:
    return ValidationError(
        "Cannot add assets to a Stack that uses the BootstraplessSynthesizer",
        scope=synthesizer._bound_stack,
        fix="use the DefaultStackSynthesizer (bootstrap the environment), or take the asset out of this stack",
    )
