"""A transformer: changes log events as they come in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_logs._l1 import CfnTransformer
from aws_cdk.aws_logs.json_mutator_processor import JsonMutatorProcessor, JsonMutatorType
from aws_cdk.aws_logs.parser_processor import ParserProcessor, ParserProcessorType
from aws_cdk.aws_logs.processor import IProcessor
from aws_cdk.aws_logs.vended_log_parser import VendedLogParser
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

# Limits. Source: the CloudWatch Logs user guide, log transformation.
_MAX_PROCESSORS = 20
_MAX_PARSERS = 5
# Written into the metadata of the log group, where tools compare it.
_STANDARD_ONLY = (
    "Transformers can only be created for log groups in the Standard log class. "
    "Ensure that your log group is using the Standard log class."
)


class TransformerOptions(Struct):
    """Options of a transformer of a known log group."""

    transformer_config: Sequence[IProcessor]
    """The steps, 20 at most; the first takes events apart."""
    transformer_name: str
    """The transformer's name."""


class TransformerProps(Struct):
    """Options of a transformer."""

    log_group: ILogGroupRef
    """The log group whose events are changed."""
    transformer_config: Sequence[IProcessor]
    """The steps, 20 at most; the first takes events apart."""
    transformer_name: str
    """The transformer's name."""


class Transformer(Resource):
    """Changes the events of a log group as they come in."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-logs.Transformer"

    @takes(TransformerProps)
    def __init__(self, scope: Construct, id: str, props: TransformerProps) -> None:
        """Make a transformer.

        Raises:
            ValidationError: the first step takes nothing apart, or there are too many steps of one kind.
        """
        super().__init__(scope, id, physical_name=props.transformer_name)
        self._check(props.transformer_config)
        group: Any = props.log_group
        group.node.add_metadata("warning", _STANDARD_ONLY)
        # As the peer: the resource stands beside this construct, so a scope has one transformer at most.
        CfnTransformer(
            scope,
            "ResourceTransformer",
            log_group_identifier=props.log_group.log_group_ref.log_group_name,
            transformer_config=[processor._render() for processor in props.transformer_config],
        )

    def _check(self, processors: Sequence[IProcessor]) -> None:
        if not processors:
            raise self._wrong("At least one processor is required in a transformer")
        if len(processors) > _MAX_PROCESSORS:
            raise self._wrong(f"A transformer cannot have more than {_MAX_PROCESSORS} processors")
        parsers = [processor for processor in processors if isinstance(processor, (ParserProcessor, VendedLogParser))]
        if not parsers or parsers[0] is not processors[0]:
            raise self._wrong("First processor in a transformer must be a parser")
        if len(parsers) > _MAX_PARSERS:
            raise self._wrong(f"A transformer cannot have more than {_MAX_PARSERS} parser-type processors")
        vended = [processor for processor in processors if isinstance(processor, VendedLogParser)]
        if len(vended) > 1:
            raise self._wrong("Only one vended log parser is allowed in a transformer")
        if vended and vended[0] is not processors[0]:
            raise self._wrong("AWS vended log parser must be the first processor in a transformer")
        parsed = [processor.type for processor in processors if isinstance(processor, ParserProcessor)]
        mutated = [processor.type for processor in processors if isinstance(processor, JsonMutatorProcessor)]
        for found, name in (
            (parsed.count(ParserProcessorType.GROK), "grok"),
            (mutated.count(JsonMutatorType.ADD_KEYS), "addKeys"),
            (mutated.count(JsonMutatorType.COPY_VALUE), "copyValue"),
        ):
            if found > 1:
                raise self._wrong(f"Only one {name} processor is allowed in a transformer")

    def _wrong(self, what: str) -> ValidationError:
        return ValidationError(what, scope=self)
