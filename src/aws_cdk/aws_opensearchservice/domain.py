"""A domain of OpenSearch Service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.volume_type import (
    MAX_THROUGHPUT,
    MIN_THROUGHPUT,
    EbsDeviceVolumeType,
    check_throughput_ratio,
)
from aws_cdk.aws_opensearchservice import _search_checks as checks
from aws_cdk.aws_opensearchservice import _search_resources as resources
from aws_cdk.aws_opensearchservice._l1 import CfnDomain
from aws_cdk.aws_opensearchservice._made_domain import AccessResource, _MadeDomain
from aws_cdk.aws_opensearchservice._search_domain import (
    MasterUser,
    Network,
    cluster,
    cognito,
    encryption,
    endpoint_options,
    name_of_arn,
    name_of_endpoint,
    settle,
    without_scheme,
    zone_awareness,
)
from aws_cdk.aws_opensearchservice.domain_base import IDomain, _DomainBase
from aws_cdk.aws_opensearchservice.domain_options import (
    AdvancedSecurityOptions,
    CapacityConfig,
    DomainAttributes,
    DomainProps,
    EbsOptions,
    LoggingOptions,
    NodeOptions,
    SAMLOptionsProperty,
    TLSSecurityPolicy,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct

_STANDBY = "@aws-cdk/aws-opensearchservice:enableOpensearchMultiAzWithStandby"
# Source: observed on aws-cdk-lib 2.275.0.
_FLAVOUR = checks.Flavour(
    suffix=".search",
    or_opensearch=" or OpenSearch version 1.0 or later",
    dashboards="OpenSearch Dashboards",
    without_ebs=("i3", "r6gd", "i4g", "i4i", "i8g", "im4gn", "r7gd", "r8gd", "oi2"),
    only_own_disks="I3, R6GD, I4G, I4I, I8G, IM4GN, R7GD, R8GD and OI2",
    ebs_optional="R3, I3, R6GD, I4G, I4I, I8G, IM4GN, R7GD, R8GD or OI2",
)
_OPTIMIZED = ("or", "om", "oi")
_MAX_METADATA = 1024 * 1024
_OFF_PEAK_START = {"hours": 22, "minutes": 0}


class Domain(_MadeDomain, _DomainBase):
    """A cluster of OpenSearch, or of Elasticsearch.

    Attributes:
        app_log_group: Where errors are logged, if they are.
        audit_log_group: Where it is logged who did what, if it is.
        master_user_password: The password of the master user, if there is one with a name.
        slow_index_log_group: Where slow indexing is logged, if it is.
        slow_search_log_group: Where slow searches are logged, if they are.
    """

    _ACCESS = AccessResource(
        id="AccessPolicy",
        service="OpenSearch",
        action="updateDomainConfig",
        output_path="DomainConfig.AccessPolicies",
        resource_type="Custom::OpenSearchAccessPolicy",
    )

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-opensearchservice.Domain"

    @staticmethod
    @checked
    def from_domain_endpoint(scope: Construct, id: str, domain_endpoint: str) -> IDomain:
        """Return a domain that was made elsewhere, by its address: ``https://search-name-x1y2.eu-west-1.es.amazonaws.com``.

        Raises:
            ValidationError: it is not an address.
        """
        name = name_of_endpoint(scope, domain_endpoint)
        arn = Stack.of(scope).format_arn(service="es", resource="domain", resource_name=name)
        return Domain.from_domain_attributes(scope, id, domain_arn=arn, domain_endpoint=domain_endpoint)

    @staticmethod
    @takes(DomainAttributes)
    def from_domain_attributes(scope: Construct, id: str, attrs: DomainAttributes) -> IDomain:
        """Return a domain that was made elsewhere."""
        return _ImportedDomain(scope, id, attrs)

    @takes(DomainProps)
    def __init__(self, scope: Construct, id: str, props: DomainProps) -> None:
        """Make a domain.

        Raises:
            ValidationError: options contradict each other, or what the engine and its instances can do.
        """
        super().__init__(scope, id, physical_name=props.domain_name)
        checks.check_name(self, props.domain_name)
        capacity = props.capacity or CapacityConfig()
        version = self._version(props)
        settled = settle(self, props, _FLAVOUR, cognito=props.cognito_dashboards_auth is not None)
        for each in capacity.node_options or ():
            self._check_further_nodes(each)
        zones = zone_awareness(self, props.zone_awareness)
        network = Network(self, props, zones) if props.vpc is not None else None
        self._connections = network.connections if network is not None else None
        standby = self._standby(capacity, settled)
        checks.check_versions(self, version, settled, _FLAVOUR)
        checks.check_instances(self, version, settled, _FLAVOUR)
        checks.check_security(self, settled)
        if props.cold_storage_enabled and not settled.warm:
            raise ValidationError("You must enable UltraWarm storage to enable cold storage.", scope=self)
        ebs = self._ebs(props.ebs or EbsOptions())
        if props.s3_vectors_engine_enabled:
            self._check_vectors(props.version.version, version, settled)
        master = MasterUser(self, props, settled)
        self.master_user_password = master.password
        saml = self._saml(props.fine_grained_access_control or AdvancedSecurityOptions(), settled)
        logging = props.logging or LoggingOptions()
        groups = self._make_log_groups(logging)
        logs_policy = resources.allow_logs(self, groups) if groups and not props.suppress_logs_resource_policy else None
        resource = CfnDomain(
            self,
            "Resource",
            domain_name=self.physical_name,
            engine_version=props.version.version,
            cluster_config={
                **cluster(capacity, settled),
                "nodeOptions": self._further_nodes(capacity),
                "multiAzWithStandbyEnabled": standby,
                **zones,
                "coldStorageOptions": (
                    {"enabled": props.cold_storage_enabled} if props.cold_storage_enabled is not None else None
                ),
            },
            ebs_options=ebs,
            encryption_at_rest_options=encryption(props, settled),
            node_to_node_encryption_options={"enabled": settled.node_to_node},
            log_publishing_options=resources.log_publishing(logging, groups, tell_off=True),
            cognito_options=cognito(props.cognito_dashboards_auth),
            vpc_options=network.options if network is not None else None,
            snapshot_options=(
                {"automatedSnapshotStartHour": props.automated_snapshot_start_hour}
                if props.automated_snapshot_start_hour
                else None
            ),
            domain_endpoint_options=endpoint_options(self, props, settled, TLSSecurityPolicy.TLS_1_2),
            advanced_security_options=master.options(saml),
            advanced_options=props.advanced_options,
            off_peak_window_options=self._off_peak(props),
            software_update_options=_software_update(props),
            ip_address_type=props.ip_address_type._value_ if props.ip_address_type is not None else None,
            aiml_options=(
                {"s3VectorsEngine": {"enabled": props.s3_vectors_engine_enabled}}
                if props.s3_vectors_engine_enabled is not None
                else None
            ),
        )
        self.domain_id = resource.attr_id
        self._complete(resource, props, settled, logs_policy)

    def _version(self, props: DomainProps) -> float:
        engine, _, number = props.version.version.partition("_")
        if engine == "Elasticsearch":
            return checks.elasticsearch_version(self, number)
        checks.parse_version(self, number)
        return checks.NEWER_THAN_ALL

    def _check_further_nodes(self, options: NodeOptions) -> None:
        config = options.node_config
        if config.type is not None and not config.type.endswith(_FLAVOUR.suffix):
            raise ValidationError('Coordinator node instance type must end with ".search".', scope=self)
        if config.count is not None and config.count < 1:
            raise ValidationError("Coordinator node count must be at least 1.", scope=self)

    def _standby(self, capacity: CapacityConfig, settled: checks.Settled) -> bool | None:
        standby = capacity.multi_az_with_standby_enabled
        if standby is None and flag_enabled(self.node, _STANDBY):
            standby = True
        if standby and any(each.startswith("t3") for each in (settled.master_type, settled.data_type)):
            raise ValidationError(
                "T3 instance type does not support Multi-AZ with standby feature.",
                scope=self,
                fix="set capacity.multi_az_with_standby_enabled to False, or take another instance type",
            )
        return standby

    def _further_nodes(self, capacity: CapacityConfig) -> list[dict[str, Any]] | None:
        if capacity.node_options is None:
            return None
        return [
            {
                "nodeType": each.node_type._value_,
                "nodeConfig": {
                    "enabled": each.node_config.enabled,
                    "type": each.node_config.type,
                    "count": each.node_config.count,
                },
            }
            for each in capacity.node_options
        ]

    def _ebs(self, ebs: EbsOptions) -> dict[str, Any]:
        if ebs.enabled is False:
            return {"ebsEnabled": False}
        kind = ebs.volume_type or EbsDeviceVolumeType.GP2
        if kind is EbsDeviceVolumeType.IO1 and not ebs.iops:
            raise ValidationError("`iops` must be specified if the `volumeType` is `PROVISIONED_IOPS_SSD`.", scope=self)
        adjustable = (EbsDeviceVolumeType.GP3, EbsDeviceVolumeType.IO1, EbsDeviceVolumeType.IO2)
        if kind not in adjustable and (ebs.iops is not None or ebs.throughput is not None):
            raise ValidationError(
                "General Purpose EBS volumes can not be used with Iops or Throughput configuration",
                scope=self,
                fix="set ebs.volume_type to EbsDeviceVolumeType.GP3",
            )
        if ebs.throughput is not None:
            if kind is not EbsDeviceVolumeType.GP3:
                raise ValidationError(
                    "`throughput` property requires volumeType: `EbsDeviceVolumeType.GP3`", scope=self
                )
            if not is_unresolved(ebs.throughput) and not MIN_THROUGHPUT <= ebs.throughput <= MAX_THROUGHPUT:
                raise ValidationError(
                    f"throughput property takes a minimum of {MIN_THROUGHPUT} and a maximum of {MAX_THROUGHPUT}.",
                    scope=self,
                )
            check_throughput_ratio(self, ebs.throughput, ebs.iops)
        return {
            "ebsEnabled": True,
            "volumeSize": 10 if ebs.volume_size is None else ebs.volume_size,
            "volumeType": kind._value_,
            "iops": ebs.iops,
            "throughput": ebs.throughput,
        }

    def _check_vectors(self, version: str, number: float, settled: checks.Settled) -> None:
        what = "S3 Vectors Engine requires"
        engine, _, text = version.partition("_")
        if engine == "Elasticsearch":
            raise ValidationError(
                f"{what} OpenSearch version 2.19 or later. Elasticsearch versions are not supported.", scope=self
            )
        major, minor = (int(part or 0) for part in text.split(".")[:2])
        if (major, minor) < (2, 19):
            raise ValidationError(f"{what} OpenSearch version 2.19 or later. Got version {text}.", scope=self)
        if not settled.data_type.startswith(_OPTIMIZED):
            raise ValidationError(
                f"{what} OpenSearch Optimized instance types (OR*, OM*, OI*). Got {settled.data_type}.", scope=self
            )
        if not settled.encrypted:
            raise ValidationError(f"{what} encryption at rest to be enabled.", scope=self)

    def _saml(self, security: AdvancedSecurityOptions, settled: checks.Settled) -> dict[str, Any] | None:
        options = security.saml_authentication_options
        enabled = security.saml_authentication_enabled
        if not (enabled if enabled is not None else options is not None):
            return None
        if not settled.fine_grained:
            raise ValidationError("SAML authentication requires fine-grained access control to be enabled.", scope=self)
        if options is None:
            raise ValidationError(
                "You need to specify at least an Entity ID and Metadata content for the SAML configuration", scope=self
            )
        self._check_saml(options)
        return {
            "enabled": True,
            "idp": {"entityId": options.idp_entity_id, "metadataContent": options.idp_metadata_content},
            "masterUserName": options.master_user_name,
            "masterBackendRole": options.master_backend_role,
            "rolesKey": "roles" if options.roles_key is None else options.roles_key,
            "subjectKey": options.subject_key,
            "sessionTimeoutMinutes": 60 if options.session_timeout_minutes is None else options.session_timeout_minutes,
        }

    def _check_saml(self, options: SAMLOptionsProperty) -> None:
        for text, what, least, most in (
            (options.idp_entity_id, "identity provider entity ID", 8, 512),
            (options.idp_metadata_content, "identity provider metadata content", 1, _MAX_METADATA),
            (options.master_user_name or None, "master username", 1, 64),
            (options.master_backend_role or None, "backend role", 1, 256),
        ):
            if text is not None and not is_unresolved(text) and not least <= len(text) <= most:
                raise ValidationError(
                    f"SAML {what} must be between {least} and {most} characters long, received {len(text)}.", scope=self
                )
        timeout = options.session_timeout_minutes
        if timeout and not is_unresolved(timeout) and not 1 <= timeout <= 1440:
            raise ValidationError(
                f"SAML session timeout must be a value between 1 and 1440, received {timeout}.", scope=self
            )

    def _off_peak(self, props: DomainProps) -> dict[str, Any] | None:
        start = props.off_peak_window_start
        enabled = props.off_peak_window_enabled
        if not (enabled if enabled is not None else start is not None):
            return None
        time: dict[str, Any] = _OFF_PEAK_START
        if start is not None:
            if not 0 <= start.hours <= 23:
                raise ValidationError(f"Hours must be a value between 0 and 23, but got {start.hours}.", scope=self)
            if not 0 <= start.minutes <= 59:
                raise ValidationError(f"Minutes must be a value between 0 and 59, but got {start.minutes}.", scope=self)
            time = {"hours": start.hours, "minutes": start.minutes}
        return {"enabled": True, "offPeakWindow": {"windowStartTime": time}}


class _ImportedDomain(_DomainBase):
    """A domain of which ARN and endpoint are known."""

    def __init__(self, scope: Construct, id: str, attrs: DomainAttributes) -> None:
        super().__init__(scope, id)
        self.domain_arn = attrs.domain_arn
        self.domain_name = self.domain_id = name_of_arn(attrs.domain_arn)
        self.domain_endpoint = without_scheme(attrs.domain_endpoint)


def _software_update(props: DomainProps) -> dict[str, Any] | None:
    automatic, latest = props.enable_auto_software_update, props.use_latest_service_software_for_blue_green
    if automatic is None and latest is None:
        return None
    return {"autoSoftwareUpdateEnabled": automatic, "useLatestServiceSoftwareForBlueGreen": latest}
