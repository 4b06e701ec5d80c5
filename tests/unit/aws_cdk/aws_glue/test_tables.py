"""What catalogs, databases, tables and their parts refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_glue as glue
from aws_cdk.aws_iam import User
from aws_cdk.aws_s3 import Bucket
from aws_cdk.core.errors import ValidationError

STRING = glue.Schema.STRING
KEYS = [glue.Column(name=name, type=STRING) for name in "abcd"]
INJECTED = glue.PartitionProjectionConfiguration.injected()
Project = glue.PartitionProjectionConfiguration


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


def table(stack: Stack, **options: Any) -> glue.S3Table:
    database = glue.Database(stack, "Database", database_name="db")
    columns = [glue.Column(name="id", type=STRING)]
    given = {"database": database, "columns": columns, "data_format": glue.DataFormat.JSON, **options}
    return glue.S3Table(stack, "Table", **given)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"columns": []}, "you must specify at least one column for the table"),
        ({"partition_keys": [glue.Column(name="id", type=STRING)]}, "must be unique, but 'id' is duplicated"),
        ({"partition_indexes": [{"key_names": ["a"]}]}, "must have partition keys to create a partition index"),
        (
            {"partition_keys": KEYS, "partition_indexes": [{"key_names": ["q"]}]},
            "All index keys must also be partition keys. Got q but partition key names are a,b,c,d",
        ),
        (
            {"partition_keys": KEYS, "partition_indexes": [{"key_names": [name]} for name in "abcd"]},
            "Maximum number of partition indexes allowed is 3",
        ),
        (
            {"partition_keys": KEYS, "partition_indexes": [{"key_names": ["a"], "index_name": ""}]},
            "Index name must be between 1 and 255 characters, but got 0",
        ),
        ({"partition_projection": {"a": INJECTED}}, "must have partition keys to use partition projection"),
        (
            {"partition_keys": KEYS, "partition_projection": {"q": INJECTED}},
            'Partition projection column "q" must be a partition key. Partition keys are: a, b, c, d',
        ),
        (
            {
                "partition_keys": KEYS,
                "partition_projection": {"a": INJECTED},
                "parameters": {"projection.a.type": "x"},
            },
            "conflict with manually specified parameters: projection.a.type.",
        ),
        (
            {"partition_keys": KEYS, "partition_projection": {}, "parameters": {"projection.enabled": "x"}},
            'Parameter "projection.enabled" conflicts',
        ),
        (
            {"storage_parameters": [glue.StorageParameter.custom("a", "1"), glue.StorageParameter.custom("a", "2")]},
            "Duplicate storage parameter key: a",
        ),
    ],
)
def test_a_table_that_cannot_be_names_its_construct(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Table") as caught:
        table(stack, **options)

    assert message in caught.value.what


@pytest.mark.parametrize(
    ("length", "end"),
    [(78, f"{'k' * 78}-"), (79, f"{'k' * 71}-"), (100, f"{'k' * 71}-")],
)
def test_generated_names_of_indexes_have_80_characters_at_most(stack: Stack, length: int, end: str) -> None:
    name = "k" * length
    made = table(stack, partition_keys=[glue.Column(name=name, type=STRING)], partition_indexes=[{"key_names": [name]}])

    index = made.node.children[-1].node.id.removeprefix("partition-index-")
    assert len(index) == 80
    assert index.startswith(end)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: glue.Schema.char(0), "char length must be (inclusively) between 1 and 255, but was 0"),
        (lambda: glue.Schema.char(1.5), "char length must be a positive integer, was 1.5"),  # type: ignore[arg-type]  # refused
        (lambda: glue.Schema.varchar(65536), "varchar length must be (inclusively) between 1 and 65535"),
        (lambda: glue.Schema.decimal(39), "decimal precision must be a positive integer between 1 and 38, got 39"),
        (lambda: glue.Schema.decimal(5, -1), "decimal scale must be an integer between 0 and 38, got -1"),
        (lambda: glue.Schema.map(glue.Schema.array(STRING), STRING), "must be a primitive, but was array<string>"),
        (lambda: Project.integer(min=2, max=1), "range must be [min, max] where min <= max, but got [2, 1]"),
        (lambda: Project.integer(min=1, max=2.5), "range must contain integers, but got [1, 2.5]"),  # type: ignore[arg-type]  # refused
        (lambda: Project.integer(min=1, max=2, interval=0), "interval must be a positive integer, but got 0"),
        (lambda: Project.integer(min=1, max=2, digits=0), "digits must be an integer >= 1, but got 0"),
        (lambda: Project.date(min=" ", max="b", format="y"), "range must not contain empty strings"),
        (lambda: Project.date(min="a", max="b", format=""), "format must be a non-empty string"),
        (
            lambda: Project.date(
                min="a",
                max="b",
                format="y",
                step=glue.DateProjectionStep(interval=0, interval_unit=glue.DateIntervalUnit.DAYS),
            ),
            "DATE partition projection interval must be a positive integer, but got 0",
        ),
        (lambda: Project.enum(values=[]), "values must be a non-empty array"),
        (lambda: Project.enum(values=[" "]), "values must not contain empty strings"),
        (lambda: Project.enum(values=["a,b"]), "values must not contain commas"),
    ],
)
def test_parts_of_tables_are_checked_when_they_are_made(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make()

    assert message in caught.value.what


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"location_uri": ""}, "locationUri length must be (inclusively) between 1 and 1024, got 0"),
        ({"description": "d" * 2049}, "description length must be less than or equal to 2048, got 2049"),
    ],
)
def test_a_database_that_cannot_be_names_its_construct(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Database") as caught:
        glue.Database(stack, "Database", **options)

    assert message in caught.value.what


def test_the_account_is_encrypted_before_its_catalog_is_used(stack: Stack) -> None:
    glue.Catalog.for_account(stack)

    with pytest.raises(ValidationError, match="the account catalog has already been used in this stack"):
        glue.Catalog.encrypt_account(stack, encryption_at_rest=glue.DataCatalogEncryptionAtRest.kms())


@pytest.mark.parametrize(
    ("read", "arn", "message"),
    [
        (glue.Catalog.from_catalog_arn, "arn:aws:glue:eu-west-1:1:database/a", "expected a Glue catalog ARN"),
        (glue.Database.from_database_arn, "arn:aws:glue:eu-west-1:1:database", "the ARN names no database"),
        (glue.S3Table.from_table_arn, "arn:aws:glue:eu-west-1:1:table/t", "the ARN names no table"),
        (glue.Workflow.from_workflow_arn, "arn:aws:glue:eu-west-1:1:workflow", "the ARN names no workflow"),
        (glue.DataQualityRuleset.from_ruleset_arn, "arn:aws:glue:eu-west-1:1:job/x", "Expected resource type"),
        (
            glue.DataQualityRuleset.from_ruleset_arn,
            "arn:aws:glue:eu-west-1:1:dataqualityruleset",
            "Expected resource name in ARN",
        ),
    ],
)
def test_arns_of_others_are_refused(stack: Stack, read: Callable[..., Any], arn: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        read(stack, "Imported", arn)


def test_grants_on_a_whole_bucket_of_the_app_are_warned_of(stack: Stack) -> None:
    bucket, user = Bucket(stack, "Bucket"), User(stack, "User")
    whole = table(stack, storage=glue.S3TableStorage.from_bucket(bucket))
    whole.grant_read(user)
    own = glue.S3Table(stack, "Own", database=whole.database, columns=whole.columns, data_format=whole.data_format)
    own.grant_read(user)

    assert [len(each.node.metadata) for each in (whole, own)] == [1, 0]
