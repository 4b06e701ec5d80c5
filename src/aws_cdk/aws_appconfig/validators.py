"""What is checked of a configuration before it is deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_appconfig._functions import let_appconfig_invoke
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.text_file import read_text
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function import Function


class ValidatorType(NamedEnum):
    """How a configuration is checked."""

    JSON_SCHEMA = "JSON_SCHEMA"
    LAMBDA = "LAMBDA"


class IValidator(Interface):
    """A check of configurations."""

    if TYPE_CHECKING:

        @property
        def content(self) -> str: ...
        @property
        def type(self) -> ValidatorType: ...


class JsonSchemaValidator(IValidator):
    """A check by a JSON schema, of draft 4. Make it with one of the factories.

    Attributes:
        content: The schema.
        type: That it is one.
    """

    content: str
    type = ValidatorType.JSON_SCHEMA

    @checked
    def __init__(self, content: str) -> None:
        self.content = content

    @staticmethod
    @checked
    def from_inline(code: str) -> JsonSchemaValidator:
        """Check by a schema."""
        return JsonSchemaValidator(code)

    @staticmethod
    @checked
    def from_file(input_path: str) -> JsonSchemaValidator:
        """Check by the schema in a file, named from the working folder.

        Raises:
            ValidationError: there is no such file.
        """
        return JsonSchemaValidator(read_text(input_path, "the schema"))


class LambdaValidator(IValidator):
    """A check by a function. Make it with the factory.

    Attributes:
        content: ARN of the function.
        type: That it is one.
    """

    content: str
    type = ValidatorType.LAMBDA

    @checked
    def __init__(self, content: str) -> None:
        self.content = content

    @staticmethod
    @checked
    def from_function(func: Function) -> LambdaValidator:
        """Check by a function, which AppConfig is let invoke."""
        let_appconfig_invoke(func)
        return LambdaValidator(func.function_arn)
