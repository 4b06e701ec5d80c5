"""The synthesizer whose buckets and repositories belong to the app and not to bootstrapping."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from aws_cdk.app_staging_synthesizer_alpha._environment_text import (
    EnvironmentText,
    environment_name,
    placeholders_for_tokens,
)
from aws_cdk.app_staging_synthesizer_alpha.bootstrap_roles import (
    PLACEHOLDERS_ALLOWED,
    AppStagingSynthesizerOptions,
    BootstrapRole,
    DeploymentIdentities,
)
from aws_cdk.app_staging_synthesizer_alpha.default_staging_stack import DefaultStagingStack, DefaultStagingStackOptions
from aws_cdk.app_staging_synthesizer_alpha.staging_resources import (
    FileStagingLocation,
    ImageStagingLocation,
    IStagingResources,
    IStagingResourcesFactory,
    ObtainStagingResourcesContext,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_struct
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.naming import camel_case
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.asset_manifest_builder import (
    AssetManifestBuilder,
    AssetManifestDockerImageDestination,
    AssetManifestFileDestination,
    RoleOptions,
)
from aws_cdk.core.synthesizers.default import BOOTSTRAP_QUALIFIER_CONTEXT, DefaultStackSynthesizer
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
    from constructs import IConstruct


class DefaultResourcesOptions(AppStagingSynthesizerOptions, DefaultStagingStackOptions):
    """Options of a synthesizer with staging stacks of the usual kind."""


class CustomFactoryOptions(AppStagingSynthesizerOptions):
    """Options of a synthesizer with staging resources from a factory."""

    factory: IStagingResourcesFactory
    """Makes or finds the staging resources of a stack."""
    once_per_env: bool | None = None
    """Whether an environment of an app gets one set of resources, the first that a synthesizer obtained. Default: yes."""


class CustomResourcesOptions(AppStagingSynthesizerOptions):
    """Options of a synthesizer with staging resources that exist already."""

    resources: IStagingResources
    """Where all stacks publish."""


class AppStagingSynthesizer(StackSynthesizer, IReusableStackSynthesizer):
    """Publishes into buckets and repositories made for one app.

    Of bootstrapping it needs only the roles that deploy. Each stack depends on the staging resources it uses.
    """

    _fqn = "@aws-cdk/app-staging-synthesizer-alpha.AppStagingSynthesizer"

    DEFAULT_QUALIFIER = DefaultStackSynthesizer.DEFAULT_QUALIFIER
    DEFAULT_CLOUDFORMATION_ROLE_ARN = DefaultStackSynthesizer.DEFAULT_CLOUDFORMATION_ROLE_ARN
    DEFAULT_DEPLOY_ROLE_ARN = DefaultStackSynthesizer.DEFAULT_DEPLOY_ROLE_ARN
    DEFAULT_LOOKUP_ROLE_ARN = DefaultStackSynthesizer.DEFAULT_LOOKUP_ROLE_ARN

    def __init__(self, obtain: _Obtain, options: AppStagingSynthesizerOptions) -> None:
        super().__init__()
        self._obtain = obtain
        self._options = options

    @staticmethod
    @takes(DefaultResourcesOptions)
    def default_resources(options: DefaultResourcesOptions) -> AppStagingSynthesizer:
        """Stage in a stack of the usual kind, one in each environment of the app.

        Raises:
            ValidationError: a text holds a token.
        """
        given = options._given()
        for name, value in given.items():
            if isinstance(value, str) and is_unresolved(value):
                raise ValidationError(
                    f"AppStagingSynthesizer property '{camel_case(name)}' {PLACEHOLDERS_ALLOWED}{value}",
                    fix="write the value or the placeholder as text",
                )
        of_stack = {name: value for name, value in given.items() if name in DefaultStagingStackOptions.__annotations__}
        return AppStagingSynthesizer(_once_per_environment(DefaultStagingStack.factory(**of_stack)), options)

    @staticmethod
    @takes(CustomFactoryOptions)
    def custom_factory(options: CustomFactoryOptions) -> AppStagingSynthesizer:
        """Stage in what a factory makes."""
        once = options.once_per_env is not False
        obtain = _once_per_environment(options.factory) if once else _each_time(options.factory)
        return AppStagingSynthesizer(obtain, options)

    @staticmethod
    @takes(CustomResourcesOptions)
    def custom_resources(options: CustomResourcesOptions) -> AppStagingSynthesizer:
        """Stage in resources that exist already."""
        return AppStagingSynthesizer(lambda _stack, _context: options.resources, options)

    @checked
    def reusable_bind(self, stack: Stack) -> IBoundStackSynthesizer:
        """Return a synthesizer for ``stack``, with its staging resources.

        Raises:
            ValidationError: the app has stacks of known and of unknown environments that use this kind of synthesizer, or
                the identities leave out a role.
        """
        _check_environments(stack)
        options = self._options
        from_context = stack.node.try_get_context(BOOTSTRAP_QUALIFIER_CONTEXT)
        qualifier = options.bootstrap_qualifier or from_context or self.DEFAULT_QUALIFIER
        identities = options.deployment_identities or DeploymentIdentities.default_bootstrap_roles()
        deploy_role = _given_role(identities.deployment_role, "deployment_role", stack)
        deploy_role_text = deploy_role._text()
        environment_text = EnvironmentText(stack, qualifier)
        context = ObtainStagingResourcesContext(
            environment_string=environment_name(stack),
            qualifier=qualifier,
            deploy_role_arn=None if deploy_role_text is None else environment_text.for_template(deploy_role_text),
        )

        def arn(role: BootstrapRole) -> str | None:
            text = role._text()
            return None if text is None else environment_text.for_manifest(text)

        execution_role = _given_role(identities.cloud_formation_execution_role, "cloud_formation_execution_role", stack)
        bound = _BoundAppStagingSynthesizer(
            resources=self._obtain(stack, context),
            qualifier=qualifier,
            deploy_role=arn(deploy_role),
            execution_role=arn(execution_role),
            look_up_role=arn(_given_role(identities.lookup_role, "lookup_role", stack)),
        )
        bound.bind(stack)
        return bound

    @checked
    def bind(self, stack: Stack) -> None:
        """Raise: only what :meth:`reusable_bind` returns serves a stack."""
        _refuse_unbound()

    @checked
    def synthesize(self, session: SynthesisSession) -> None:
        """Raise: only what :meth:`reusable_bind` returns serves a stack."""
        _refuse_unbound()

    @takes(FileAssetSource)
    def add_file_asset(self, asset: FileAssetSource) -> FileAssetLocation:
        """Raise: only what :meth:`reusable_bind` returns serves a stack."""
        _refuse_unbound()

    @takes(DockerImageAssetSource)
    def add_docker_image_asset(self, asset: DockerImageAssetSource) -> DockerImageAssetLocation:
        """Raise: only what :meth:`reusable_bind` returns serves a stack."""
        _refuse_unbound()


class _BoundAppStagingSynthesizer(StackSynthesizer, IBoundStackSynthesizer):
    def __init__(
        self,
        *,
        resources: IStagingResources,
        qualifier: str,
        deploy_role: str | None,
        execution_role: str | None,
        look_up_role: str | None,
    ) -> None:
        super().__init__()
        self._resources = resources
        self._qualifier = qualifier
        self._deploy_role = deploy_role
        self._execution_role = execution_role
        self._look_up_role = look_up_role
        self._assets = AssetManifestBuilder()
        self._staging_stacks: list[Stack] = []

    @property
    def bootstrap_qualifier(self) -> str | None:
        """The qualifier of the bootstrapping in use."""
        return self._qualifier

    @takes(FileAssetSource)
    def add_file_asset(self, asset: FileAssetSource) -> FileAssetLocation:
        """Publish a file to the staging resources."""
        stack = self.bound_stack
        location = FileStagingLocation.of(_call(self._resources.add_file, struct=asset))
        target = AssetManifestFileDestination(
            bucket_name=placeholders_for_tokens(location.bucket_name, stack),
            bucket_prefix=location.prefix,
            role=self._role(location.assume_role_arn),
        )
        destination = self._assets.default_add_file_asset(stack, asset, target, display_name=asset.display_name)
        self._depend_on(location.dependency_stack)
        return self._file_location(destination)

    @takes(DockerImageAssetSource)
    def add_docker_image_asset(self, asset: DockerImageAssetSource) -> DockerImageAssetLocation:
        """Publish an image to the staging resources."""
        stack = self.bound_stack
        location = ImageStagingLocation.of(_call(self._resources.add_docker_image, struct=asset))
        target = AssetManifestDockerImageDestination(
            repository_name=placeholders_for_tokens(location.repo_name, stack),
            role=self._role(location.assume_role_arn),
        )
        destination = self._assets.default_add_docker_image_asset(stack, asset, target, display_name=asset.display_name)
        self._depend_on(location.dependency_stack)
        return self._image_location(destination)

    def _role(self, arn: str | None) -> RoleOptions | None:
        return RoleOptions(assume_role_arn=placeholders_for_tokens(arn, self.bound_stack)) if arn else None

    def _depend_on(self, staging_stack: Stack | None) -> None:
        if staging_stack is None or any(known is staging_stack for known in self._staging_stacks):
            return
        self._staging_stacks.append(staging_stack)
        self.bound_stack.add_dependency(staging_stack, "publishes assets into its resources")

    @checked
    def synthesize(self, session: SynthesisSession) -> None:
        """Write template, asset manifest and artifacts; the template is needed only for the deployment."""
        template = self._synthesize_template(session)
        location = self.add_file_asset(**{**template._given(), "deploy_time": True})
        manifest_id = self._assets.emit_manifest(
            self.bound_stack, session, dependencies=[stack.artifact_id for stack in self._staging_stacks]
        )
        self._emit_artifact(
            session,
            assume_role_arn=self._deploy_role,
            additional_dependencies=[manifest_id],
            stack_template_asset_object_url=location.s3_object_url_with_placeholders,
            cloud_formation_execution_role_arn=self._execution_role,
            lookup_role=None if self._look_up_role is None else {"arn": self._look_up_role},
        )


# --------------------------------------------------------------------------
# which resources a stack uses
# --------------------------------------------------------------------------

_Obtain = Callable[["Stack", ObtainStagingResourcesContext], IStagingResources]


class _AppRecord:
    """What the synthesizers of one app know of each other; it lives and dies with the app's root."""

    def __init__(self) -> None:
        self.stacks: list[Stack] = []
        self.resources: dict[str, IStagingResources] = {}

    @staticmethod
    def of(root: IConstruct) -> _AppRecord:
        record: _AppRecord = root.__dict__.setdefault("_app_staging_record", _AppRecord())
        return record


def _each_time(factory: IStagingResourcesFactory) -> _Obtain:
    return lambda stack, context: _resources_from(factory, stack, context)


def _once_per_environment(factory: IStagingResourcesFactory) -> _Obtain:
    def obtain(stack: Stack, context: ObtainStagingResourcesContext) -> IStagingResources:
        known = _AppRecord.of(stack.node.root).resources
        key = (
            context.environment_string
        )  # whatever the factory: as the peer, the first one asked serves the environment
        if key not in known:
            known[key] = _resources_from(factory, stack, context)
        return known[key]

    return obtain


def _resources_from(
    factory: IStagingResourcesFactory, stack: Stack, context: ObtainStagingResourcesContext
) -> IStagingResources:
    return _call(factory.obtain_staging_resources, stack, struct=context)  # type: ignore[no-any-return]  # an app's class


def _call(method: Callable[..., Any], *args: Any, struct: Struct) -> Any:
    """Call a method of ours or of an app's class, which may take the struct as one value or as keywords."""
    if hasattr(method, "_takes"):
        return method(*args, **struct._given())
    return call_with_struct(method, *args, struct=struct)


def _check_environments(stack: Stack) -> None:
    stacks = _AppRecord.of(stack.node.root).stacks
    stacks.append(stack)
    unknown = [one for one in stacks if is_unresolved(one.account) or is_unresolved(one.region)]
    if not unknown or len(unknown) == len(stacks):
        return
    known = [one for one in stacks if one not in unknown]
    raise ValidationError(
        "It is not safe to use AppStagingSynthesizer for both environment-agnostic and environment-aware stacks at the same "
        "time. Please either specify environments for all stacks or no stacks in the CDK App. "
        f"At least these stacks with environment: {', '.join(one.node.path for one in known)}. "
        f"At least these stacks without environment: {', '.join(one.node.path for one in unknown)}.",
        scope=stack,
    )


def _given_role(role: BootstrapRole | None, name: str, stack: Stack) -> BootstrapRole:
    if role is None:
        raise ValidationError(
            f"the deployment identities of AppStagingSynthesizer leave out {name}",
            scope=stack,
            fix=f"give {name} to DeploymentIdentities.specify_roles(); BootstrapRole.cli_credentials() assumes no role",
        )
    return role


def _refuse_unbound() -> NoReturn:
    raise AssumptionError(
        "This is a legacy API, call reusableBind instead",
        fix="give the synthesizer to a stack or an app, or call reusable_bind(stack)",
    )
