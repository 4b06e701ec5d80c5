"""The staging stack: one bucket, one repository for each image, and the roles that publish to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.app_staging_synthesizer_alpha._environment_text import EnvironmentText
from aws_cdk.app_staging_synthesizer_alpha.bootstrap_roles import BootstrapRole
from aws_cdk.app_staging_synthesizer_alpha.staging_resources import (
    FileStagingLocation,
    ImageStagingLocation,
    IStagingResources,
    IStagingResourcesFactory,
    ObtainStagingResourcesContext,
)
from aws_cdk.app_staging_synthesizer_alpha.using_app_staging_synthesizer import UsingAppStagingSynthesizer
from aws_cdk.aws_s3.encryption import BucketEncryption
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.handler_provider import INLINE_CONTEXT
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack, StackProps
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.bootstrapless import BootstraplessSynthesizer
from aws_cdk.core.synthesizers.sources import DockerImageAssetSource, FileAssetSource

if TYPE_CHECKING:
    from aws_cdk.aws_ecr.repository import Repository
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import Key
    from aws_cdk.aws_s3.bucket import Bucket
    from aws_cdk.core.app import App

DEPLOY_TIME_PREFIX = "deploy-time/"
_LONGEST_APP_ID = 20
_NONCURRENT_DAYS = 365
_DEPLOY_TIME_DAYS = 30
_IMAGE_VERSIONS = 3


class DefaultStagingStackOptions(Struct):
    """What a staging stack is made like."""

    app_id: str
    """Names the app's resources: at most 20 lower-case letters, digits and dashes."""
    staging_bucket_encryption: BucketEncryption
    """How the bucket is encrypted; ``KMS`` makes a key, which costs money."""
    auto_delete_staging_assets: bool | None = None
    """Whether deleting the stack deletes bucket and repositories with their content. Default: yes."""
    deploy_time_file_asset_lifetime: Duration | None = None
    """How long files needed only for a deployment are kept: whole days. Default: 30 days."""
    file_asset_publishing_role: BootstrapRole | None = None
    """The role that uploads files. Default: one made in the stack."""
    image_asset_publishing_role: BootstrapRole | None = None
    """The role that pushes images. Default: one made in the stack."""
    image_asset_version_count: int | float | None = None
    """How many versions of an image are kept. Default: 3."""
    staging_bucket_name: str | None = None
    """The bucket. Default: ``cdk-<app id>-staging-<account>-<region>``."""
    staging_stack_name_prefix: str | None = None
    """What the stack's name starts with. Default: ``StagingStack``."""


class DefaultStagingStackProps(DefaultStagingStackOptions, StackProps):
    """Options of :class:`DefaultStagingStack`; ``synthesizer`` and ``description`` are its own."""

    qualifier: str
    """The qualifier of the bootstrapping in use."""
    deploy_role_arn: str | None = None
    """The role that reads the bucket in deployments. Default: nobody is let in."""


class DefaultStagingStack(Stack, IStagingResources):
    """A stack of staging resources for one app in one environment.

    Bucket and roles are made with the first asset that needs them. The stack has no assets of its own, so it can be deployed
    before anything is published; names are fixed, since the manifests of other stacks say them.
    """

    _fqn = "@aws-cdk/app-staging-synthesizer-alpha.DefaultStagingStack"

    @classmethod
    @takes(DefaultStagingStackOptions)
    def factory(cls, options: DefaultStagingStackOptions) -> IStagingResourcesFactory:
        """Return a factory that makes a staging stack each time it is asked."""
        return _DefaultStagingStackFactory(options)

    @takes(DefaultStagingStackProps)
    def __init__(self, scope: App, id: str, props: DefaultStagingStackProps) -> None:
        _check_app_id(props.app_id, scope)
        own = {*DefaultStagingStackOptions.__annotations__, *DefaultStagingStackProps.__annotations__}
        for_stack = {name: value for name, value in props._given().items() if name not in own}
        for_stack["synthesizer"] = BootstraplessSynthesizer(qualifier=props.qualifier)
        for_stack["description"] = (
            f"This stack includes resources needed to deploy the AWS CDK app {props.app_id} into this environment"
        )
        super().__init__(scope, id, **for_stack)
        self.node.set_context(INLINE_CONTEXT, True)
        self._options = props
        self._deletes_assets = props.auto_delete_staging_assets is not False
        self._removal_policy = RemovalPolicy.DESTROY if self._deletes_assets else RemovalPolicy.RETAIN
        self._environment_text = EnvironmentText(self, props.qualifier)
        self._bucket_name = props.staging_bucket_name or f"cdk-{props.app_id}-staging-{self.account}-{self.region}"
        self._file_role_arn, self._file_role_name = self._publishing_role(props.file_asset_publishing_role, "file")
        self._image_role_arn, self._image_role_name = self._publishing_role(props.image_asset_publishing_role, "image")
        self._image_role: IRole | None = None
        self._bucket: Bucket | None = None
        self._repositories: dict[str, Repository] = {}

    @property
    def dependency_stack(self) -> Stack:
        """The stack to deploy before assets are published: this one."""
        return self

    @property
    def staging_bucket(self) -> Bucket | None:
        """The bucket, once a file was added."""
        return self._bucket

    @property
    def staging_repos(self) -> Mapping[str, Repository]:
        """The repositories by the names of their assets."""
        return self._repositories

    # -- assets -----------------------------------------------------------

    @takes(FileAssetSource)
    def add_file(self, asset: FileAssetSource) -> FileStagingLocation:
        """Make room for a file: a place in the bucket, under a prefix of its own if only deployments need it."""
        if self._bucket is None:
            # A stack without assets has its template to publish, which shows at synthesis, when the tree is locked.
            self.node._unlock_for(self._add_bucket)
        return FileStagingLocation(
            bucket_name=self._bucket_name,
            assume_role_arn=self._file_role_arn,
            prefix=DEPLOY_TIME_PREFIX if asset.deploy_time else None,
            dependency_stack=self,
        )

    @takes(DockerImageAssetSource)
    def add_docker_image(self, asset: DockerImageAssetSource) -> ImageStagingLocation:
        """Make room for an image: a repository for its name.

        Raises:
            ValidationError: the asset has no name.
        """
        name = asset.asset_name
        if not name:
            raise ValidationError(
                "Assets synthesized with AppScopedStagingSynthesizer must include an 'assetName' in the asset source "
                "definition.",
                scope=self,
                fix="give the image asset an asset_name, which names its repository",
            )
        repository_name = f"{self._options.app_id}/{name}".lower()
        if self._image_role is None:
            self._image_role = self._make_role("CdkImageRole", self._image_role_arn, self._image_role_name)
        if name not in self._repositories:
            self._repositories[name] = self._make_repository(repository_name)
        return ImageStagingLocation(
            repo_name=repository_name, assume_role_arn=self._image_role_arn, dependency_stack=self
        )

    # -- resources --------------------------------------------------------

    def _publishing_role(self, given: BootstrapRole | None, kind: str) -> tuple[str | None, str | None]:
        """The ARN of a role as manifests say it, and its name if the role is made here."""
        if given is not None:
            text = given._text()
            return (None if text is None else self._environment_text.for_manifest(text)), None
        name = f"cdk-{self._options.app_id}-{kind}-role-{self.region}"
        return f"arn:${{AWS::Partition}}:iam::{self.account}:role/{name}", name

    def _make_role(self, id: str, arn: str | None, name: str | None) -> IRole | None:
        from aws_cdk.aws_iam.principals import AccountRootPrincipal
        from aws_cdk.aws_iam.role import Role

        if name is not None:
            return Role(self, id, role_name=name, assumed_by=AccountRootPrincipal())
        return None if arn is None else Role.from_role_arn(self, id, self._environment_text.for_template(arn))

    def _add_bucket(self) -> None:
        from aws_cdk.aws_s3.bucket import Bucket

        options = self._options
        role = self._make_role("CdkFileRole", self._file_role_arn, self._file_role_name)
        bucket = Bucket(
            self,
            "CdkStagingBucket",
            bucket_name=self._bucket_name,
            removal_policy=self._removal_policy,
            auto_delete_objects=self._deletes_assets or None,
            encryption=options.staging_bucket_encryption,
            encryption_key=self._make_key(),
            versioned=True,
            enforce_ssl=True,
        )
        if role is not None:
            bucket.grant_read_write(role)
        # Versions are needed only until someone rolls back; deployments read their files when they start.
        bucket.add_lifecycle_rule(noncurrent_version_expiration=Duration.days(_NONCURRENT_DAYS))
        bucket.add_lifecycle_rule(
            prefix=DEPLOY_TIME_PREFIX,
            expiration=options.deploy_time_file_asset_lifetime or Duration.days(_DEPLOY_TIME_DAYS),
        )
        self._let_deployments_read(bucket)
        self._bucket = bucket

    def _make_key(self) -> Key | None:
        if self._options.staging_bucket_encryption is not BucketEncryption.KMS:
            return None
        from aws_cdk.aws_iam.principals import AccountRootPrincipal
        from aws_cdk.aws_kms.key import Key

        alias = f"alias/cdk-{self._options.app_id}-staging"
        return Key(self, "BucketKey", alias=alias, admins=[AccountRootPrincipal()])

    def _let_deployments_read(self, bucket: Bucket) -> None:
        if self._options.deploy_role_arn is None:
            return
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ArnPrincipal

        bucket.add_to_resource_policy(
            PolicyStatement(
                actions=["s3:GetObject*", "s3:GetBucket*", "s3:List*"],
                resources=[bucket.bucket_arn, bucket.arn_for_objects("*")],
                principals=[ArnPrincipal(self._options.deploy_role_arn)],
            )
        )

    def _make_repository(self, name: str) -> Repository:
        from aws_cdk.aws_ecr.lifecycle_rule import LifecycleRule
        from aws_cdk.aws_ecr.repository import Repository, TagMutability

        versions = self._options.image_asset_version_count
        repository = Repository(
            self,
            name,
            repository_name=name,
            image_tag_mutability=TagMutability.IMMUTABLE,
            lifecycle_rules=[
                LifecycleRule(
                    description="Garbage collect old image versions",
                    max_image_count=_IMAGE_VERSIONS if versions is None else versions,
                )
            ],
            removal_policy=self._removal_policy,
            empty_on_delete=self._deletes_assets or None,
        )
        if self._image_role is not None:
            repository.grant_pull_push(self._image_role)
            repository.grant_read(self._image_role)
        return repository


class _DefaultStagingStackFactory(IStagingResourcesFactory):
    def __init__(self, options: DefaultStagingStackOptions) -> None:
        self._options = options
        self._app_id = _cleaned_app_id(options.app_id)

    @takes(ObtainStagingResourcesContext)
    def obtain_staging_resources(self, stack: Stack, context: ObtainStagingResourcesContext) -> IStagingResources:
        from aws_cdk.core.app import App

        app = stack.node.root
        if not isinstance(app, App):
            raise ValidationError(f"Stack {stack.stack_name} must be part of an App", scope=stack)
        name = f"{self._options.staging_stack_name_prefix or 'StagingStack'}-{self._app_id}"
        UsingAppStagingSynthesizer(stack, f"UsingAppStagingSynthesizer--{stack.stack_name}")
        return DefaultStagingStack(
            app,
            f"{name}-{context.environment_string}",
            **{**self._options._given(), "app_id": self._app_id},
            stack_name=name,
            qualifier=context.qualifier,
            deploy_role_arn=context.deploy_role_arn,
            env={"account": stack.account, "region": stack.region},
        )


def _cleaned_app_id(app_id: str) -> str:
    return re.sub(r"[^a-z0-9-]", "-", app_id.lower())[:_LONGEST_APP_ID]


def _check_app_id(app_id: str, scope: App) -> None:
    errors = []
    if len(app_id) > _LONGEST_APP_ID:
        errors.append(f"appId expected no more than {_LONGEST_APP_ID} characters but got {len(app_id)} characters.")
    if app_id != app_id.lower():
        errors.append("appId only accepts lowercase characters.")
    if not re.fullmatch(r"[a-z0-9-]*", app_id):
        errors.append("appId expects only letters, numbers, and dashes ('-')")
    if errors:
        raise ValidationError("\n".join([f"appId {app_id} has errors:", *errors]), scope=scope)
