"""What tables refuse, with the table's path and the option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk.core.errors import ValidationError

KEY = dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING)
SORT = dynamodb.Attribute(name="at", type=dynamodb.AttributeType.NUMBER)
ON_DEMAND = dynamodb.BillingMode.PAY_PER_REQUEST
Capacity, Mode = dynamodb.Capacity, dynamodb.MultiRegionConsistency


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"billing_mode": ON_DEMAND, "read_capacity": 1}, "cannot provision read and write capacity"),
        (
            {"encryption": dynamodb.TableEncryption.AWS_MANAGED, "with_key": True},
            "encryptionKey cannot be specified unless",
        ),
        ({"replication_regions": ["us-east-1"]}, "region where this stack is deployed"),
        (
            {
                "point_in_time_recovery": True,
                "point_in_time_recovery_specification": {"point_in_time_recovery_enabled": True},
            },
            "`pointInTimeRecoverySpecification` and `pointInTimeRecovery` are set",
        ),
        (
            {
                "point_in_time_recovery_specification": {
                    "point_in_time_recovery_enabled": True,
                    "recovery_period_in_days": 36,
                }
            },
            "`recoveryPeriodInDays` must be a value between `1` and `35`",
        ),
        ({"sort_key": dynamodb.Attribute(name="id", type=dynamodb.AttributeType.BINARY)}, "already defined as S"),
    ],
)
def test_options_that_do_not_fit_are_refused_with_the_tables_path(
    stack: cdk.Stack, options: dict[str, Any], message: str
) -> None:
    options = dict(options)
    if options.pop("with_key", False):
        options["encryption_key"] = kms.Key(stack, "Key")

    with pytest.raises(ValidationError, match=message) as refused:
        dynamodb.Table(stack, "Table", partition_key=KEY, **options)

    assert "S/Table" in str(refused.value)


@pytest.mark.parametrize(
    ("index", "message"),
    [
        ({}, "Exactly one of 'partitionKey', 'partitionKeys'"),
        ({"partition_key": KEY, "partition_keys": [KEY]}, "Exactly one of 'partitionKey', 'partitionKeys'"),
        ({"partition_keys": []}, "'partitionKeys' must contain at least one element"),
        ({"partition_keys": [KEY] * 5}, "Maximum of 4 partition keys allowed"),
        ({"partition_key": KEY, "sort_key": SORT, "sort_keys": [SORT]}, "At most one of 'sortKey', 'sortKeys'"),
        ({"partition_key": KEY, "non_key_attributes": ["x"]}, "on-key attributes should not be specified"),
        (
            {"partition_key": KEY, "projection_type": dynamodb.ProjectionType.INCLUDE},
            "on-key attributes should be specified",
        ),
    ],
)
@pytest.mark.parametrize("make", [dynamodb.Table, dynamodb.TableV2])
def test_global_indexes_are_checked(
    stack: cdk.Stack, make: Callable[..., Any], index: dict[str, Any], message: str
) -> None:
    table = make(stack, "Table", partition_key=KEY)

    with pytest.raises(ValidationError, match=message) as refused:
        table.add_global_secondary_index(index_name="index", **index)

    assert "S/Table" in str(refused.value)


@pytest.mark.parametrize("make", [dynamodb.Table, dynamodb.TableV2])
def test_a_local_index_needs_a_sort_key_of_the_table(stack: cdk.Stack, make: Callable[..., Any]) -> None:
    table = make(stack, "Table", partition_key=KEY)

    with pytest.raises(RuntimeError, match="sort key"):
        table.add_local_secondary_index(index_name="index", sort_key=SORT)
        cdk.assertions.Template.from_stack(stack)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"witness_region": "eu-west-1"}, "Witness region cannot be specified"),
        ({"multi_region_consistency": Mode.STRONG}, "must have exactly 3 replicas"),
        ({"multi_region_consistency": Mode.STRONG, "witness_region": "eu-west-1"}, "must have exactly 2 replicas"),
        ({"replicas": [{"region": "us-east-1"}]}, "region"),
        ({"replicas": [{"region": "eu-west-1"}, {"region": "eu-west-1"}]}, "Duplicate replica table region"),
        ({"replicas": [{"region": "eu-west-1", "read_capacity": Capacity.fixed(1)}]}, "cannot provide 'readCapacity'"),
    ],
)
def test_replicas_are_checked(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        dynamodb.TableV2(stack, "Table", partition_key=KEY, **options)

    assert "S/Table" in str(refused.value)


@pytest.mark.parametrize(
    "options", [{"replicas": [{"region": "eu-west-1"}]}, {"multi_region_consistency": Mode.STRONG}]
)
def test_replicas_need_a_known_region(options: dict[str, Any]) -> None:
    agnostic = cdk.Stack(cdk.App(), "Agnostic")

    with pytest.raises(ValidationError, match="not supported in a region agnostic stack"):
        dynamodb.TableV2(agnostic, "Table", partition_key=KEY, **options)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Capacity.autoscaled(max_capacity=0), "`minCapacity` must be less than or equal to `maxCapacity`"),
        (lambda: Capacity.autoscaled(max_capacity=9, seed_capacity=0), "'seedCapacity' cannot be less than 1"),
        (lambda: Capacity.autoscaled(max_capacity=9, target_utilization_percent=19), "less than 20 or greater than 90"),
        (lambda: dynamodb.InputFormat.csv(delimiter="xx"), "Delimiter must be a single character"),
    ],
)
def test_values_are_checked(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make()


@pytest.mark.parametrize(
    ("arn", "message"),
    [
        ("x", 'must start with "arn:"'),
        ("arn:aws:dynamodb:us-east-1:111111111111:table", "table"),
        ("arn:aws:dynamodb::111111111111:table/t", "Table ARN must be of the form"),
    ],
)
def test_the_arn_of_a_table_made_elsewhere_is_checked(stack: cdk.Stack, arn: str, message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        dynamodb.TableV2.from_table_arn(stack, "Table", arn)


SERVICE = iam.ServicePrincipal("x.amazonaws.com")


@pytest.mark.parametrize(
    "grantee",
    [
        SERVICE,
        SERVICE.with_conditions({"StringEquals": {"a": "b"}}),
        iam.CompositePrincipal(iam.AccountRootPrincipal(), SERVICE),
    ],
)
def test_services_are_not_granted_anything(stack: cdk.Stack, grantee: iam.IPrincipal) -> None:
    table = dynamodb.Table(stack, "Table", partition_key=KEY)
    newer = dynamodb.TableV2(stack, "V2", partition_key=KEY, dynamo_stream=dynamodb.StreamViewType.KEYS_ONLY)

    for grant in (table.grants.read_data, newer.grant_write_data, newer.grant_stream_read):
        with pytest.raises(ValidationError, match="do not support ServicePrincipal"):
            grant(grantee)


def test_metrics_of_an_operation_name_it(stack: cdk.Stack) -> None:
    table = dynamodb.Table(stack, "Table", partition_key=KEY)

    with pytest.raises(ValidationError, match="'Operation' dimension must be passed"):
        table.metric_successful_request_latency()


def test_a_copy_in_another_account_names_its_source(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match="replicaSourceTable is required"):
        dynamodb.TableV2MultiAccountReplica(stack, "Copy")


def test_recovery_of_copies_in_another_account_is_not_checked(stack: cdk.Stack) -> None:
    source = dynamodb.TableV2.from_table_arn(stack, "Source", "arn:aws:dynamodb:ap-south-1:222222222222:table/t")
    given = {"point_in_time_recovery_enabled": False, "recovery_period_in_days": 60}

    copy: Any = dynamodb.TableV2MultiAccountReplica(
        stack, "Copy", replica_source_table=source, point_in_time_recovery_specification=given
    )

    [rendered] = stack.resolve(copy.node.default_child.replicas)
    assert rendered["pointInTimeRecoverySpecification"]["recoveryPeriodInDays"] == 60
