"""How options of domains are read, of OpenSearch and of Elasticsearch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_opensearchservice._search_checks import Flavour, Settled, check_instance_types
from aws_cdk.aws_opensearchservice._search_resources import endpoint_certificate, master_password
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from enum import Enum

    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


def settle(scope: Construct, props: Any, flavour: Flavour, *, cognito: bool) -> Settled:
    """Return what a domain is to be, with the defaults filled in.

    Raises:
        ValidationError: an instance type is none, a master is missing or told twice, or requests signed with a name alone
            would not be kept secret.
    """
    capacity = props.capacity
    data_type = _lower(capacity and capacity.data_node_instance_type, f"r5.large{flavour.suffix}")
    master_type = _lower(capacity and capacity.master_node_instance_type, f"r5.large{flavour.suffix}")
    warm_type = _lower(capacity and capacity.warm_instance_type, f"ultrawarm1.medium{flavour.suffix}")
    check_instance_types(scope, (master_type, data_type), warm_type, flavour)
    warm = capacity is not None and bool(capacity.warm_nodes)
    if warm and not capacity.master_nodes:
        raise ValidationError(
            "Dedicated master node is required when UltraWarm storage is enabled.",
            scope=scope,
            fix="give capacity.master_nodes",
        )
    unsigned = bool(props.use_unsigned_basic_auth)
    at_rest = props.encryption_at_rest
    if unsigned:
        for given, what in (
            (props.enforce_https, "HTTPS"),
            (props.node_to_node_encryption, "node to node encryption"),
            (at_rest and at_rest.enabled, "encryption at rest"),
        ):
            if given is False:
                raise ValidationError(f"You cannot disable {what} and use unsigned basic auth", scope=scope)
    encrypted = at_rest is not None and (
        at_rest.enabled if at_rest.enabled is not None else at_rest.kms_key is not None
    )
    security, logging = props.fine_grained_access_control, props.logging
    if security is not None and security.master_user_arn is not None and security.master_user_name is not None:
        raise ValidationError(
            "Invalid fine grained access control settings. Only provide one of master user ARN or master user name. "
            "Not both.",
            scope=scope,
        )
    return Settled(
        data_type=data_type,
        master_type=master_type,
        warm_type=warm_type,
        warm=warm,
        encrypted=bool(encrypted) or unsigned,
        node_to_node=bool(props.node_to_node_encryption) or unsigned,
        https=bool(props.enforce_https) or unsigned,
        ebs=props.ebs is None or props.ebs.enabled is not False,
        unsigned=unsigned,
        cognito=cognito,
        error_logs=logging is not None and bool(logging.app_log_enabled),
        audit_logs=logging is not None and bool(logging.audit_log_enabled),
        fine_grained=unsigned or (security is not None and bool(security.master_user_arn or security.master_user_name)),
    )


def _lower(given: str | None, default: str) -> str:
    if given is None or is_unresolved(given):
        return given or default
    return given.lower()


def cluster(capacity: Any, settled: Settled) -> dict[str, Any]:
    """Return which instances the cluster has."""
    masters = capacity.master_nodes or 0
    return {
        "dedicatedMasterEnabled": bool(masters),
        "dedicatedMasterCount": masters or None,
        "dedicatedMasterType": settled.master_type if masters else None,
        "instanceCount": 1 if capacity.data_nodes is None else capacity.data_nodes,
        "instanceType": settled.data_type,
        "warmEnabled": True if settled.warm else None,
        "warmCount": capacity.warm_nodes if settled.warm else None,
        "warmType": settled.warm_type if settled.warm else None,
    }


def encryption(props: Any, settled: Settled) -> dict[str, Any]:
    """Return how stored data are encrypted."""
    at_rest = props.encryption_at_rest
    key = at_rest.kms_key if at_rest is not None and settled.encrypted else None
    return {"enabled": settled.encrypted, "kmsKeyId": key.key_ref.key_id if key is not None else None}


def cognito(options: Any) -> dict[str, Any] | None:
    """Return which users of Cognito may use the dashboards."""
    if options is None:
        return None
    return {
        "enabled": True,
        "identityPoolId": options.identity_pool_id,
        "roleArn": options.role.role_ref.role_arn,
        "userPoolId": options.user_pool_id,
    }


def endpoint_options(scope: Construct, props: Any, settled: Settled, default_policy: Enum) -> dict[str, Any]:
    """Return how the domain is spoken to; make the certificate of a name of one's own if need be."""
    options = {
        "enforceHttps": settled.https,
        "tlsSecurityPolicy": (props.tls_security_policy or default_policy)._value_,
    }
    if props.custom_endpoint is not None:
        options["customEndpointEnabled"] = True
        options["customEndpoint"] = props.custom_endpoint.domain_name
        options["customEndpointCertificateArn"] = endpoint_certificate(scope, props.custom_endpoint)
    return options


class MasterUser:
    """Who may do everything.

    Attributes:
        password: The password of a user who is known by a name.
    """

    def __init__(self, scope: Construct, props: Any, settled: Settled) -> None:
        given = props.fine_grained_access_control
        self._enabled = settled.fine_grained
        self._arn = given.master_user_arn if given is not None else None
        self._name = given.master_user_name if given is not None else None
        if settled.unsigned and self._arn is None and self._name is None:
            self._name = "admin"
        self.password: SecretValue | None = None
        if self._name is not None:
            password = given.master_user_password if given is not None else None
            self.password = password if password is not None else master_password(scope, self._name)

    def options(self, saml: dict[str, Any] | None = None) -> dict[str, Any] | None:
        """Return the property; nothing if there is no master."""
        if not self._enabled:
            return None
        return {
            "enabled": True,
            "internalUserDatabaseEnabled": self._name is not None,
            "masterUserOptions": {
                "masterUserArn": self._arn,
                "masterUserName": self._name,
                "masterUserPassword": self.password.unsafe_unwrap() if self.password is not None else None,
            },
            **({"samlOptions": saml} if saml is not None else {}),
        }


def zone_awareness(scope: Construct, config: Any) -> dict[str, Any]:
    """Return what the cluster is told about zones.

    Raises:
        ValidationError: there are not 2 or 3 zones.
    """
    count = config.availability_zone_count if config is not None else None
    if count is not None and count not in (2, 3):
        raise ValidationError("Invalid zone awareness configuration; availabilityZoneCount must be 2 or 3", scope=scope)
    enabled = config.enabled if config is not None and config.enabled is not None else count is not None
    return {
        "zoneAwarenessEnabled": enabled,
        "zoneAwarenessConfig": {"availabilityZoneCount": 2 if count is None else count} if enabled else None,
    }


class Network:
    """Where in a VPC a domain is.

    Attributes:
        connections: Who may reach it.
        options: The property.

    Raises:
        ValidationError: there are fewer subnets than zones.
    """

    def __init__(self, scope: Construct, props: Any, zones: dict[str, Any]) -> None:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        selections = props.vpc_subnets
        if selections is None:
            selections = [SubnetSelection(subnet_type=SubnetType.PRIVATE_WITH_EGRESS)]
        subnets = [each for selection in selections for each in props.vpc.select_subnets(**selection._given()).subnets]
        config = zones["zoneAwarenessConfig"]
        if config is not None and len(subnets) < config["availabilityZoneCount"]:
            raise ValidationError(
                "When providing vpc options you need to provide a subnet for each AZ you are using", scope=scope
            )
        groups: Sequence[ISecurityGroup] | None = props.security_groups
        if groups is None:
            description = f"Security group for domain {scope.node.id}"
            groups = [SecurityGroup(scope, "SecurityGroup", vpc=props.vpc, description=description)]
        self.connections = Connections(security_groups=groups)
        self.options = {
            "securityGroupIds": [each.security_group_id for each in groups],
            "subnetIds": [each.subnet_id for each in subnets],
        }


def name_of_endpoint(scope: Construct, endpoint: str) -> str:
    """Return the name of the domain that has an endpoint: the first label of its host without the last part.

    Raises:
        ValidationError: it is not an address.
    """
    host = None if is_unresolved(endpoint) else urlsplit(endpoint).hostname
    if not host:
        raise ValidationError(
            f"Invalid URL: {endpoint}",
            scope=scope,
            fix="give the endpoint with its scheme, https://, or use from_domain_attributes",
        )
    label, *_ = host.split(".")
    return label.rpartition("-")[0] or label


def without_scheme(endpoint: str) -> str:
    """Return an endpoint as the domain itself tells it."""
    return endpoint if is_unresolved(endpoint) else endpoint.split("//", 1)[-1]


def name_of_arn(arn: str) -> str:
    """Return the name of a domain out of its ARN, which may be a token.

    Raises:
        ValidationError: the ARN has none.
    """
    name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
    if not name:
        raise ValidationError(f"no name of a domain in ARN '{arn}'", fix="it ends with :domain/NAME")
    return name
