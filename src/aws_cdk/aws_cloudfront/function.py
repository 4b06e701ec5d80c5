"""Functions at the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudfront._l1 import CfnFunction
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.text_file import read_text

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudfront import FunctionReference, IFunctionRef, IKeyValueStoreRef
    from constructs import Construct

# The region may take 24 of the 64 characters of a name. Source: observed on aws-cdk-lib 2.275.0.
_LONGEST_ID = 40


class FileCodeOptions(Struct):
    """Where code is."""

    file_path: str


class FunctionCode:
    """The code of a function. Make it with one of the factories."""

    @staticmethod
    @checked
    def from_inline(code: str) -> FunctionCode:
        """Take a text."""
        return _InlineCode(code)

    @staticmethod
    @takes(FileCodeOptions)
    def from_file(options: FileCodeOptions) -> FunctionCode:
        """Take the text of a file."""
        return _FileCode(options.file_path)

    def render(self) -> str:
        """Return the text."""
        raise NotImplementedError


class _InlineCode(FunctionCode):
    def __init__(self, code: str) -> None:
        self._code = code

    def render(self) -> str:
        return self._code


class _FileCode(FunctionCode):
    def __init__(self, path: str) -> None:
        self._path = path

    def render(self) -> str:
        return read_text(self._path, "the code")


class FunctionRuntime:
    """What runs a function.

    Attributes:
        value: Its name.
    """

    JS_1_0: FunctionRuntime
    JS_2_0: FunctionRuntime

    @checked
    def __init__(self, value: str) -> None:
        self.value = value

    @staticmethod
    @checked
    def custom(runtime_string: str) -> FunctionRuntime:
        """Return a runtime that is not listed here."""
        return FunctionRuntime(runtime_string)


FunctionRuntime.JS_1_0 = FunctionRuntime("cloudfront-js-1.0")
FunctionRuntime.JS_2_0 = FunctionRuntime("cloudfront-js-2.0")


class FunctionProps(Struct):
    """Options of a function."""

    code: FunctionCode
    auto_publish: bool | None = None
    """Publish it as soon as it is made. Default: yes."""
    comment: str | None = None
    """Default: its name."""
    function_name: str | None = None
    """Default: the region and a name made from the construct's path."""
    key_value_store: IKeyValueStoreRef | None = None
    """What it may look up; not with ``JS_1_0``."""
    runtime: FunctionRuntime | None = None
    """Default: ``JS_2_0`` with a store or with the flag ``defaultFunctionRuntimeV2_0``, else ``JS_1_0``."""


class FunctionAttributes(Struct):
    """A function that exists already."""

    function_arn: str
    """The ARN."""
    function_name: str
    """The name."""
    function_runtime: str | None = None
    """What runs it, such as ``cloudfront-js-2.0``. Default: not known."""


class IFunction(IResource):
    """A function, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def function_arn(self) -> str: ...
        @property
        def function_name(self) -> str: ...
        @property
        def function_ref(self) -> FunctionReference: ...


class FunctionEventType(NamedEnum):
    """When a function runs."""

    VIEWER_REQUEST = "viewer-request"
    """When a request comes in."""
    VIEWER_RESPONSE = "viewer-response"
    """Before the answer goes out."""


class FunctionAssociation(Struct):
    """A function and when it runs."""

    event_type: FunctionEventType
    """When it runs."""
    function: IFunctionRef
    """The function."""


class _FunctionBase(Resource, IFunction):
    _fqn = "aws-cdk-lib.Resource"

    function_arn: str
    function_name: str

    @property
    def function_ref(self) -> FunctionReference:
        """The reference to the function."""
        from aws_cdk.interfaces.aws_cloudfront import FunctionReference

        return FunctionReference(function_arn=self.function_arn)


class _ImportedFunction(_FunctionBase):
    def __init__(self, scope: Construct, id: str, attrs: FunctionAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.function_arn)
        self.function_arn = attrs.function_arn
        self.function_name = attrs.function_name
        self.function_runtime = attrs.function_runtime or ""


class Function(_FunctionBase):
    """A function at the edge.

    Attributes:
        function_runtime: What runs it.
        function_stage: ``DEVELOPMENT`` or ``LIVE``.
    """

    _fqn = "aws-cdk-lib.aws_cloudfront.Function"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.Function"

    @staticmethod
    @takes(FunctionAttributes)
    def from_function_attributes(scope: Construct, id: str, attrs: FunctionAttributes) -> IFunction:
        """Return a function that exists already."""
        return _ImportedFunction(scope, id, attrs)

    @takes(FunctionProps)
    def __init__(self, scope: Construct, id: str, props: FunctionProps) -> None:
        super().__init__(scope, id)
        store = props.key_value_store
        is_newer = store is not None or flag_enabled(self.node, "@aws-cdk/aws-cloudfront:defaultFunctionRuntimeV2_0")
        runtime = props.runtime or (FunctionRuntime.JS_2_0 if is_newer else FunctionRuntime.JS_1_0)
        if store is not None and runtime.value == FunctionRuntime.JS_1_0.value:
            raise ValidationError(
                f"Key Value Stores cannot be associated to functions using the {runtime.value} runtime",
                scope=self,
                fix="use FunctionRuntime.JS_2_0",
            )
        self.function_name = props.function_name if props.function_name is not None else self._made_name()
        resource = CfnFunction(
            self,
            "Resource",
            auto_publish=props.auto_publish is not False,
            function_code=props.code.render(),
            function_config={
                "comment": props.comment if props.comment is not None else self.function_name,
                "runtime": runtime.value,
                "key_value_store_associations": (
                    [{"key_value_store_arn": store.key_value_store_ref.key_value_store_arn}]
                    if store is not None
                    else None
                ),
            },
            name=self.function_name,
        )
        self.function_arn = resource.attr_function_arn
        self.function_stage: str = resource.attr_stage
        self.function_runtime = runtime.value

    def _made_name(self) -> str:
        """Return a name that no other region gives the same function: names are of the account."""
        name = Names.unique_id(self)
        if len(name) > _LONGEST_ID:
            name = Names.unique_resource_name(self, max_length=_LONGEST_ID, allowed_special_characters="-_")
        return f"{Stack.of(self).region}{name}"
