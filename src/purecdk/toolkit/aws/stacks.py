"""CloudFormation through botocore."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from purecdk.toolkit.aws.sessions import Sessions, explain
from purecdk.toolkit.aws.template_body import parse_template
from purecdk.toolkit.cloud import ChangeSet, DeployedStack, ResourceChange, StackEvent, StackResource
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import ToolkitError


class CloudFormationStacks:
    """Reads and changes stacks."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def describe(self, access: Access, stack_name: str, *, with_template: bool = True) -> DeployedStack | None:
        client = self._client(access)
        try:
            stacks = client.describe_stacks(StackName=stack_name)["Stacks"]
        except Exception as error:
            if _says(error, "does not exist"):
                return None
            raise explain(error, access) from error
        if not stacks or stacks[0]["StackStatus"] == "DELETE_COMPLETE":
            return None
        stack = stacks[0]
        template: Mapping[str, Any] = {}
        if with_template and stack["StackStatus"] != "REVIEW_IN_PROGRESS":
            try:
                template = parse_template(
                    client.get_template(StackName=stack_name, TemplateStage="Original")["TemplateBody"]
                )
            except Exception as error:
                if not _says(error, "does not exist"):
                    raise explain(error, access) from error
        return DeployedStack(
            stack_name=stack["StackName"],
            stack_id=stack["StackId"],
            status=stack["StackStatus"],
            status_reason=stack.get("StackStatusReason"),
            template=template,
            parameters={each["ParameterKey"]: each.get("ParameterValue", "") for each in stack.get("Parameters", [])},
            outputs={each["OutputKey"]: each.get("OutputValue", "") for each in stack.get("Outputs", [])},
            tags={each["Key"]: each["Value"] for each in stack.get("Tags", [])},
            notification_arns=tuple(stack.get("NotificationARNs", [])),
            termination_protection=bool(stack.get("EnableTerminationProtection")),
        )

    def events(self, access: Access, stack_id: str, *, after: str | None) -> list[StackEvent]:
        client = self._client(access)
        found: list[StackEvent] = []
        token: str | None = None
        try:
            while True:
                page = client.describe_stack_events(StackName=stack_id, **({"NextToken": token} if token else {}))
                for each in page["StackEvents"]:
                    if each["EventId"] == after:
                        return found[::-1]
                    found.append(_event(each))
                token = page.get("NextToken")
                if not token:
                    return found[::-1]
        except Exception as error:
            if _says(error, "does not exist"):
                return found[::-1]
            raise explain(error, access) from error

    def resources(self, access: Access, stack_name: str) -> list[StackResource]:
        client = self._client(access)
        try:
            pages = client.get_paginator("list_stack_resources").paginate(StackName=stack_name)
            return [
                StackResource(
                    logical_id=each["LogicalResourceId"],
                    physical_id=each.get("PhysicalResourceId", ""),
                    resource_type=each["ResourceType"],
                    status=each["ResourceStatus"],
                )
                for page in pages
                for each in page["StackResourceSummaries"]
            ]
        except Exception as error:
            raise explain(error, access) from error

    def find_change_set(self, access: Access, stack_name: str, change_set: str) -> ChangeSet | None:
        try:
            return self.describe_change_set(access, stack_name, change_set)
        except ToolkitError as error:
            cause = error.__cause__
            code = getattr(cause, "response", {}).get("Error", {}).get("Code", "")
            if code in ("ChangeSetNotFound", "ChangeSetNotFoundException") or "does not exist" in str(cause):
                return None
            raise

    def describe_change_set(self, access: Access, stack_name: str, change_set: str) -> ChangeSet:
        client = self._client(access)
        changes: list[ResourceChange] = []
        token: str | None = None
        try:
            while True:
                answer = client.describe_change_set(
                    StackName=stack_name, ChangeSetName=change_set, **({"NextToken": token} if token else {})
                )
                for each in answer.get("Changes", []):
                    change = each.get("ResourceChange", {})
                    changes.append(
                        ResourceChange(
                            action=change.get("Action", ""),
                            logical_id=change.get("LogicalResourceId", ""),
                            resource_type=change.get("ResourceType", ""),
                            physical_id=change.get("PhysicalResourceId"),
                            replacement=change.get("Replacement"),
                        )
                    )
                token = answer.get("NextToken")
                if not token:
                    break
        except Exception as error:
            raise explain(error, access) from error
        return ChangeSet(
            arn=answer["ChangeSetId"],
            name=answer["ChangeSetName"],
            stack_id=answer["StackId"],
            status=answer["Status"],
            status_reason=answer.get("StatusReason"),
            execution_status=answer.get("ExecutionStatus"),
            changes=tuple(changes),
        )

    def create_change_set(self, access: Access, request: Mapping[str, Any]) -> str:
        """Ask for a change set; a request whose answer got lost is not taken for somebody else's change set."""
        token = uuid.uuid4().hex
        marked = {**request, "ClientToken": token, "Description": f"{request.get('Description', '')} [{token}]".strip()}
        try:
            return str(self._client(access).create_change_set(**marked)["Id"])
        except Exception as error:
            if "AlreadyExists" not in str(error):
                raise explain(error, access) from error
            found = self._call(
                access,
                "describe_change_set",
                StackName=request["StackName"],
                ChangeSetName=request["ChangeSetName"],
            )
            if found.get("Description") != marked["Description"]:
                raise explain(error, access) from error
            return str(found["ChangeSetId"])

    def execute_change_set(self, access: Access, stack_name: str, change_set: str, *, rollback: bool) -> None:
        extra = {} if rollback else {"DisableRollback": True}
        try:
            self._client(access).execute_change_set(
                StackName=stack_name, ChangeSetName=change_set, ClientRequestToken=uuid.uuid4().hex, **extra
            )
        except Exception as error:
            if "InvalidChangeSetStatus" not in str(error):
                raise explain(error, access) from error
            # A repeated request whose first answer got lost: the change set is on its way.
            status = self.describe_change_set(access, stack_name, change_set).execution_status
            if status not in ("EXECUTE_IN_PROGRESS", "EXECUTE_COMPLETE"):
                raise explain(error, access) from error

    def delete_change_set(self, access: Access, stack_name: str, change_set: str) -> None:
        try:
            self._client(access).delete_change_set(StackName=stack_name, ChangeSetName=change_set)
        except Exception as error:
            if not _says(error, "does not exist"):
                raise explain(error, access) from error

    def delete_stack(self, access: Access, stack_name: str, *, execution_role_arn: str | None) -> None:
        extra = {"RoleARN": execution_role_arn} if execution_role_arn else {}
        self._call(access, "delete_stack", StackName=stack_name, ClientRequestToken=uuid.uuid4().hex, **extra)

    def set_termination_protection(self, access: Access, stack_name: str, *, enabled: bool) -> None:
        self._call(access, "update_termination_protection", StackName=stack_name, EnableTerminationProtection=enabled)

    def create_or_update(self, access: Access, request: Mapping[str, Any], *, exists: bool) -> bool:
        client = self._client(access)
        marked = {**request, "ClientRequestToken": uuid.uuid4().hex}
        try:
            if exists:
                client.update_stack(**marked)
            else:
                client.create_stack(**marked)
        except Exception as error:
            if _says(error, "no updates are to be performed"):
                return False
            raise explain(error, access) from error
        return True

    def _client(self, access: Access) -> Any:
        return self._sessions.client("cloudformation", access)

    def _call(self, access: Access, operation: str, **request: Any) -> Any:
        try:
            return getattr(self._client(access), operation)(**request)
        except Exception as error:
            raise explain(error, access) from error


def _event(each: Mapping[str, Any]) -> StackEvent:
    return StackEvent(
        event_id=each["EventId"],
        stack_id=each["StackId"],
        logical_id=each.get("LogicalResourceId", ""),
        physical_id=each.get("PhysicalResourceId", ""),
        resource_type=each.get("ResourceType", ""),
        status=each.get("ResourceStatus", ""),
        reason=each.get("ResourceStatusReason"),
        timestamp=each["Timestamp"].timestamp(),
    )


def _says(error: Exception, words: str) -> bool:
    return words in str(error).lower()
