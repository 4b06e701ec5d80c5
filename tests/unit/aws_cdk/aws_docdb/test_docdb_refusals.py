"""What clusters of DocumentDB refuse, saying where and which option."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Duration, RemovalPolicy, SecretValue, Stack
from aws_cdk import aws_docdb as docdb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kms as kms
from aws_cdk.assertions import Template
from aws_cdk.core.errors import AssumptionError, ValidationError

SIZE = ec2.InstanceType("r5.large")
SERVERLESS = docdb.ServerlessV2ScalingConfiguration(min_capacity=1, max_capacity=2)


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "Stack")


def make(stack: Stack, **options: Any) -> docdb.DatabaseCluster:
    subnets = options.pop("subnets", ["s-1", "s-2"])
    vpc = ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"][: len(subnets)], private_subnet_ids=subnets
    )
    if "key" in options:
        options[options.pop("key")] = kms.Key(stack, "Key")
    if "serverless_v2_scaling_configuration" not in options:
        options.setdefault("instance_type", SIZE)
    options.setdefault("master_user", docdb.Login(username="keeper"))
    return docdb.DatabaseCluster(stack, "Db", vpc=vpc, **options)


PASSWORD = docdb.Login(username="keeper", password=SecretValue.unsafe_plain_text("x"))
IOPT1 = docdb.StorageType.IOPT1


@pytest.mark.parametrize(
    ("options", "message", "option"),
    [
        (
            {"preferred_maintenance_window": "sun:24:00-mon:00:15"},
            "preferredMaintenanceWindow must be in the format ddd:hh24:mi-ddd:hh24:mi",
            "preferred_maintenance_window",
        ),
        ({"instance_maintenance_window": "23:00-23:30"}, "instanceMaintenanceWindow must be in", "instance_mainten"),
        ({"instances": 0}, "At least one instance is required", "instances"),
        ({"instance_type": None}, "Either instanceType .* or serverlessV2ScalingConfiguration", "instance_type"),
        (
            {"instance_type": SIZE, "serverless_v2_scaling_configuration": SERVERLESS},
            "Cannot specify both instanceType and serverless",
            "serverless_v2_scaling_configuration",
        ),
        (
            {"serverless_v2_scaling_configuration": SERVERLESS, "engine_version": "4.10.0"},
            "serverless requires engine version 5.0.0 or higher, got '4.10.0'",
            "engine_version",
        ),
        ({"engine_version": "4.0.0", "storage_type": IOPT1}, "I/O-optimized storage .* got '4.0.0'", "storage_type"),
        ({"engine_version": "05.0.0"}, "Invalid engine version: '05.0.0'. .* x.y.z", "engine_version"),
        ({"engine_version": "5"}, "Invalid engine version: '5'", "engine_version"),
        ({"key": "kms_key", "storage_encrypted": False}, "KMS key supplied but storageEncrypted", "storage_encrypted"),
        (
            {"master_user": PASSWORD, "manage_master_user_password": True},
            "can't manage the master user password",
            "manage_master_user_password",
        ),
        (
            {"key": "master_user_secret_kms_key"},
            "masterUserSecretKmsKey is valid only if manageMasterUserPassword",
            "manage_master_user_password",
        ),
        (
            {"instance_removal_policy": RemovalPolicy.SNAPSHOT},
            "AWS::DocDB::DBInstance does not support the SNAPSHOT removal policy",
            "instance_removal_policy",
        ),
        (
            {"security_group_removal_policy": RemovalPolicy.SNAPSHOT},
            "AWS::EC2::SecurityGroup does not support the SNAPSHOT removal policy",
            "security_group_removal_policy",
        ),
        ({"subnets": ["s-1"]}, "Cluster requires at least 2 subnets, got 1", "vpc_subnets"),
    ],
)
def test_options_that_cannot_work_are_refused_by_name(
    stack: Stack, options: dict[str, Any], message: str, option: str
) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        make(stack, **options)

    assert refused.value.construct_path == "Stack/Db"
    assert refused.value.fix is not None and option in refused.value.fix


def test_a_second_rotation_of_the_master_user_is_refused(stack: Stack) -> None:
    cluster = make(stack)
    cluster.add_rotation_single_user(Duration.days(3))

    with pytest.raises(ValidationError, match="single user rotation was already added"):
        cluster.add_rotation_single_user()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"manage_master_user_password": True}, "Cannot add rotation when"),
        ({"master_user": PASSWORD}, "without secret"),
    ],
)
def test_passwords_that_are_not_in_a_secret_made_here_are_not_rotated(
    stack: Stack, options: dict[str, Any], message: str
) -> None:
    cluster = make(stack, **options)
    other = docdb.DatabaseSecret(stack, "Other", username="reader")

    with pytest.raises(ValidationError, match=message):
        cluster.add_rotation_single_user()
    with pytest.raises(ValidationError, match=message):
        cluster.add_rotation_multi_user("Reader", secret=other)


@pytest.mark.parametrize(
    "member",
    ["cluster_endpoint", "cluster_read_endpoint", "instance_endpoints", "instance_identifiers", "security_group_id"],
)
def test_what_is_not_known_of_an_imported_cluster_is_refused(stack: Stack, member: str) -> None:
    known = docdb.DatabaseCluster.from_database_cluster_attributes(
        stack, "Known", cluster_identifier="known", cluster_endpoint_address="w", reader_endpoint_address="r"
    )

    with pytest.raises(AssumptionError, match="of an imported cluster without") as refused:
        getattr(known, member)

    assert refused.value.construct_path == "Stack/Known"


@pytest.mark.parametrize("port", [0, -1, 65536, 1.5])
def test_a_port_is_a_whole_number_up_to_65535(port: float) -> None:
    with pytest.raises(ValidationError, match="Port must be an integer between"):
        docdb.Endpoint("address", port)


def test_an_instance_on_a_resource_knows_no_cluster(stack: Stack) -> None:
    resource = docdb.CfnDBCluster(stack, "Raw")
    instance = docdb.DatabaseInstance(stack, "Instance", cluster=resource, instance_type=SIZE)

    with pytest.raises(AssumptionError, match="should implement IDatabaseCluster, but doesn't: CfnDBCluster"):
        _ = instance.cluster


def test_a_cluster_is_where_the_network_says_if_there_are_no_private_subnets(stack: Stack) -> None:
    vpc = ec2.Vpc.from_vpc_attributes(
        stack, "Net", vpc_id="vpc-1", availability_zones=["a", "b"], public_subnet_ids=["s-1", "s-2"]
    )

    docdb.DatabaseCluster(stack, "Db", vpc=vpc, instance_type=SIZE, master_user=docdb.Login(username="keeper"))

    Template.from_stack(stack).has_resource_properties("AWS::DocDB::DBSubnetGroup", {"SubnetIds": ["s-1", "s-2"]})


@pytest.mark.parametrize(("address", "refused"), [({}, False), ({"reader_endpoint_address": "r"}, True)])
def test_endpoints_of_a_cluster_made_elsewhere_have_a_port(
    stack: Stack, address: dict[str, Any], refused: bool
) -> None:
    attributes = {"cluster_identifier": "c", "port": 0, **address}

    if refused:
        with pytest.raises(ValidationError, match="Port must be an integer between"):
            docdb.DatabaseCluster.from_database_cluster_attributes(stack, "Known", **attributes)
    else:
        docdb.DatabaseCluster.from_database_cluster_attributes(stack, "Known", **attributes)
