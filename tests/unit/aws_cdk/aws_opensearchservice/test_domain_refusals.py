"""What domains refuse, and how long what they were told stays open."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_opensearchservice as search
from aws_cdk.core.errors import AssumptionError, ValidationError

_V = search.EngineVersion
_T = ec2.EbsDeviceVolumeType
_OLD = {"data_node_instance_type": "m3.large.search", "master_node_instance_type": "m3.large.search"}
_SAFE = {"enforce_https": True, "node_to_node_encryption": True, "encryption_at_rest": {"enabled": True}}
_SAML = {"idp_entity_id": "entity-id", "idp_metadata_content": "x"}


def _saml(**options: Any) -> dict[str, Any]:
    access = {"master_user_arn": "arn", "saml_authentication_options": {**_SAML, **options}}
    return {**_SAFE, "fine_grained_access_control": access}


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"domain_name": "ab"}, "Invalid domainName 'ab'. It must be between 3 and 28 characters"),
        ({"domain_name": "A-bc"}, "Valid characters are a-z"),
        ({"domain_name": "1abc"}, "must start with a lowercase letter"),
        ({"version": _V.open_search("abc")}, "Invalid engine version: abc"),
        ({"version": _V.elasticsearch("6.9")}, "Unknown Elasticsearch version: 6.9"),
        ({"capacity": {"data_node_instance_type": "r5.large"}}, 'must end with ".search"'),
        ({"capacity": {"warm_instance_type": "r5.large.search"}}, 'must start with "ultrawarm"'),
        ({"capacity": {"warm_nodes": 2}}, "Dedicated master node is required"),
        (
            {"capacity": {"warm_nodes": 2, "master_nodes": 3, "data_node_instance_type": "t2.small.search"}},
            "T2 and T3 instance types do not support UltraWarm",
        ),
        (
            {"version": _V.ELASTICSEARCH_6_7, "capacity": {"warm_nodes": 2, "master_nodes": 3}},
            "UltraWarm requires Elasticsearch version 6.8",
        ),
        ({"cold_storage_enabled": True}, "must enable UltraWarm storage"),
        ({"capacity": {"data_node_instance_type": "i3.large.search"}}, "do not support EBS storage volumes"),
        ({"ebs": {"enabled": False}}, "EBS volumes are required"),
        ({"version": _V.ELASTICSEARCH_2_3}, "C5, I3, M5, and R5 instance types require"),
        ({"capacity": _OLD, "encryption_at_rest": {"enabled": True}}, "do not support encryption of data at rest"),
        ({"capacity": {"data_node_instance_type": "t2.micro.search"}}, "supports only Elasticsearch versions 1.5"),
        (
            {"capacity": {"data_node_instance_type": "t3.small.search", "multi_az_with_standby_enabled": True}},
            "T3 instance type does not support Multi-AZ with standby",
        ),
        (
            {"version": _V.ELASTICSEARCH_2_3, "capacity": _OLD, "logging": {"app_log_enabled": True}},
            "Error logs publishing requires",
        ),
        (
            {"version": _V.ELASTICSEARCH_2_3, "capacity": _OLD, "encryption_at_rest": {"enabled": True}},
            "Encryption of data at rest requires",
        ),
        ({"version": _V.ELASTICSEARCH_5_6, "node_to_node_encryption": True}, "Node-to-node encryption requires"),
        ({"version": _V.ELASTICSEARCH_6_5, "use_unsigned_basic_auth": True}, "Using unsigned basic auth requires"),
        (
            {"version": _V.ELASTICSEARCH_6_5, **_SAFE, "fine_grained_access_control": {"master_user_arn": "a"}},
            "Fine-grained access control requires",
        ),
        ({"logging": {"audit_log_enabled": True}}, "Fine-grained access control is required when audit logs"),
        ({"fine_grained_access_control": {"master_user_arn": "a"}}, "Node-to-node encryption is required"),
        (
            {"node_to_node_encryption": True, "fine_grained_access_control": {"master_user_arn": "a"}},
            "Encryption-at-rest is required",
        ),
        ({**_SAFE, "enforce_https": False, "fine_grained_access_control": {"master_user_arn": "a"}}, "Enforce HTTPS"),
        (
            {**_SAFE, "fine_grained_access_control": {"master_user_arn": "a", "master_user_name": "b"}},
            "Only provide one of master user ARN or master user name",
        ),
        ({"use_unsigned_basic_auth": True, "enforce_https": False}, "You cannot disable HTTPS"),
        ({"use_unsigned_basic_auth": True, "node_to_node_encryption": False}, "cannot disable node to node encryption"),
        (
            {"use_unsigned_basic_auth": True, "encryption_at_rest": {"enabled": False}},
            "cannot disable encryption at rest",
        ),
        ({"zone_awareness": {"availability_zone_count": 4}}, "availabilityZoneCount must be 2 or 3"),
        ({"ebs": {"volume_type": _T.IO1}}, "`iops` must be specified"),
        ({"ebs": {"iops": 3000}}, "can not be used with Iops or Throughput"),
        ({"ebs": {"volume_type": _T.IO1, "iops": 3000, "throughput": 125}}, "requires volumeType"),
        ({"ebs": {"volume_type": _T.GP3, "throughput": 100}}, "a minimum of 125 and a maximum of 2000"),
        ({"ebs": {"volume_type": _T.GP3, "throughput": 1000, "iops": 3000}}, "is too high; maximum is 0.25"),
        ({"off_peak_window_start": {"hours": 24, "minutes": 0}}, "Hours must be a value between 0 and 23"),
        ({"off_peak_window_start": {"hours": 0, "minutes": 60}}, "Minutes must be a value between 0 and 59"),
        (
            {"capacity": {"node_options": [{"node_type": search.NodeType.COORDINATOR, "node_config": {"count": 0}}]}},
            "Coordinator node count must be at least 1",
        ),
        (
            {"capacity": {"node_options": [{"node_type": search.NodeType.COORDINATOR, "node_config": {"type": "m5"}}]}},
            'Coordinator node instance type must end with ".search"',
        ),
        (_saml(idp_entity_id="short"), "entity ID must be between 8 and 512 characters long, received 5"),
        (_saml(idp_metadata_content=""), "metadata content must be between 1 and 1048576"),
        (_saml(master_backend_role="x" * 257), "SAML backend role must be between 1 and 256"),
        (_saml(master_user_name="x" * 65), "SAML master username must be between 1 and 64"),
        (_saml(session_timeout_minutes=1441), "a value between 1 and 1440, received 1441"),
        ({"fine_grained_access_control": {"saml_authentication_enabled": True}}, "SAML authentication requires"),
        (
            {**_SAFE, "fine_grained_access_control": {"master_user_arn": "a", "saml_authentication_enabled": True}},
            "at least an Entity ID and Metadata content",
        ),
        ({"s3_vectors_engine_enabled": True}, "requires OpenSearch Optimized instance types"),
        (
            {"s3_vectors_engine_enabled": True, "capacity": {"data_node_instance_type": "or1.large.search"}},
            "requires encryption at rest",
        ),
        ({"s3_vectors_engine_enabled": True, "version": _V.OPENSEARCH_2_9}, "version 2.19 or later. Got version 2.9"),
        ({"s3_vectors_engine_enabled": True, "version": _V.ELASTICSEARCH_7_10}, "Elasticsearch versions are not"),
    ],
)
def test_a_domain_is_refused(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        search.Domain(stack, "Domain", **{"version": _V.OPENSEARCH_2_19, **options})


def test_a_zone_needs_a_subnet(stack: Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1)

    with pytest.raises(ValidationError, match="a subnet for each AZ"):
        search.Domain(stack, "Domain", version=_V.OPENSEARCH_2_19, vpc=vpc, zone_awareness={"enabled": True})


def test_who_may_reach_a_domain_is_known_in_a_vpc_alone(stack: Stack) -> None:
    domain = search.Domain(stack, "Domain", version=_V.OPENSEARCH_2_19)

    with pytest.raises(AssumptionError, match="only available on VPC enabled domains"):
        _ = domain.connections


@pytest.mark.parametrize("endpoint", ["search-a-b.eu-west-1.es.amazonaws.com", "domain", ""])
def test_an_endpoint_without_a_scheme_is_refused(stack: Stack, endpoint: str) -> None:
    with pytest.raises(ValidationError, match="Invalid URL"):
        search.Domain.from_domain_endpoint(stack, "Domain", endpoint)


def test_an_arn_without_a_name_is_refused(stack: Stack) -> None:
    with pytest.raises(ValidationError, match="no name of a domain"):
        search.Domain.from_domain_attributes(
            stack, "Domain", domain_arn="arn:aws:es:us-east-1:111122223333:domain", domain_endpoint="x"
        )
