"""The operations of DynamoDB that metrics are reported for."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class Operation(NamedEnum):
    """Operations of DynamoDB."""

    GET_ITEM = "GetItem"
    BATCH_GET_ITEM = "BatchGetItem"
    SCAN = "Scan"
    QUERY = "Query"
    GET_RECORDS = "GetRecords"
    PUT_ITEM = "PutItem"
    DELETE_ITEM = "DeleteItem"
    UPDATE_ITEM = "UpdateItem"
    BATCH_WRITE_ITEM = "BatchWriteItem"
    TRANSACT_WRITE_ITEMS = "TransactWriteItems"
    TRANSACT_GET_ITEMS = "TransactGetItems"
    EXECUTE_TRANSACTION = "ExecuteTransaction"
    BATCH_EXECUTE_STATEMENT = "BatchExecuteStatement"
    EXECUTE_STATEMENT = "ExecuteStatement"
