"""The synthesizer of bootstrapped environments."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.asset_manifest_builder import (
    AssetManifestBuilder,
    AssetManifestDockerImageDestination,
    AssetManifestFileDestination,
    RoleOptions,
)
from aws_cdk.core.synthesizers.sources import (
    DockerImageAssetLocation,
    DockerImageAssetSource,
    FileAssetLocation,
    FileAssetSource,
)
from aws_cdk.core.synthesizers.stack_synthesizer import (
    IBoundStackSynthesizer,
    IReusableStackSynthesizer,
    StackSynthesizer,
)
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.synthesis import SynthesisSession

BOOTSTRAP_QUALIFIER_CONTEXT = "@aws-cdk/core:bootstrapQualifier"
_PLACEHOLDERS = "${Qualifier}, ${AWS::Region}, ${AWS::AccountId}, ${AWS::Partition}"
_MIN_BOOTSTRAP_VERSION = 6
_MIN_LOOKUP_ROLE_VERSION = 8
_MIN_SESSION_TAGS_VERSION = 22


class DefaultStackSynthesizerProps(Struct):
    """Options of :class:`DefaultStackSynthesizer`. Names may hold ``${Qualifier}`` and pseudo parameters of the environment."""

    bootstrap_stack_version_ssm_parameter: str | None = None
    """Parameter of Systems Manager with the version of the bootstrap stack. Default: ``/cdk-bootstrap/${Qualifier}/version``."""
    bucket_prefix: str | None = None
    """What keys of file assets begin with. Default: nothing."""
    cloud_formation_execution_role: str | None = None
    """ARN of the role that CloudFormation deploys with. Default: that of the bootstrap stack."""
    deploy_role_additional_options: Mapping[str, Any] | None = None
    """Further arguments of ``AssumeRole``, such as ``Tags``, for the role that deploys. Default: none."""
    deploy_role_arn: str | None = None
    """ARN of the role that deploys. Default: that of the bootstrap stack."""
    deploy_role_external_id: str | None = None
    """External id for the role that deploys. Default: none."""
    docker_tag_prefix: str | None = None
    """What tags of images begin with. Default: nothing."""
    file_asset_publishing_external_id: str | None = None
    """External id for the role that publishes files. Default: none."""
    file_asset_publishing_role_additional_options: Mapping[str, Any] | None = None
    """Further arguments of ``AssumeRole`` for the role that publishes files. Default: none."""
    file_asset_publishing_role_arn: str | None = None
    """ARN of the role that publishes files. Default: that of the bootstrap stack."""
    file_assets_bucket_name: str | None = None
    """The bucket for file assets. Default: that of the bootstrap stack."""
    generate_bootstrap_version_rule: bool | None = None
    """Whether the template has a rule that wants the bootstrap stack's version. Default: yes."""
    image_asset_publishing_external_id: str | None = None
    """External id for the role that publishes images. Default: none."""
    image_asset_publishing_role_additional_options: Mapping[str, Any] | None = None
    """Further arguments of ``AssumeRole`` for the role that publishes images. Default: none."""
    image_asset_publishing_role_arn: str | None = None
    """ARN of the role that publishes images. Default: that of the bootstrap stack."""
    image_assets_repository_name: str | None = None
    """The repository for image assets. Default: that of the bootstrap stack."""
    lookup_role_additional_options: Mapping[str, Any] | None = None
    """Further arguments of ``AssumeRole`` for the role that looks up values. Default: none."""
    lookup_role_arn: str | None = None
    """ARN of the role that looks up values of the environment. Default: that of the bootstrap stack."""
    lookup_role_external_id: str | None = None
    """External id for the role that looks up values. Default: none."""
    qualifier: str | None = None
    """Tells bootstrap stacks of one environment apart, up to 10 letters and digits. Default: that of the context, else ``hnb659fds``."""
    use_lookup_role_for_stack_operations: bool | None = None
    """Whether the role that looks up values also reads stacks and templates. Default: yes."""


def _role(name: str) -> str:
    return f"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/cdk-${{Qualifier}}-{name}-role-${{AWS::AccountId}}-${{AWS::Region}}"


class DefaultStackSynthesizer(StackSynthesizer, IReusableStackSynthesizer, IBoundStackSynthesizer):
    """Publishes into the bucket and repository of a bootstrapped environment, through its roles."""

    DEFAULT_QUALIFIER = "hnb659fds"
    DEFAULT_CLOUDFORMATION_ROLE_ARN = _role("cfn-exec")
    DEFAULT_DEPLOY_ROLE_ARN = _role("deploy")
    DEFAULT_FILE_ASSET_PUBLISHING_ROLE_ARN = _role("file-publishing")
    DEFAULT_IMAGE_ASSET_PUBLISHING_ROLE_ARN = _role("image-publishing")
    DEFAULT_LOOKUP_ROLE_ARN = _role("lookup")
    DEFAULT_IMAGE_ASSETS_REPOSITORY_NAME = "cdk-${Qualifier}-container-assets-${AWS::AccountId}-${AWS::Region}"
    DEFAULT_FILE_ASSETS_BUCKET_NAME = "cdk-${Qualifier}-assets-${AWS::AccountId}-${AWS::Region}"
    DEFAULT_FILE_ASSET_KEY_ARN_EXPORT_NAME = "CdkBootstrap-${Qualifier}-FileAssetKeyArn"
    DEFAULT_FILE_ASSET_PREFIX = ""
    DEFAULT_DOCKER_ASSET_PREFIX = ""
    DEFAULT_BOOTSTRAP_STACK_VERSION_SSM_PARAMETER = "/cdk-bootstrap/${Qualifier}/version"

    @takes(DefaultStackSynthesizerProps)
    def __init__(self, props: DefaultStackSynthesizerProps) -> None:
        super().__init__()
        self._props = props
        self._assets = AssetManifestBuilder()
        check_no_tokens("DefaultStackSynthesizer", props)

    # -- set-up -----------------------------------------------------------

    def reusable_bind(self, stack: Stack) -> IBoundStackSynthesizer:
        """Return a copy bound to ``stack``.

        Copies share the list of assets, so each stack's manifest has those of the others known by then, as with the peer.
        """
        bound = copy.copy(self)
        bound._bound_stack = None  # type: ignore[assignment]  # until it is bound
        bound.bind(stack)
        return bound

    def bind(self, stack: Stack) -> None:
        """Fill the names for ``stack``."""
        super().bind(stack)
        props = self._props
        by_default = stack.node.try_get_context(BOOTSTRAP_QUALIFIER_CONTEXT) or self.DEFAULT_QUALIFIER
        qualifier = str(_given_or(props.qualifier, by_default))  # context may have a number
        self._qualifier: str = qualifier
        fill = _placeholder_filler(stack, qualifier)
        self._bucket_name = fill(_given_or(props.file_assets_bucket_name, self.DEFAULT_FILE_ASSETS_BUCKET_NAME))
        if not self._bucket_name:
            raise ValidationError("Bucket name is required (file_assets_bucket_name)", scope=stack)
        self._repository_name = fill(
            _given_or(props.image_assets_repository_name, self.DEFAULT_IMAGE_ASSETS_REPOSITORY_NAME)
        )
        self._deploy_role_arn = fill(_given_or(props.deploy_role_arn, self.DEFAULT_DEPLOY_ROLE_ARN))
        self._execution_role_arn = fill(
            _given_or(props.cloud_formation_execution_role, self.DEFAULT_CLOUDFORMATION_ROLE_ARN)
        )
        self._file_role_arn = fill(
            _given_or(props.file_asset_publishing_role_arn, self.DEFAULT_FILE_ASSET_PUBLISHING_ROLE_ARN)
        )
        self._image_role_arn = fill(
            _given_or(props.image_asset_publishing_role_arn, self.DEFAULT_IMAGE_ASSET_PUBLISHING_ROLE_ARN)
        )
        self._lookup_role_arn = fill(_given_or(props.lookup_role_arn, self.DEFAULT_LOOKUP_ROLE_ARN))
        self._bucket_prefix = fill(_given_or(props.bucket_prefix, self.DEFAULT_FILE_ASSET_PREFIX))
        self._tag_prefix = fill(_given_or(props.docker_tag_prefix, self.DEFAULT_DOCKER_ASSET_PREFIX))
        self._version_parameter = fill(
            _given_or(props.bootstrap_stack_version_ssm_parameter, self.DEFAULT_BOOTSTRAP_STACK_VERSION_SSM_PARAMETER)
        )

    @property
    def _stack(self) -> Stack:
        """The stack this synthesizer belongs to.

        Raises:
            AssumptionError: it was never bound.
        """
        return self.bound_stack

    @property
    def bootstrap_qualifier(self) -> str | None:
        """The qualifier of the bootstrap resources; ``None`` before the synthesizer is bound, as for the peer."""
        bound: str | None = self.__dict__.get("_qualifier")
        return bound

    @property
    def lookup_role(self) -> str | None:
        """The role for look-ups."""
        return self._bound_text("_lookup_role_arn")

    def _lookup_role_options(self) -> dict[str, Any]:
        """How to assume the role for look-ups, as manifests say it; what was not given is left out."""
        given = {
            "lookupRoleExternalId": self._props.lookup_role_external_id,
            "assumeRoleAdditionalOptions": self._props.lookup_role_additional_options,
        }
        return {name: value for name, value in given.items() if value is not None}

    @property
    def cloud_formation_execution_role(self) -> str | None:
        """The role CloudFormation works with."""
        return self._bound_text("_execution_role_arn")

    @property
    def cloud_formation_execution_role_arn(self) -> str:
        """The role CloudFormation works with; needs a bound synthesizer."""
        return self._needed("_execution_role_arn", "cloudFormationExecutionRoleArn")

    @property
    def deploy_role_arn(self) -> str:
        """The role deployments are made with; needs a bound synthesizer."""
        return self._needed("_deploy_role_arn", "deployRoleArn")

    def _bound_text(self, name: str) -> str | None:
        value: str | None = self.__dict__.get(name)
        return value

    def _needed(self, name: str, option: str) -> str:
        value = self._bound_text(name)
        if value is None:
            raise AssumptionError(
                f"{option} getter can only be called after the synthesizer has been bound to a Stack",
                fix="ask stack.synthesizer for it",
            )
        return value

    # -- assets -----------------------------------------------------------

    @takes(FileAssetSource)
    def add_file_asset(self, asset: FileAssetSource) -> FileAssetLocation:
        """Publish a file to the bootstrap bucket."""
        destination = self._assets.default_add_file_asset(
            self.bound_stack,
            asset,
            AssetManifestFileDestination(
                bucket_name=self._bucket_name, bucket_prefix=self._bucket_prefix, role=self._file_role()
            ),
            display_name=asset.display_name,
        )
        return self._file_location(destination)

    @takes(DockerImageAssetSource)
    def add_docker_image_asset(self, asset: DockerImageAssetSource) -> DockerImageAssetLocation:
        """Publish an image to the bootstrap repository."""
        role = _role_options(
            self._image_role_arn,
            self._props.image_asset_publishing_external_id,
            self._props.image_asset_publishing_role_additional_options,
        )
        destination = self._assets.default_add_docker_image_asset(
            self.bound_stack,
            asset,
            AssetManifestDockerImageDestination(
                repository_name=self._repository_name, docker_tag_prefix=self._tag_prefix, role=role
            ),
            display_name=asset.display_name,
        )
        return self._image_location(destination)

    def _file_role(self) -> RoleOptions | None:
        return _role_options(
            self._file_role_arn,
            self._props.file_asset_publishing_external_id,
            self._props.file_asset_publishing_role_additional_options,
        )

    # -- synthesis --------------------------------------------------------

    def synthesize(self, session: SynthesisSession) -> None:
        """Write template, asset manifest and artifacts."""
        props = self._props
        for_stack = _needed_version(_MIN_BOOTSTRAP_VERSION, props.deploy_role_additional_options)
        for_assets = _needed_version(
            _MIN_BOOTSTRAP_VERSION,
            props.file_asset_publishing_role_additional_options,
            props.image_asset_publishing_role_additional_options,
        )
        if props.generate_bootstrap_version_rule is not False:
            node = self.bound_stack.node
            node._unlock_for(lambda: self._add_bootstrap_version_rule(for_stack, self._version_parameter))
        template = self._synthesize_template(
            session,
            self._lookup_role_arn,
            props.lookup_role_external_id,
            props.lookup_role_additional_options,
        )
        location = call_with_options(self.add_file_asset, of=FileAssetSource, **template._given())
        manifest_id = self._assets._emit(
            self.bound_stack,
            session,
            {
                "requiresBootstrapStackVersion": for_assets,
                "bootstrapStackVersionSsmParameter": self._version_parameter,
            },
            (),
        )
        self._emit_artifact(
            session,
            assume_role_external_id=props.deploy_role_external_id,
            assume_role_arn=self._deploy_role_arn,
            assume_role_additional_options=props.deploy_role_additional_options,
            cloud_formation_execution_role_arn=self._execution_role_arn,
            stack_template_asset_object_url=location.s3_object_url_with_placeholders,
            requires_bootstrap_stack_version=for_stack,
            bootstrap_stack_version_ssm_parameter=self._version_parameter,
            additional_dependencies=[manifest_id],
            lookup_role=self._lookup_role_document(),
        )

    def _lookup_role_document(self) -> dict[str, Any] | None:
        props = self._props
        if props.use_lookup_role_for_stack_operations is False or not self._lookup_role_arn:
            return None
        return {
            "arn": self._lookup_role_arn,
            "assume_role_external_id": props.lookup_role_external_id,
            "assume_role_additional_options": props.lookup_role_additional_options,
            "requires_bootstrap_stack_version": _needed_version(
                _MIN_LOOKUP_ROLE_VERSION, props.lookup_role_additional_options
            ),
            "bootstrap_stack_version_ssm_parameter": self._version_parameter,
        }


def _needed_version(least: int, *assume_role_options: Mapping[str, Any] | None) -> int:
    """The bootstrap version that a role needs: session tags, even none, take a later one."""
    uses_session_tags = any(options is not None and options.get("Tags") is not None for options in assume_role_options)
    return _MIN_SESSION_TAGS_VERSION if uses_session_tags else least


def check_no_tokens(synthesizer: str, props: Struct) -> None:
    """Refuse tokens in the options of a synthesizer, which become part of manifests.

    Raises:
        ValidationError: an option holds a token.
    """
    for name, value in props._given().items():
        if isinstance(value, str) and is_unresolved(value):
            raise ValidationError(
                f"{synthesizer} property '{props._fields[name].camel}' cannot contain tokens; only the following placeholder "
                f"strings are allowed: {_PLACEHOLDERS}",
                fix=f"{name} is {value!r}: use placeholders in it",
            )


def _given_or(value: str | None, default: str) -> str:
    return value if value is not None else default


def _role_options(
    arn: str, external_id: str | None, additional_options: Mapping[str, Any] | None
) -> RoleOptions | None:
    if not arn:
        return None
    return RoleOptions(
        assume_role_arn=arn, assume_role_external_id=external_id, assume_role_additional_options=additional_options
    )


def _placeholder_filler(stack: Stack, qualifier: str) -> Any:
    """Return a function that fills placeholders which are known when the app runs."""
    account = stack.account if not is_unresolved(stack.account) else "${AWS::AccountId}"
    region = stack.region if not is_unresolved(stack.region) else "${AWS::Region}"

    def fill(text: str) -> str:
        return (
            text.replace("${Qualifier}", qualifier)
            .replace("${AWS::AccountId}", account)
            .replace("${AWS::Region}", region)
        )

    return fill
