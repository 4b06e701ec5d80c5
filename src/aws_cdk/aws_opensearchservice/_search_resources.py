"""What domains bring along, of OpenSearch and of Elasticsearch: logs, their policies, the master's secret, a certificate."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from constructs import Construct

# Kinds of logs in the order in which their groups are made: option, id of a new group, name that the service gives.
_LOGS = (
    ("slow_search_log", "SlowSearchLogs", "SEARCH_SLOW_LOGS"),
    ("slow_index_log", "SlowIndexLogs", "INDEX_SLOW_LOGS"),
    ("app_log", "AppLogs", "ES_APPLICATION_LOGS"),
    ("audit_log", "AuditLogs", "AUDIT_LOGS"),
)
_NOT_IN_PASSWORDS = "{}'\\*[]()`"


def log_groups(scope: Construct, logging: Any) -> dict[str, ILogGroupRef]:
    """Return the log group of each kind of logs that is published, by the option's name; make those not given."""
    groups: dict[str, ILogGroupRef] = {}
    for option, id, _ in _LOGS:
        if logging is not None and getattr(logging, f"{option}_enabled"):
            groups[option] = getattr(logging, f"{option}_group") or _new_log_group(scope, id)
    return groups


def _new_log_group(scope: Construct, id: str) -> Any:
    from aws_cdk.aws_logs.log_group import LogGroup
    from aws_cdk.aws_logs.retention_days import RetentionDays

    return LogGroup(scope, id, retention=RetentionDays.ONE_MONTH)


def log_publishing(logging: Any, groups: dict[str, ILogGroupRef], *, tell_off: bool) -> dict[str, dict[str, Any]]:
    """Return the property that says where logs go; with ``tell_off`` also which kinds are said to be off."""
    published: dict[str, dict[str, Any]] = {}
    # Elasticsearch, which tells nothing of what is off, names the application's logs first.
    kinds = _LOGS if tell_off else (_LOGS[2], *_LOGS[:2], *_LOGS[3:])
    for option, _, name in kinds:
        if option in groups:
            published[name] = {"enabled": True, "cloudWatchLogsLogGroupArn": groups[option].log_group_ref.log_group_arn}
        elif tell_off and getattr(logging, f"{option}_enabled") is False:
            published[name] = {"enabled": False}
    return published


def allow_logs(scope: Construct, groups: dict[str, ILogGroupRef]) -> AwsCustomResource:
    """Make the resource policy that lets the service write to the groups, and return it."""
    from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
    from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy, PhysicalResourceId, _OwnSdkCall

    document = PolicyDocument(
        statements=[
            PolicyStatement(
                actions=["logs:PutLogEvents", "logs:CreateLogStream"],
                resources=[each.log_group_ref.log_group_arn for each in groups.values()],
                principals=[ServicePrincipal("es.amazonaws.com")],
            )
        ]
    )
    # Such policies are counted in an account and region: the address keeps the names of those of two domains apart.
    id = f"ESLogGroupPolicy{scope.node.addr}"
    name = f"ESLogPolicy{scope.node.addr}"
    put = _OwnSdkCall(
        service="CloudWatchLogs",
        action="putResourcePolicy",
        parameters={"policyName": name, "policyDocument": Stack.of(scope).to_json_string(document.to_json())},
        physical_resource_id=PhysicalResourceId.of(id),
    )
    return AwsCustomResource(
        scope,
        id,
        resource_type="Custom::CloudwatchLogResourcePolicy",
        on_create=put,
        on_update=put,
        on_delete=_OwnSdkCall(
            service="CloudWatchLogs",
            action="deleteResourcePolicy",
            parameters={"policyName": name},
            ignore_error_codes_matching="ResourceNotFoundException",
        ),
        policy=AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]),
    )


def access_policy(
    domain: Any, id: str, *, document: PolicyDocument, service: str, action: str, output_path: str, resource_type: str
) -> AwsCustomResource:
    """Make the resource that gives a domain its policy, after the domain: the policy may name the domain's ARN.

    Statements added to ``document`` later are in it too.
    """
    from aws_cdk.core.lazy import lazy_string
    from aws_cdk.custom_resources.aws_custom_resource import AwsCustomResource
    from aws_cdk.custom_resources.sdk_call import AwsCustomResourcePolicy, PhysicalResourceId, _OwnSdkCall

    text: Callable[[], str] = lambda: Stack.of(domain).to_json_string(document.to_json())  # noqa: E731  # one use
    put = _OwnSdkCall(
        action=action,
        service=service,
        parameters={"DomainName": domain.domain_name, "AccessPolicies": lazy_string(text)},
        output_paths=[output_path],
        physical_resource_id=PhysicalResourceId.of(f"{domain.domain_name}AccessPolicy"),
    )
    statement = PolicyStatement(actions=[f"es:{action[:1].upper()}{action[1:]}"], resources=[domain.domain_arn])
    return AwsCustomResource(
        domain,
        id,
        resource_type=resource_type,
        install_latest_aws_sdk=False,
        on_create=put,
        on_update=put,
        policy=AwsCustomResourcePolicy.from_statements([statement]),
    )


def master_password(scope: Construct, user_name: str) -> Any:
    """Return the password of the master user out of a new secret."""
    from aws_cdk.aws_secretsmanager.secret import Secret

    secret = Secret(
        scope,
        "MasterUser",
        generate_secret_string={
            "secret_string_template": Stack.of(scope).to_json_string({"username": user_name}),
            "generate_string_key": "password",
            "exclude_characters": _NOT_IN_PASSWORDS,
        },
    )
    return secret.secret_value_from_json("password")


def endpoint_certificate(scope: Construct, endpoint: Any) -> str:
    """Return the ARN of the certificate of a name of one's own; make one if none is given."""
    if endpoint.certificate is not None:
        given: str = endpoint.certificate.certificate_ref.certificate_arn
        return given
    from aws_cdk.aws_certificatemanager.certificate import Certificate
    from aws_cdk.aws_certificatemanager.certificate_validation import CertificateValidation

    zone = endpoint.hosted_zone
    certificate = Certificate(
        scope,
        "CustomEndpointCertificate",
        domain_name=endpoint.domain_name,
        validation=CertificateValidation.from_dns(zone) if zone is not None else None,
    )
    return certificate.certificate_arn


def endpoint_record(scope: Construct, endpoint: Any, target: str) -> None:
    """Write a name of one's own into its zone, if that is given."""
    if endpoint.hosted_zone is None:
        return
    from aws_cdk.aws_route53.records import CnameRecord

    CnameRecord(scope, "CnameRecord", record_name=endpoint.domain_name, zone=endpoint.hosted_zone, domain_name=target)
