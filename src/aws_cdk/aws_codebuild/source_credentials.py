"""What CodeBuild logs in with at hosts of repositories; one of a kind for each account and region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codebuild._l1 import CfnSourceCredential
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


class GitHubSourceCredentialsProps(Struct):
    """What CodeBuild logs in with at GitHub."""

    access_token: SecretValue
    """A personal access token."""


class GitHubSourceCredentials(Resource):
    """What CodeBuild logs in with at GitHub."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.GitHubSourceCredentials"

    @takes(GitHubSourceCredentialsProps)
    def __init__(self, scope: Construct, id: str, props: GitHubSourceCredentialsProps) -> None:
        super().__init__(scope, id)
        CfnSourceCredential(
            self,
            "Resource",
            server_type="GITHUB",
            auth_type="PERSONAL_ACCESS_TOKEN",
            token=props.access_token.unsafe_unwrap(),
        )


class GitHubEnterpriseSourceCredentialsProps(Struct):
    """What CodeBuild logs in with at a GitHub Enterprise Server."""

    access_token: SecretValue
    """A personal access token."""


class GitHubEnterpriseSourceCredentials(Resource):
    """What CodeBuild logs in with at a GitHub Enterprise Server."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.GitHubEnterpriseSourceCredentials"

    @takes(GitHubEnterpriseSourceCredentialsProps)
    def __init__(self, scope: Construct, id: str, props: GitHubEnterpriseSourceCredentialsProps) -> None:
        super().__init__(scope, id)
        CfnSourceCredential(
            self,
            "Resource",
            server_type="GITHUB_ENTERPRISE",
            auth_type="PERSONAL_ACCESS_TOKEN",
            token=props.access_token.unsafe_unwrap(),
        )


class BitBucketSourceCredentialsProps(Struct):
    """What CodeBuild logs in with at Bitbucket."""

    password: SecretValue
    """An app password."""
    username: SecretValue
    """The user's name."""


class BitBucketSourceCredentials(Resource):
    """What CodeBuild logs in with at Bitbucket."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.BitBucketSourceCredentials"

    @takes(BitBucketSourceCredentialsProps)
    def __init__(self, scope: Construct, id: str, props: BitBucketSourceCredentialsProps) -> None:
        super().__init__(scope, id)
        CfnSourceCredential(
            self,
            "Resource",
            server_type="BITBUCKET",
            auth_type="BASIC_AUTH",
            username=props.username.unsafe_unwrap(),
            token=props.password.unsafe_unwrap(),
        )
