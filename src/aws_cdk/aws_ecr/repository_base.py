"""What repositories made here and imported ones have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principals import AccountPrincipal
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import OnEventOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import StructLater, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecr.repository_events import OnCloudTrailImagePushedOptions, OnImageScanCompletedOptions
    from aws_cdk.aws_events.rule import Rule
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from aws_cdk.interfaces.aws_ecr import RepositoryReference
else:
    OnCloudTrailImagePushedOptions = StructLater("aws_cdk.aws_ecr.repository_events", "OnCloudTrailImagePushedOptions")
    OnImageScanCompletedOptions = StructLater("aws_cdk.aws_ecr.repository_events", "OnImageScanCompletedOptions")

_PULL = ("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage")
_PUSH = (
    "ecr:CompleteLayerUpload",
    "ecr:UploadLayerPart",
    "ecr:InitiateLayerUpload",
    "ecr:BatchCheckLayerAvailability",
    "ecr:PutImage",
)
_READ = ("ecr:DescribeRepositories", "ecr:DescribeImages")
_GRANTEE_TAG = "aws-cdk:id"


class IRepository(IResource):
    """A repository of container images."""

    if TYPE_CHECKING:

        @property
        def repository_ref(self) -> RepositoryReference: ...
        @property
        def repository_arn(self) -> str: ...
        @property
        def repository_name(self) -> str: ...
        @property
        def repository_uri(self) -> str: ...
        @property
        def registry_uri(self) -> str: ...
        def repository_uri_for_tag(self, tag: str | None = None) -> str: ...
        def repository_uri_for_digest(self, digest: str | None = None) -> str: ...
        def repository_uri_for_tag_or_digest(self, tag_or_digest: str | None = None) -> str: ...
        def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_pull(self, grantee: IGrantable) -> Grant: ...
        def grant_push(self, grantee: IGrantable) -> Grant: ...
        def grant_pull_push(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        @takes(OnEventOptions)
        def on_event(self, id: str, options: OnEventOptions) -> Rule: ...
        @takes(OnEventOptions)
        def on_cloud_trail_event(self, id: str, options: OnEventOptions) -> Rule: ...
        @takes(OnCloudTrailImagePushedOptions)
        def on_cloud_trail_image_pushed(self, id: str, options: OnCloudTrailImagePushedOptions) -> Rule: ...
        @takes(OnImageScanCompletedOptions)
        def on_image_scan_completed(self, id: str, options: OnImageScanCompletedOptions) -> Rule: ...


class RepositoryBase(Resource, IRepository, IResourceWithPolicy):
    """Base of repositories."""

    repository_arn: str
    repository_name: str

    @property
    def repository_ref(self) -> RepositoryReference:
        """The reference to the repository."""
        from aws_cdk.interfaces.aws_ecr import RepositoryReference

        return RepositoryReference(repository_name=self.repository_name, repository_arn=self.repository_arn)

    # -- places -----------------------------------------------------------

    @property
    def registry_uri(self) -> str:
        """The registry: ``ACCOUNT.dkr.ecr.REGION.amazonaws.com``."""
        stack = Stack.of(self)
        parts = stack.split_arn(self.repository_arn, ArnFormat.SLASH_RESOURCE_NAME)
        return f"{parts.account}.dkr.ecr.{parts.region}.{stack.url_suffix}"

    @property
    def repository_uri(self) -> str:
        """The repository: registry and name."""
        return self.repository_uri_for_tag()

    @checked
    def repository_uri_for_tag(self, tag: str | None = None) -> str:
        """Return the URI of an image by tag."""
        return self._uri(f":{tag}" if tag else "")

    @checked
    def repository_uri_for_digest(self, digest: str | None = None) -> str:
        """Return the URI of an image by digest."""
        return self._uri(f"@{digest}" if digest else "")

    @checked
    def repository_uri_for_tag_or_digest(self, tag_or_digest: str | None = None) -> str:
        """Return the URI of an image by digest if the text begins with ``sha256:``, else by tag."""
        if tag_or_digest and tag_or_digest.startswith("sha256:"):
            return self.repository_uri_for_digest(tag_or_digest)
        return self.repository_uri_for_tag(tag_or_digest)

    def _uri(self, suffix: str) -> str:
        return f"{self.registry_uri}/{self.repository_name}{suffix}"

    # -- permissions ------------------------------------------------------

    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the repository's policy; nothing happens for one that was made elsewhere."""
        raise NotImplementedError

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the repository; someone in another account is let in by its policy too."""
        trusted = self._trusted_instead_of(grantee)
        if trusted is not None:
            return Grant.add_to_principal_and_resource(
                grantee=grantee,
                actions=actions,
                resource_arns=[self.repository_arn],
                resource_self_arns=[],
                resource=self,
                resource_policy_principal=trusted,
            )
        return Grant.add_to_principal_or_resource(
            grantee=grantee,
            actions=actions,
            resource_arns=[self.repository_arn],
            resource_self_arns=[],
            resource=self,
        )

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` see what images there are."""
        return self.grant(grantee, *_READ)

    @checked
    def grant_pull(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull images."""
        return self._grant_with_login(grantee, _PULL)

    @checked
    def grant_push(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` push images."""
        return self._grant_with_login(grantee, _PUSH)

    @checked
    def grant_pull_push(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` pull and push images."""
        return self._grant_with_login(grantee, [*_PULL, *(action for action in _PUSH if action not in _PULL)])

    def _grant_with_login(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        granted = self.grant(grantee, *actions)
        Grant.add_to_principal(grantee=grantee, actions=["ecr:GetAuthorizationToken"], resource_arns=["*"], scope=self)
        return granted

    def _trusted_instead_of(self, grantee: IGrantable) -> IPrincipal | None:
        """Whom the policy names for someone of another account who may not exist yet when the policy is deployed.

        ECR refuses a policy that names nobody; so it trusts the account, and in it whoever carries a tag that only the
        grantee is given.
        """
        principal: Any = grantee.grant_principal
        if not isinstance(principal, Resource) or not Resource.is_owned_resource(principal):
            return None
        own, theirs = Stack.of(self), Stack.of(principal)
        accounts = (self.env.account, theirs.account)
        # An account that is known at deployment alone may be another one than any that is known.
        if accounts[0] == accounts[1] or all(is_unresolved(account) for account in accounts):
            return None
        if theirs in own.dependencies:
            return None
        from aws_cdk.core.tag_aspect import Tags

        mark = f"{theirs.stack_name}_{principal.node.addr}"
        Tags.of(principal).add(_GRANTEE_TAG, mark)
        return AccountPrincipal(theirs.account).with_conditions(
            {"StringEquals": {f"aws:PrincipalTag/{_GRANTEE_TAG}": mark}}
        )

    # -- events -----------------------------------------------------------

    @takes(OnEventOptions)
    def on_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for events of this repository."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(self, id, **options._with(target=None)._given())
        rule._merge_pattern({"source": ["aws.ecr"], "detail": {"repository-name": [self.repository_name]}})
        rule.add_target(options.target)
        return rule

    @takes(OnEventOptions)
    def on_cloud_trail_event(self, id: str, options: OnEventOptions) -> Rule:
        """Make a rule for API calls on this repository; CloudTrail must be on."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(self, id, **options._with(target=None)._given())
        rule.add_target(options.target)
        rule._merge_pattern(
            {
                "source": ["aws.ecr"],
                "detailType": ["AWS API Call via CloudTrail"],
                "detail": {"requestParameters": {"repositoryName": [self.repository_name]}},
            }
        )
        return rule

    @takes(OnCloudTrailImagePushedOptions)
    def on_cloud_trail_image_pushed(self, id: str, options: OnCloudTrailImagePushedOptions) -> Rule:
        """Make a rule for pushes of images; CloudTrail must be on."""
        rule = self.on_cloud_trail_event(id, **options._with(image_tag=None)._given())
        detail: dict[str, Any] = {"eventName": ["PutImage"]}
        if options.image_tag:
            detail["requestParameters"] = {"imageTag": [options.image_tag]}
        rule.add_event_pattern(detail=detail)
        return rule

    @takes(OnImageScanCompletedOptions)
    def on_image_scan_completed(self, id: str, options: OnImageScanCompletedOptions) -> Rule:
        """Make a rule for scans of images that ended."""
        from aws_cdk.aws_events.rule import Rule

        rule = Rule(self, id, **options._with(target=None, image_tags=None)._given())
        rule.add_target(options.target)
        detail: dict[str, Any] = {"repository-name": [self.repository_name], "scan-status": ["COMPLETE"]}
        if options.image_tags is not None:
            detail["image-tags"] = list(options.image_tags)
        rule._merge_pattern({"source": ["aws.ecr"], "detailType": ["ECR Image Scan"], "detail": detail})
        return rule
