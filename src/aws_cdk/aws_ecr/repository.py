"""The repository of container images."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecr._l1 import CfnRepository
from aws_cdk.aws_ecr.lifecycle_rule import LifecyclePolicy, LifecycleRule
from aws_cdk.aws_ecr.repository_base import IRepository, RepositoryBase
from aws_cdk.aws_iam._policy_check import check_resource_policy
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct

_NAME = re.compile(r"(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*\Z")
_PATTERN = re.compile(r"[0-9A-Za-z._*-]+")
_MAX_PATTERN_LENGTH = 128
_MAX_EXCLUSION_FILTERS = 5
_AUTO_DELETE_TYPE = "Custom::ECRAutoDeleteImages"
_AUTO_DELETE_TAG = "aws-cdk:auto-delete-images"


class TagMutability(NamedEnum):
    """Whether a tag can be moved to another image."""

    MUTABLE = "MUTABLE"
    IMMUTABLE = "IMMUTABLE"
    IMMUTABLE_WITH_EXCLUSION = "IMMUTABLE_WITH_EXCLUSION"
    MUTABLE_WITH_EXCLUSION = "MUTABLE_WITH_EXCLUSION"


class ImageTagMutabilityExclusionFilter:
    """Tags to which the mutability does not apply."""

    _type: str
    _value: str

    @staticmethod
    @checked
    def wildcard(pattern: str) -> ImageTagMutabilityExclusionFilter:
        """Return a filter of tags by a pattern with ``*``.

        Raises:
            ValidationError: the pattern is empty, longer than 128 characters, or has others than ``a-z A-Z 0-9 . _ * -``.
        """
        if not pattern:
            raise ValidationError("Pattern cannot be empty")
        if len(pattern) > _MAX_PATTERN_LENGTH:
            raise ValidationError(
                f"Pattern cannot exceed {_MAX_PATTERN_LENGTH} characters, got: {len(pattern)} characters."
            )
        if not re.fullmatch(_PATTERN, pattern):
            raise ValidationError(
                f"Pattern '{pattern}' contains invalid characters. It may have letters, digits, dots, underscores, asterisks "
                "and hyphens; alphanumeric ones of ASCII alone are allowed."
            )
        made = ImageTagMutabilityExclusionFilter()
        made._type, made._value = "WILDCARD", pattern
        return made


class RepositoryEncryption:
    """How images are encrypted."""

    AES_256: RepositoryEncryption
    KMS: RepositoryEncryption
    KMS_DSSE: RepositoryEncryption

    @checked
    def __init__(self, value: str) -> None:
        self.value = value


RepositoryEncryption.AES_256 = RepositoryEncryption("AES256")
RepositoryEncryption.KMS = RepositoryEncryption("KMS")
RepositoryEncryption.KMS_DSSE = RepositoryEncryption("KMS_DSSE")


class RepositoryProps(Struct):
    """Options of a repository."""

    auto_delete_images: bool | None = None
    """Deprecated, use ``empty_on_delete``: delete the images with a function of ours when the repository is deleted."""
    empty_on_delete: bool | None = None
    """Let the repository be deleted with its images. Needs the removal policy DESTROY."""
    encryption: RepositoryEncryption | None = None
    """How images are encrypted. Default: AES-256, or KMS if a key is given."""
    encryption_key: IKeyRef | None = None
    """The key."""
    image_scan_on_push: bool | None = None
    """Scan each image when it is pushed."""
    image_tag_mutability: TagMutability | None = None
    """Whether tags can be moved. Default: yes."""
    image_tag_mutability_exclusion_filters: Sequence[ImageTagMutabilityExclusionFilter] | None = None
    """Tags to which the mutability does not apply."""
    lifecycle_registry_id: str | None = None
    """Account of the registry. Default: the stack's."""
    lifecycle_rules: Nested[Sequence[LifecycleRule] | None] = nested()
    """Rules by which images are removed."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the repository when it leaves the stack. Default: it is kept."""
    repository_name: str | None = None
    """Name. Default: chosen by CloudFormation."""


class RepositoryAttributes(Struct):
    """A repository that exists already."""

    repository_arn: str
    repository_name: str


class RepositoryLookupOptions(Struct):
    """A repository to look up; by name or by ARN."""

    repository_arn: str | None = None
    repository_name: str | None = None


class Repository(RepositoryBase):
    """A repository of container images."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecr.Repository"

    @takes(RepositoryProps)
    def __init__(self, scope: Construct, id: str, props: RepositoryProps) -> None:
        super().__init__(scope, id, physical_name=props.repository_name)
        if props.repository_name is not None and not is_unresolved(props.repository_name):
            self._check_name(props.repository_name)
        self._check_options(props)
        self._policy: PolicyDocument | None = None
        self._lifecycle = LifecyclePolicy(self)
        for rule in props.lifecycle_rules or ():
            self._lifecycle.add(rule)
        filters = props.image_tag_mutability_exclusion_filters
        resource = CfnRepository(
            self,
            "Resource",
            repository_name=self.physical_name,
            repository_policy_text=lazy_any(lambda: self._policy),
            lifecycle_policy=lazy_any(lambda: self._rendered_lifecycle(props.lifecycle_registry_id)),
            image_scanning_configuration=(
                {"scanOnPush": props.image_scan_on_push} if props.image_scan_on_push is not None else None
            ),
            image_tag_mutability=props.image_tag_mutability._value_ if props.image_tag_mutability else None,
            image_tag_mutability_exclusion_filters=(
                [
                    {
                        "imageTagMutabilityExclusionFilterType": item._type,
                        "imageTagMutabilityExclusionFilterValue": item._value,
                    }
                    for item in filters
                ]
                if filters
                else None
            ),
            encryption_configuration=self._rendered_encryption(props),
            empty_on_delete=props.empty_on_delete,
        )
        self._resource = resource
        resource.apply_removal_policy(props.removal_policy)
        self.repository_name = self._get_resource_name_attribute(resource.ref)
        self.repository_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="ecr", resource="repository", resource_name=self.physical_name),
        )
        if props.auto_delete_images:
            self._delete_images_automatically()
        check_resource_policy(self, lambda: self._policy, resources_implied=True)

    # -- checks -----------------------------------------------------------

    def _check_name(self, name: str) -> None:
        problems = []
        if not 2 <= len(name) <= 256:
            problems.append("Repository name must be at least 2 and no more than 256 characters")
        if not _NAME.match(name):
            problems.append(
                "Repository name must start with a letter and can only contain lowercase letters, numbers, hyphens, "
                "underscores, periods and forward slashes"
            )
        if problems:
            raise ValidationError("\n".join([f"Invalid ECR repository name (value: {name})", *problems]), scope=self)

    def _check_options(self, props: RepositoryProps) -> None:
        destroyed = props.removal_policy is RemovalPolicy.DESTROY
        for given, name in ((props.empty_on_delete, "emptyOnDelete"), (props.auto_delete_images, "autoDeleteImages")):
            if given and not destroyed:
                raise ValidationError(
                    f"Cannot use '{name}' property on a repository without setting removal policy to 'DESTROY'.",
                    scope=self,
                    fix="set removal_policy=RemovalPolicy.DESTROY",
                )
        mutability, filters = props.image_tag_mutability, props.image_tag_mutability_exclusion_filters
        excludes = mutability in (TagMutability.IMMUTABLE_WITH_EXCLUSION, TagMutability.MUTABLE_WITH_EXCLUSION)
        if excludes and filters is None:
            raise ValidationError(
                "imageTagMutabilityExclusionFilters must be specified when imageTagMutability is "
                f"'{mutability._value_ if mutability else ''}'.",
                scope=self,
            )
        if filters is not None and not excludes:
            raise ValidationError(
                "imageTagMutability must be 'IMMUTABLE_WITH_EXCLUSION' or 'MUTABLE_WITH_EXCLUSION' when "
                f"imageTagMutabilityExclusionFilters is provided, got: {mutability._value_ if mutability else 'none'}.",
                scope=self,
            )
        if filters is not None and not 1 <= len(filters) <= _MAX_EXCLUSION_FILTERS:
            raise ValidationError(
                f"imageTagMutabilityExclusionFilters must contain between 1 and {_MAX_EXCLUSION_FILTERS} filters, got "
                f"{len(filters)}.",
                scope=self,
            )

    def _rendered_encryption(self, props: RepositoryProps) -> dict[str, Any] | None:
        key = props.encryption_key
        encryption = props.encryption or (RepositoryEncryption.KMS if key is not None else RepositoryEncryption.AES_256)
        with_key = encryption in (RepositoryEncryption.KMS, RepositoryEncryption.KMS_DSSE)
        if key is not None and not with_key:
            raise ValidationError(
                f"encryptionKey is specified, so 'encryption' must be set to KMS (value: {encryption.value})",
                scope=self,
                fix="leave encryption out, or set it to RepositoryEncryption.KMS",
            )
        if encryption is RepositoryEncryption.AES_256:
            return None
        if not with_key:
            raise ValidationError(
                f"Unexpected 'encryptionType': {encryption.value}",
                scope=self,
                fix="use RepositoryEncryption.AES_256, KMS or KMS_DSSE",
            )
        return {"encryptionType": encryption.value, "kmsKey": key.key_ref.key_arn if key is not None else None}

    def _rendered_lifecycle(self, registry_id: str | None) -> dict[str, Any] | None:
        if not self._lifecycle and not registry_id:
            return None
        text = None
        if self._lifecycle:
            text = Stack.of(self).to_json_string(self._lifecycle.document())
        return {"lifecyclePolicyText": text, "registryId": registry_id}

    # -- behaviour --------------------------------------------------------

    @takes(LifecycleRule)
    def add_lifecycle_rule(self, rule: LifecycleRule) -> None:
        """Add a rule by which images are removed."""
        self._lifecycle.add(rule)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the repository's policy; it says of no resource, since that is the repository."""
        if statement.resources:
            from aws_cdk.core.annotations import Annotations

            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ecr:noResourceStatements", "ECR resource policy does not allow resource statements."
            )
        if self._policy is None:
            self._policy = PolicyDocument()
        self._policy.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self)

    def _delete_images_automatically(self) -> None:
        from aws_cdk.core.custom_resource import CustomResource
        from aws_cdk.core.handler_provider import handler_provider
        from aws_cdk.core.tag_aspect import Tags

        provider = handler_provider(
            self,
            _AUTO_DELETE_TYPE,
            "auto_delete_images",
            description=f"Lambda function for auto-deleting images in {self.repository_name} repository.",
        )
        # One function serves all repositories of the stack: each lets itself be emptied by a tag.
        if self.stack.node.try_find_child("AutoDeleteImagesPolicy") is None and not getattr(
            provider, "_may_delete", False
        ):
            provider.__dict__["_may_delete"] = True
            arn = f"arn:{Aws.PARTITION}:ecr:{self.stack.region}:{self.stack.account}:repository/*"
            provider.add_to_role_policy(
                {
                    "Effect": "Allow",
                    "Action": [
                        "ecr:BatchDeleteImage",
                        "ecr:DescribeRepositories",
                        "ecr:ListImages",
                        "ecr:ListTagsForResource",
                    ],
                    "Resource": [arn],
                    "Condition": {"StringEquals": {f"ecr:ResourceTag/{_AUTO_DELETE_TAG}": "true"}},
                }
            )
        custom = CustomResource(
            self,
            "AutoDeleteImagesCustomResource",
            resource_type=_AUTO_DELETE_TYPE,
            service_token=provider.service_token,
            properties={"RepositoryName": self.repository_name},
        )
        custom.node.add_dependency(self)
        Tags.of(self._resource).add(_AUTO_DELETE_TAG, "true")

    # -- repositories that exist already ----------------------------------

    @staticmethod
    @takes(RepositoryAttributes)
    def from_repository_attributes(scope: Construct, id: str, attrs: RepositoryAttributes) -> IRepository:
        """Return a repository that exists already, by ARN and name."""
        return _ImportedRepository._make(scope, id, attrs.repository_name, attrs.repository_arn, local=True)

    @staticmethod
    @checked
    def from_repository_arn(scope: Construct, id: str, repository_arn: str) -> IRepository:
        """Return a repository that exists already, by its ARN.

        Raises:
            ValidationError: the ARN is a token, from which no name can be read.
        """
        if is_unresolved(repository_arn):
            raise ValidationError(
                '"repositoryArn" is a late-bound value, and therefore "repositoryName" is required. Use '
                "`fromRepositoryAttributes` instead",
                scope=scope,
            )
        name = "/".join(repository_arn.split("/")[1:])
        return _ImportedRepository._make(scope, id, name, repository_arn)

    @staticmethod
    @checked
    def from_repository_name(scope: Construct, id: str, repository_name: str) -> IRepository:
        """Return a repository that exists already in the stack's account and region, by its name."""
        arn = Repository.arn_for_local_repository(repository_name, scope)
        return _ImportedRepository._make(scope, id, repository_name, arn, local=True)

    @staticmethod
    @takes(RepositoryLookupOptions)
    def from_lookup(scope: Construct, id: str, options: RepositoryLookupOptions) -> IRepository:
        """Return a repository that is looked up when the app is synthesized.

        Raises:
            ValidationError: neither name nor ARN is given, or one is a token.
        """
        from aws_cdk.core.context_provider import ContextProvider

        if is_unresolved(options.repository_name) or is_unresolved(options.repository_arn):
            raise ValidationError(
                "Cannot look up a repository with a tokenized name or ARN.",
                scope=scope,
                fix="name the repository as plain text",
            )
        if not options.repository_arn and not options.repository_name:
            raise ValidationError(
                "At least one of `repositoryName` or `repositoryArn` must be provided.",
                scope=scope,
                fix="give repository_name",
            )
        identifier = (
            options.repository_name
            or Arn.split(options.repository_arn or "", ArnFormat.SLASH_RESOURCE_NAME).resource_name
        )
        found = ContextProvider.get_value(
            scope,
            provider="cc-api-provider",
            props={
                "typeName": "AWS::ECR::Repository",
                "exactIdentifier": identifier,
                "propertiesToReturn": ["Arn"],
            },
            dummy_value=[
                {
                    "Arn": Stack.of(scope).format_arn(
                        service="ecr",
                        region="us-east-1",
                        account="123456789012",
                        resource="repository",
                        resource_name="DUMMY_ARN",
                    )
                }
            ],
        ).value
        arn = found[0]["Arn"]
        name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        return _ImportedRepository._make(scope, id, name or "", arn, local=True)

    @staticmethod
    @checked
    def arn_for_local_repository(repository_name: str, scope: Any, account: str | None = None) -> str:
        """Return the ARN of a repository of that name in the region of ``scope``."""
        return Stack.of(scope).format_arn(
            account=account, service="ecr", resource="repository", resource_name=repository_name
        )


class _ImportedRepository(RepositoryBase):
    """A repository that exists already."""

    _fqn = "aws-cdk-lib.aws_ecr.RepositoryBase"

    @staticmethod
    def _make(scope: Construct, id: str, name: str, arn: str, *, local: bool = False) -> _ImportedRepository:
        """Return a repository; a ``local`` one is taken to be where its stack is, whatever its ARN says, as in the peer."""
        made = _ImportedRepository(scope, id) if local else _ImportedRepository(scope, id, environment_from_arn=arn)
        made.repository_name = name
        made.repository_arn = arn
        return made

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Do nothing: the policy is kept where the repository was made."""
        return AddToResourcePolicyResult(statement_added=False)
