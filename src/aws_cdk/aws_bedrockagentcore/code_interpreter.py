"""Interpreters that run the code agents write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import check_identifier, check_tag_texts, name_in_arn
from aws_cdk.aws_bedrockagentcore._l1 import CfnCodeInterpreterCustom
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore._service_role import make_service_role
from aws_cdk.aws_bedrockagentcore._session_tool import (
    ISessionTool,
    SessionTool,
    SessionToolAttributes,
)
from aws_cdk.aws_bedrockagentcore.network_configuration import CodeInterpreterNetworkConfiguration
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_bedrockagentcore import CodeInterpreterCustomReference
    from constructs import Construct

_LONGEST_NAME = 48
_READ = "bedrock-agentcore:GetCodeInterpreter", "bedrock-agentcore:GetCodeInterpreterSession"
_LISTS = "bedrock-agentcore:ListCodeInterpreters", "bedrock-agentcore:ListCodeInterpreterSessions"
_INVOKE = "bedrock-agentcore:InvokeCodeInterpreter"
_USE = (
    "bedrock-agentcore:StartCodeInterpreterSession",
    _INVOKE,
    "bedrock-agentcore:StopCodeInterpreterSession",
)


class CodeInterpreterCustomProps(Struct):
    """Options of an interpreter."""

    code_interpreter_custom_name: str | None = None
    """Up to 48 letters, digits and underscores, a letter first. Default: made from the construct's path."""
    description: str | None = None
    execution_role: IRole | None = None
    """The role that code works with. Default: a new one."""
    network_configuration: CodeInterpreterNetworkConfiguration | None = None
    """Default: the public network."""
    tags: Mapping[str, str] | None = None


class CodeInterpreterCustomAttributes(SessionToolAttributes):
    """What is known of an interpreter made elsewhere."""

    code_interpreter_arn: str


class ICodeInterpreterCustom(ISessionTool):
    """An interpreter, made here or elsewhere."""

    code_interpreter_arn: str
    code_interpreter_id: str

    if TYPE_CHECKING:

        @property
        def code_interpreter_custom_ref(self) -> CodeInterpreterCustomReference: ...


class CodeInterpreterCustomBase(SessionTool, ICodeInterpreterCustom):
    """Base of interpreters."""

    _session = "CodeInterpreterSession"
    _read = _READ
    _lists = _LISTS
    _use = _USE

    @property
    def _metered_arn(self) -> str:
        return self.code_interpreter_arn

    @property
    def code_interpreter_custom_ref(self) -> CodeInterpreterCustomReference:
        """The reference to the interpreter."""
        from aws_cdk.interfaces.aws_bedrockagentcore import CodeInterpreterCustomReference

        return CodeInterpreterCustomReference(
            code_interpreter_id=self.code_interpreter_id, code_interpreter_arn=self.code_interpreter_arn
        )

    @checked
    def grant_invoke(self, grantee: IGrantable) -> Grant:
        """Let someone run code in sessions."""
        return self.grant(grantee, _INVOKE)


class CodeInterpreterCustom(CodeInterpreterCustomBase):
    """An interpreter that runs the code agents write."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.CodeInterpreterCustom"

    @staticmethod
    @takes(CodeInterpreterCustomAttributes)
    def from_code_interpreter_custom_attributes(
        scope: Construct, id: str, attrs: CodeInterpreterCustomAttributes
    ) -> ICodeInterpreterCustom:
        """Return an interpreter made elsewhere."""
        return _ImportedCodeInterpreter(scope, id, attrs)

    @takes(CodeInterpreterCustomProps)
    def __init__(self, scope: Construct, id: str, props: CodeInterpreterCustomProps) -> None:
        name = props.code_interpreter_custom_name
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, name, _LONGEST_NAME),
        )
        check_identifier(name, "Code interpreter name", self, option="code_interpreter_custom_name")
        check_tag_texts(props.tags, self)
        self.code_interpreter_custom_name: str = self.physical_name
        self.description = props.description
        self.tags: Mapping[str, str] | None = props.tags
        self.network_configuration: CodeInterpreterNetworkConfiguration = (
            props.network_configuration or CodeInterpreterNetworkConfiguration.using_public_network()
        )
        self._connections = self.network_configuration.connections
        self.execution_role: IRole = props.execution_role or make_service_role(
            self, "ServiceRole", f"code-interpreter-custom/{self.code_interpreter_custom_name}*"
        )
        resource = CfnCodeInterpreterCustom(
            self,
            "Resource",
            name=self.code_interpreter_custom_name,
            description=props.description,
            network_configuration=lazy_any(self.network_configuration._render),
            execution_role_arn=self.execution_role.role_arn,
            tags=props.tags,
        )
        self.code_interpreter_id: str = resource.attr_code_interpreter_id
        self.code_interpreter_arn: str = resource.attr_code_interpreter_arn
        self.status = resource.attr_status
        self.created_at = resource.attr_created_at
        self.last_updated_at = resource.attr_last_updated_at
        self.failure_reason: str | None = resource.attr_failure_reason


class _ImportedCodeInterpreter(CodeInterpreterCustomBase):
    _fqn = "aws-cdk-lib.aws_bedrockagentcore.CodeInterpreterCustomBase"

    def __init__(self, scope: Construct, id: str, attrs: CodeInterpreterCustomAttributes) -> None:
        super().__init__(scope, id)
        self.code_interpreter_arn = attrs.code_interpreter_arn
        self.code_interpreter_id = name_in_arn(attrs.code_interpreter_arn, self, option="code_interpreter_arn")
        self._take(scope, id, attrs)


__all__ = [
    "CodeInterpreterCustom",
    "CodeInterpreterCustomAttributes",
    "CodeInterpreterCustomBase",
    "CodeInterpreterCustomProps",
    "ICodeInterpreterCustom",
]
