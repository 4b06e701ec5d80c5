"""The policy of topics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.effect import Effect
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import StarPrincipal
from aws_cdk.aws_sns._l1 import CfnTopicPolicy
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from constructs import Construct


class TopicPolicyProps(Struct):
    """Options of a policy of topics."""

    topics: Sequence[ITopic]
    """The topics it is for."""
    enforce_ssl: bool | None = None
    """Refuse to publish without TLS. Default: no."""
    policy_document: PolicyDocument | None = None
    """The first statements. Default: none; statements added then are numbered."""


class TopicPolicy(Resource):
    """The policy of one or several topics.

    A topic makes one itself when it is needed, so ``topic.add_to_resource_policy`` is usually what is wanted.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-sns.TopicPolicy"

    @takes(TopicPolicyProps)
    def __init__(self, scope: Construct, id: str, props: TopicPolicyProps) -> None:
        super().__init__(scope, id)
        # SNS wants each statement to have an id of its own.
        self.document: PolicyDocument = props.policy_document or PolicyDocument(assign_sids=True)
        CfnTopicPolicy(
            self, "Resource", policy_document=self.document, topics=[topic.topic_arn for topic in props.topics]
        )
        if props.enforce_ssl:
            for topic in props.topics:
                self.document.add_statements(self._create_ssl_policy_document(topic.topic_arn))

    def _create_ssl_policy_document(self, topic_arn: str) -> PolicyStatement:
        """Return the statement that refuses to publish without TLS."""
        return tls_statement(topic_arn)


def tls_statement(topic_arn: str) -> PolicyStatement:
    """Return the statement that refuses to publish to a topic without TLS."""
    return PolicyStatement(
        actions=["sns:Publish"],
        effect=Effect.DENY,
        resources=[topic_arn],
        conditions={"Bool": {"aws:SecureTransport": "false"}},
        principals=[StarPrincipal()],
        sid="AllowPublishThroughSSLOnly",
    )
