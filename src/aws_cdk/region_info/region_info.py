"""What is known of one region."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.core.arguments import checked
from aws_cdk.region_info.fact import Fact
from aws_cdk.region_info.fact_name import FactName


class _Regions(type):
    @property
    def regions(cls) -> list[RegionInfo]:
        """All regions with facts."""
        return [RegionInfo(name) for name in Fact.regions]


class RegionInfo(metaclass=_Regions):
    """What is known of one region; an unknown region has no facts."""

    __slots__ = ("_name",)

    @checked
    def __init__(self, name: str) -> None:
        self._name = name

    @staticmethod
    @checked
    def get(name: str) -> RegionInfo:
        """Return what is known of the region ``name``."""
        return RegionInfo(name)

    @staticmethod
    @checked
    def region_map(fact_name: str) -> dict[str, str]:
        """Return a fact of all regions that have it."""
        found = {region: Fact.find(region, fact_name) for region in Fact.regions}
        return {region: value for region, value in found.items() if value}  # an empty text is no fact

    @staticmethod
    @checked
    def limited_region_map(fact_name: str, partitions: Sequence[str]) -> dict[str, str]:
        """Return a fact of the regions of some partitions."""
        return {
            region: value
            for region, value in RegionInfo.region_map(fact_name).items()
            if Fact.find(region, FactName.PARTITION) in partitions
        }

    @property
    def name(self) -> str:
        """The region's name."""
        return self._name

    def _fact(self, name: str) -> str | None:
        return Fact.find(self._name, name)

    @property
    def cdk_metadata_resource_available(self) -> bool:
        """Whether the official library's metadata resource works there."""
        return self._fact(FactName.CDK_METADATA_RESOURCE_AVAILABLE) == "YES"

    @property
    def is_opt_in_region(self) -> bool:
        """Whether an account must be opened for the region first."""
        return self._fact(FactName.IS_OPT_IN_REGION) == "YES"

    @property
    def partition(self) -> str | None:
        """The partition."""
        return self._fact(FactName.PARTITION)

    @property
    def domain_suffix(self) -> str | None:
        """The domain of service endpoints."""
        return self._fact(FactName.DOMAIN_SUFFIX)

    @property
    def s3_static_website_endpoint(self) -> str | None:
        """The endpoint of websites in buckets."""
        return self._fact(FactName.S3_STATIC_WEBSITE_ENDPOINT)

    @property
    def s3_static_website_hosted_zone_id(self) -> str | None:
        """The hosted zone of websites in buckets, for alias records."""
        return self._fact(FactName.S3_STATIC_WEBSITE_ZONE_53_HOSTED_ZONE_ID)

    @property
    def ebs_env_endpoint_hosted_zone_id(self) -> str | None:
        """The hosted zone of Elastic Beanstalk environments, for alias records."""
        return self._fact(FactName.EBS_ENV_ENDPOINT_HOSTED_ZONE_ID)

    @property
    def vpc_endpoint_service_name_prefix(self) -> str | None:
        """What names of VPC endpoint services start with."""
        return self._fact(FactName.VPC_ENDPOINT_SERVICE_NAME_PREFIX)

    @property
    def elbv2_account(self) -> str | None:
        """The account from which load balancers write their logs."""
        return self._fact(FactName.ELBV2_ACCOUNT)

    @property
    def dlc_repository_account(self) -> str | None:
        """The account of the deep learning images."""
        return self._fact(FactName.DLC_REPOSITORY_ACCOUNT)

    @property
    def app_mesh_repository_account(self) -> str | None:
        """The account of the App Mesh images."""
        return self._fact(FactName.APPMESH_ECR_ACCOUNT)

    @property
    def firehose_cidr_block(self) -> str | None:
        """The addresses from which Firehose delivers."""
        return self._fact(FactName.FIREHOSE_CIDR_BLOCK)

    @property
    def saml_sign_on_url(self) -> str | None:
        """Where users of SAML providers sign in."""
        return self._fact(FactName.SAML_SIGN_ON_URL)

    @checked
    def service_principal(self, service: str) -> str | None:
        """Return the principal of a service, such as ``s3`` or ``s3.amazonaws.com``."""
        return FactName.service_principal(service)

    @checked
    def cloudwatch_lambda_insights_arn(self, insights_version: str, architecture: str | None = None) -> str | None:
        """Return the ARN of a layer of Lambda Insights."""
        return self._fact(FactName.cloudwatch_lambda_insights_version(insights_version, architecture))

    @checked
    def app_config_lambda_arn(self, layer_version: str, architecture: str | None = None) -> str | None:
        """Return the ARN of a layer of the AppConfig agent."""
        return self._fact(FactName.app_config_lambda_layer_version(layer_version, architecture))

    @checked
    def adot_lambda_layer_arn(self, type: str, version: str, architecture: str) -> str | None:
        """Return the ARN of a layer of the OpenTelemetry distribution."""
        return self._fact(FactName.adot_lambda_layer(type, version, architecture))

    @checked
    def params_and_secrets_lambda_layer_arn(self, version: str, architecture: str) -> str | None:
        """Return the ARN of a layer of the extension for parameters and secrets."""
        return self._fact(FactName.params_and_secrets_lambda_layer(version, architecture))
