"""Where the definition of a state machine comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.aws_stepfunctions.state_graph import StateGraph
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_stepfunctions.chainable import IChainable
    from aws_cdk.aws_stepfunctions.state_machine_options import StateMachineProps
    from constructs import Construct


class DefinitionConfig(Struct):
    """A definition as the resource takes it; one of the three."""

    definition: Any = None
    """The definition as an object."""
    definition_s3_location: Any = None
    """Where the file with the definition is: bucket and key."""
    definition_string: str | None = None
    """The definition as text."""


class DefinitionBody:
    """The definition of a state machine: from states, a file or text."""

    @staticmethod
    @checked
    def from_chainable(chainable: IChainable) -> DefinitionBody:
        """Define the machine with states of the app."""
        return ChainDefinitionBody(chainable)

    @staticmethod
    @takes(AssetOptions)
    def from_file(path: str, options: AssetOptions) -> DefinitionBody:
        """Define the machine with a file in the Amazon States Language, which becomes an asset."""
        return FileDefinitionBody(path, **options._given())

    @staticmethod
    @checked
    def from_string(definition: str) -> DefinitionBody:
        """Define the machine with text in the Amazon States Language."""
        return StringDefinitionBody(definition)

    def bind(
        self,
        scope: Construct,
        sfn_principal: IPrincipal,
        sfn_props: StateMachineProps,
        graph: StateGraph | None = None,
    ) -> DefinitionConfig:
        """Return the definition for a state machine with the given options."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")


class FileDefinitionBody(DefinitionBody):
    """A file in the Amazon States Language."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        self.path = path
        self._options = options

    @checked
    def bind(
        self,
        scope: Construct,
        sfn_principal: IPrincipal,
        sfn_props: StateMachineProps,
        graph: StateGraph | None = None,
    ) -> DefinitionConfig:
        """Make the asset; return where it will be."""
        from aws_cdk.aws_s3_assets.asset import Asset

        asset = Asset(scope, "DefinitionBody", path=self.path, **self._options._given())
        return DefinitionConfig(definition_s3_location={"bucket": asset.s3_bucket_name, "key": asset.s3_object_key})


class StringDefinitionBody(DefinitionBody):
    """Text in the Amazon States Language."""

    @checked
    def __init__(self, body: str) -> None:
        self.body = body

    @checked
    def bind(
        self,
        scope: Construct,
        sfn_principal: IPrincipal,
        sfn_props: StateMachineProps,
        graph: StateGraph | None = None,
    ) -> DefinitionConfig:
        """Return the text."""
        return DefinitionConfig(definition_string=self.body)


class ChainDefinitionBody(DefinitionBody):
    """States of the app."""

    @checked
    def __init__(self, chainable: IChainable) -> None:
        self.chainable = chainable

    @checked
    def bind(
        self,
        scope: Construct,
        sfn_principal: IPrincipal,
        sfn_props: StateMachineProps,
        graph: StateGraph | None = None,
    ) -> DefinitionConfig:
        """Return the states as text, and allow the machine's role what they need.

        Raises:
            ValidationError: a state belongs to another machine, or two states have one name.
        """
        from aws_cdk.core.stack import Stack

        graph = graph or StateGraph(self.chainable.start_state, "State Machine definition")
        graph.timeout = sfn_props.timeout
        for statement in graph.policy_statements:
            sfn_principal.add_to_principal_policy(statement)
        language = sfn_props.query_language
        definition = graph.to_graph_json(language)
        if sfn_props.comment is not None:
            definition["Comment"] = sfn_props.comment
        if language is not None:
            definition["QueryLanguage"] = language._value_
        return DefinitionConfig(definition_string=Stack.of(scope).to_json_string(definition))
