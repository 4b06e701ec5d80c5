"""The names of facts about regions."""

from __future__ import annotations

import re

from aws_cdk.core.arguments import checked

_URL_SUFFIX = re.compile(r"\.amazonaws\.com(\.cn)?\Z")


class FactName:
    """The names of facts about regions."""

    APPMESH_ECR_ACCOUNT = "appMeshRepositoryAccount"
    CDK_METADATA_RESOURCE_AVAILABLE = "cdk:metadata-resource:available"
    DLC_REPOSITORY_ACCOUNT = "dlcRepositoryAccount"
    DOMAIN_SUFFIX = "domainSuffix"
    EBS_ENV_ENDPOINT_HOSTED_ZONE_ID = "ebs-environment:route-53-hosted-zone-id"
    ELBV2_ACCOUNT = "elbv2Account"
    FIREHOSE_CIDR_BLOCK = "firehoseCidrBlock"
    IS_OPT_IN_REGION = "aws:is-opt-in-region"
    LATEST_NODE_RUNTIME = "latestNodeRuntime"
    PARTITION = "partition"
    S3_STATIC_WEBSITE_ENDPOINT = "s3-static-website:endpoint"
    S3_STATIC_WEBSITE_ZONE_53_HOSTED_ZONE_ID = "s3-static-website:route-53-hosted-zone-id"
    SAML_SIGN_ON_URL = "samlSignOnUrl"
    VPC_ENDPOINT_SERVICE_NAME_PREFIX = "vpcEndpointServiceNamePrefix"

    @staticmethod
    @checked
    def adot_lambda_layer(type: str, version: str, architecture: str) -> str:
        """Return the name of the fact for a layer of the OpenTelemetry distribution."""
        return f"adot-lambda-layer:{type}_{_flat(version)}_{architecture}"

    @staticmethod
    @checked
    def app_config_lambda_layer_version(version: str, arch: str | None = None) -> str:
        """Return the name of the fact for a layer of the AppConfig agent."""
        return f"appconfig-lambda-layer:{_flat(version)}_{arch or 'x86_64'}"

    @staticmethod
    @checked
    def cloudwatch_lambda_insights_version(version: str, arch: str | None = None) -> str:
        """Return the name of the fact for a layer of Lambda Insights."""
        return f"cloudwatch-lambda-insights-version:{_flat(version)}_{arch or 'x86_64'}"

    @staticmethod
    @checked
    def params_and_secrets_lambda_layer(version: str, architecture: str) -> str:
        """Return the name of the fact for a layer of the extension for parameters and secrets."""
        return f"params-and-secrets-layer:{_flat(version)}_{architecture}"

    @staticmethod
    @checked
    def service_principal(service: str) -> str:
        """Return the principal of a service, such as ``s3`` or ``s3.amazonaws.com``."""
        return f"{_URL_SUFFIX.sub('', service)}.amazonaws.com"


def _flat(version: str) -> str:
    return version.replace(".", "_")
