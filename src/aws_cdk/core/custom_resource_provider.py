"""A function that serves custom resources, made of plain CloudFormation resources.

It needs neither ``aws_lambda`` nor ``aws_iam``, so that the framework itself can use it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.asset_staging import AssetStaging
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.synthesizers.sources import FileAssetPackaging, FileAssetSource
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.size import Size

_ASSET_METADATA = "aws:cdk:enable-asset-metadata"
_WRAPPER_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "handlers", "node_wrapper")
_WRAPPER_FILE = "__entrypoint__.js"
_DEFAULT_TIMEOUT_SECONDS = 900
_DEFAULT_MEMORY_MIB = 128


class CustomResourceProviderOptions(Struct):
    """Options of a provider."""

    description: str | None = None
    """What the function is for."""
    environment: Mapping[str, str] | None = None
    """Environment variables of the function."""
    memory_size: Size | None = None
    """Memory of the function. Default: 128 MiB."""
    policy_statements: Sequence[Any] | None = None
    """What the function may do, as statements of a policy document in JSON form."""
    timeout: Duration | None = None
    """How long the function may take. Default: 15 minutes."""
    use_cfn_response_wrapper: bool | None = None
    """Whether the answer to CloudFormation is sent for the handler, which then just returns or throws. Default: yes."""


class CustomResourceProviderBaseProps(CustomResourceProviderOptions):
    """What a provider is made of."""

    code_directory: str
    """Folder with the function's code, ``index.js`` among it (``index.py`` for Python)."""
    runtime_name: str
    """Lambda's name of the runtime, such as ``nodejs22.x``."""


class CustomResourceProviderRuntime(NamedEnum):
    """The runtimes of a provider."""

    NODEJS_12_X = "nodejs12.x"
    NODEJS_14_X = "nodejs14.x"
    NODEJS_16_X = "nodejs16.x"
    NODEJS_18_X = "nodejs18.x"
    NODEJS_20_X = "nodejs20.x"
    NODEJS_22_X = "nodejs22.x"
    NODEJS_24_X = "nodejs24.x"


class CustomResourceProviderProps(CustomResourceProviderOptions):
    """What a provider is made of."""

    code_directory: str
    """Folder with the function's code, ``index.js`` among it."""
    runtime: CustomResourceProviderRuntime
    """The function's runtime."""


class CustomResourceProviderBase(Construct):
    """A function, its role, and its code as an asset.

    Attributes:
        code_hash: The hash of the code.
        role_arn: ARN of the function's role.
        service_token: What a custom resource names as its provider: the function's ARN.
    """

    @takes(CustomResourceProviderBaseProps)
    def __init__(self, scope: Construct, id: str, props: CustomResourceProviderBaseProps) -> None:
        super().__init__(scope, id)
        self._init_provider(props)

    def _init_provider(self, props: CustomResourceProviderBaseProps) -> None:
        self.code_hash: str
        stack = Stack.of(self)
        self._statements: list[Any] = list(props.policy_statements or ())
        code, entry_point, file_name = self._place_code(stack, props)
        role = self._make_role()
        self.role_arn: str = role.get_att("Arn").to_string()
        properties = {
            "Code": code,
            "Timeout": props.timeout.to_seconds() if props.timeout else _DEFAULT_TIMEOUT_SECONDS,
            "MemorySize": props.memory_size.to_mebibytes() if props.memory_size else _DEFAULT_MEMORY_MIB,
            "Handler": entry_point,
            "Role": self.role_arn,
            "Runtime": props.runtime_name,
            "Environment": _environment(props.environment),
            "Description": props.description,
        }
        function = CfnResource(self, "Handler", type="AWS::Lambda::Function", properties=properties)
        function.add_resource_dependency(role)
        if file_name is not None and self.node.try_get_context(_ASSET_METADATA):
            function.add_metadata("aws:asset:path", file_name)
            function.add_metadata("aws:asset:property", "Code")
        self.service_token: str = function.get_att("Arn").to_string()

    def _make_role(self) -> CfnResource:
        trust = {"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}
        basic = "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
        properties = {
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
            "ManagedPolicyArns": [{"Fn::Sub": basic}],
            "Policies": lazy_any(self._policies),
        }
        return CfnResource(self, "Role", type="AWS::IAM::Role", properties=properties)

    def _policies(self) -> list[Any] | None:
        if not self._statements:
            return None
        document = {"Version": "2012-10-17", "Statement": self._statements}
        return [{"PolicyName": "Inline", "PolicyDocument": document}]

    @checked
    def add_to_role_policy(self, statement: Any) -> None:
        """Let the function do what ``statement`` allows: a statement of a policy document in JSON form."""
        self._statements.append(statement)

    def _place_code(
        self, stack: Stack, props: CustomResourceProviderBaseProps
    ) -> tuple[dict[str, str], str, str | None]:
        """Publish the code; return it as the function names it, its entry point, and the asset's path if it is one."""
        staging, entry_point = self._stage(props)
        self.code_hash = staging.asset_hash
        file_name = staging.relative_staged_path(stack)
        code = call_with_options(
            stack.synthesizer.add_file_asset,
            of=FileAssetSource,
            file_name=file_name,
            source_hash=staging.asset_hash,
            packaging=FileAssetPackaging.ZIP_DIRECTORY,
            display_name=f"{self.node.path} Code",
        )
        return {"S3Bucket": code.bucket_name, "S3Key": code.object_key}, entry_point, file_name

    def _stage(self, props: CustomResourceProviderBaseProps) -> tuple[AssetStaging, str]:
        """Stage the code; return it and the function's entry point."""
        folder = props.code_directory
        is_python = props.runtime_name.startswith("python")
        entry = os.path.join(folder, "index.py" if is_python else "index.js")
        if not os.path.isfile(entry):
            raise ValidationError(
                f"cannot find {entry}", scope=self, fix="give the folder that has it as code_directory"
            )
        if is_python and props.use_cfn_response_wrapper is not False:
            raise ValidationError(
                f"the wrapper that answers CloudFormation is for Node.js, not for {props.runtime_name}",
                scope=self,
                fix="answer in the handler, and set use_cfn_response_wrapper=False",
            )
        if props.use_cfn_response_wrapper is False:
            return AssetStaging(self, "Staging", source_path=folder), "index.handler"
        return AssetStaging(self, "Staging", source_path=_with_wrapper(folder)), "__entrypoint__.handler"


class CustomResourceProvider(CustomResourceProviderBase):
    """A provider whose handler is a folder of JavaScript with ``index.js``, which exports ``handler``.

    One function serves all custom resources of its kind in a stack: get it with :meth:`get_or_create`.
    """

    @takes(CustomResourceProviderProps)
    def __init__(self, scope: Construct, id: str, props: CustomResourceProviderProps) -> None:
        Construct.__init__(self, scope, id)
        options = {name: value for name, value in props._given().items() if name != "runtime"}
        self._init_provider(CustomResourceProviderBaseProps(runtime_name=props.runtime._value_, **options))

    @staticmethod
    @takes(CustomResourceProviderProps)
    def get_or_create(scope: Construct, uniqueid: str, props: CustomResourceProviderProps) -> str:
        """Return the service token of the provider with this id in the stack; it is made at the first call."""
        return CustomResourceProvider.get_or_create_provider(scope, uniqueid, **props._given()).service_token

    @staticmethod
    @takes(CustomResourceProviderProps)
    def get_or_create_provider(
        scope: Construct, uniqueid: str, props: CustomResourceProviderProps
    ) -> CustomResourceProvider:
        """Return the provider with this id in the stack; it is made at the first call, later options do not count."""
        stack = Stack.of(scope)
        id = f"{uniqueid}CustomResourceProvider"
        existing = stack.node.try_find_child(id)
        if isinstance(existing, CustomResourceProvider):
            return existing
        return CustomResourceProvider(stack, id, **props._given())


def _environment(variables: Mapping[str, str] | None) -> dict[str, Any] | None:
    if variables is None:
        return None
    # The function asks its own region for credentials, as the peer's.
    given = {**variables, "AWS_STS_REGIONAL_ENDPOINTS": "regional"}
    return {"Variables": {name: given[name] for name in sorted(given)}}


_wrapped: dict[str, str] = {}


def _with_wrapper(folder: str) -> str:
    """Return a temporary folder with the code and the wrapper that answers CloudFormation for it."""
    folder = os.path.abspath(folder)
    made = _wrapped.get(folder)
    if made is None:
        import atexit
        import shutil
        import tempfile

        made = tempfile.mkdtemp(prefix="cdk-provider-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        shutil.copytree(folder, made, symlinks=True, dirs_exist_ok=True)
        shutil.copyfile(os.path.join(_WRAPPER_FOLDER, _WRAPPER_FILE), os.path.join(made, _WRAPPER_FILE))
        _wrapped[folder] = made
    return made


__all__ = [
    "CustomResourceProvider",
    "CustomResourceProviderBase",
    "CustomResourceProviderBaseProps",
    "CustomResourceProviderOptions",
    "CustomResourceProviderProps",
    "CustomResourceProviderRuntime",
]
