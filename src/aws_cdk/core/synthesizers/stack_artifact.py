"""A stack's entry in the assembly's manifest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_cdk.core.resolve import Resolver
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.synthesis import SynthesisSession
    from aws_cdk.core.synthesizers.stack_synthesizer import SynthesizeStackArtifactOptions


def add_stack_artifact(
    session: SynthesisSession,
    stack: Stack,
    options: SynthesizeStackArtifactOptions,
    document: Callable[[Struct], dict[str, Any]],
) -> None:
    """Add ``stack`` with its properties, dependencies and metadata to the manifest.

    ``document`` makes a document of options, and so gives their order.
    """
    tags = stack.tags.tag_values()
    if tags:
        _add_stack_tags(stack, tags)
    dependencies = [dependency.artifact_id for dependency in stack.dependencies]
    dependencies += [id for id in options.additional_dependencies or () if id not in dependencies]
    metadata = collect_metadata(stack)
    metadata_file = None
    if metadata:
        from cloud_assembly.schema.files import write_metadata

        metadata_file = f"{stack.artifact_id}.metadata.json"
        write_metadata(session.outdir, metadata_file, metadata)
    properties: dict[str, Any] = {
        "templateFile": stack.template_file,
        "terminationProtection": bool(stack.termination_protection),
        "tags": tags or None,
        "validateOnSynth": bool(session.validate_on_synth),
        "notificationArns": stack._notification_arns,
        **{key: document(value) if isinstance(value, Struct) else value for key, value in document(options).items()},
        "stackName": stack.stack_name if stack.stack_name != stack.artifact_id else None,
    }
    session.assembly.add_artifact(
        stack.artifact_id,
        {
            "type": "aws:cloudformation:stack",
            "environment": stack.environment,
            "properties": {key: value for key, value in properties.items() if value is not None},
            "dependencies": dependencies or None,
            "additionalMetadataFile": metadata_file,
            "displayName": stack.node.path,
        },
    )


def _add_stack_tags(stack: Stack, tags: dict[str, str]) -> None:
    """Note the tags for the command line, but for those with tokens, which it could not pass on."""
    known: list[dict[str, str]] = []
    unknown: list[str] = []
    for key, value in tags.items():
        if is_unresolved(key) or is_unresolved(value):
            unknown.append(f"{_shown(key)}={_shown(value)}")
        else:
            known.append({"key": key, "value": value})
    if unknown:
        stack.node.add_metadata(
            "aws:cdk:warning",
            f"Ignoring stack tags that contain deploy-time values (found: {', '.join(unknown)}). Apply tags containing "
            "deploy-time values to resources only, avoid tagging stacks (for example using { excludeResourceTypes: "
            "['aws:cdk:stack'] }).",
        )
    if known:
        stack.node.add_metadata("aws:cdk:stack-tags", known)


def _shown(text: str) -> str:
    return "<TOKEN>" if is_unresolved(text) else text


_MESSAGES = frozenset({"aws:cdk:info", "aws:cdk:warning", "aws:cdk:error"})


def collect_metadata(stack: Stack) -> dict[str, list[dict[str, Any]]]:
    """Return the metadata of a stack and the stacks nested in it, by construct path."""
    from aws_cdk.core.stack import Stack as StackClass

    collected: dict[str, list[dict[str, Any]]] = {}
    resolver = Resolver(stack)

    level: list[Any] = [stack]
    while level:  # outer constructs come before inner ones, as in the peer's files
        below: list[Any] = []
        for construct in level:
            if (
                isinstance(construct, StackClass)
                and construct is not stack
                and not construct.nested
                and not getattr(construct, "_is_told_by_parent", False)
            ):
                continue
            entries = construct.node._metadata
            if entries:
                resolver._subject = construct
                collected[f"/{construct.node.path}"] = [_written(entry, resolver) for entry in entries]
            below.extend(construct.node._children.values())
        level = below
    return collected


def _written(entry: Any, resolver: Resolver) -> dict[str, Any]:
    # Messages are for people: as the peer, tokens in them stay as they are written.
    data = entry.data if entry.type in _MESSAGES else resolver.resolve(entry.data)
    written = {"type": entry.type, "data": data}
    if entry.trace is not None:
        written["trace"] = entry.trace
    return written
