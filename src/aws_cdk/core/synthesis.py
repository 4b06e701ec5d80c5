"""Synthesis: from the construct tree to the files of an assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.annotation_report import are_reported
from aws_cdk.core.aspect import invoke_aspects
from aws_cdk.core.cross_stack import resolve_references
from aws_cdk.core.dependencies import apply_construct_dependencies
from aws_cdk.core.errors import SynthesisError
from aws_cdk.core.nested_stack import NestedStack
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.cx_api.cloud_assembly import CloudAssembly


class ISynthesisSession(Interface):
    """What a synthesizer is handed: where to write, and the assembly to add to.

    Attributes:
        assembly: Builds the cloud assembly.
        outdir: The folder to write into.
        validate_on_synth: Whether the stack is checked for error messages once it is written.
    """

    assembly: Any
    outdir: str
    validate_on_synth: bool


class SynthesisSession(ISynthesisSession):
    """The session of one stage."""

    def __init__(self, stage: Stage, *, validate_on_synth: bool) -> None:
        self.assembly: Any = stage._builder
        self.outdir = stage._builder.outdir
        self.validate_on_synth = validate_on_synth


def synthesize(
    stage: Stage, *, skip_validation: bool, validate_on_synthesis: bool, aspect_stabilization: bool | None
) -> CloudAssembly:
    """Synthesize a stage and the stages in it; return its assembly.

    Raises:
        SynthesisError: validations failed.
    """
    for inner in _stages_directly_in(stage):
        inner.synth(
            skip_validation=skip_validation,
            validate_on_synthesis=validate_on_synthesis,
            aspect_stabilization=aspect_stabilization,
        )
    if getattr(stage, "_writes_tree", False) and stage.node.try_find_child("Tree") is None:
        from aws_cdk.core.tree_metadata import TreeMetadata

        # Only now, as the peer: an app under construction has no such child, and aspects see it last.
        TreeMetadata(stage)
    invoke_aspects(stage, aspect_stabilization)
    _prepare(stage)
    if not skip_validation:
        _validate(stage)
    # The tree is not locked meanwhile, as the peer: synthesizers may add parameters to stacks that are written later.
    session = SynthesisSession(stage, validate_on_synth=validate_on_synthesis)
    stage._builder.ensure_folder()
    _write(stage, session)
    stage._builder.write()
    if stage.node.scope is None and _is_to_be_judged(stage):
        from aws_cdk.core.policy_report import validate_assembly

        validate_assembly(stage)
    from aws_cdk.cx_api.cloud_assembly import CloudAssembly

    return CloudAssembly._unread(stage._builder.outdir)


def _is_to_be_judged(root: Stage) -> bool:
    """Tell whether there is anything for the validation report of an app."""
    if root.__dict__.get("_has_validation_plugins") or root.__dict__.get("_has_findings"):
        return True
    return are_reported(root)


def _stages_directly_in(stage: Stage) -> list[Stage]:
    found: list[Stage] = []

    def visit(construct: Any) -> None:
        for child in construct.node._children.values():
            if isinstance(child, Stage):
                found.append(child)
            else:
                visit(child)

    visit(stage)
    return found


def _prepare(stage: Stage) -> None:
    apply_construct_dependencies(stage)
    resolve_references(stage)
    nested = []
    for construct in _postorder(stage):
        children = construct.node._children
        if "Default" in children and "Resource" in children:
            _ = construct.node.default_child  # raises, unless the app says which of the two it is
        if isinstance(construct, NestedStack):
            nested.append(construct)
    if nested:
        for stack in nested:
            stack._prepare_template_asset()
        # Assets of nested templates may have added parameters that must be handed down: to each nested stack in turn, as
        # the order of parameters shows for the peer.
        for stack in nested:
            resolve_references(stack.nested_stack_resource)
        resolve_references(stage)


def _postorder(stage: Stage) -> list[Any]:
    """The constructs of a stage, children first, without the stages inside it."""
    found: list[Any] = []

    def visit(construct: Any) -> None:
        for child in construct.node._children.values():
            if not isinstance(child, Stage):
                visit(child)
        found.append(construct)

    visit(stage)
    return found


def _validate(stage: Stage) -> None:
    errors = []
    for construct in stage.node._iterate():
        validate = construct.node._validations
        if validate:
            errors += [(construct, message) for message in construct.node.validate()]
    if errors:
        listed = "\n  ".join(f"[{construct.node.path}] {message}" for construct, message in errors)
        raise SynthesisError(f"Validation failed with the following errors:\n  {listed}")


def _write(stage: Stage, session: SynthesisSession) -> None:
    from aws_cdk.core.tree_metadata import TreeMetadata

    trees = []
    for construct in _postorder(stage):
        if isinstance(construct, Stack):
            construct.synthesizer.synthesize(session)
        elif isinstance(construct, TreeMetadata):
            trees.append(construct)
        else:
            custom = construct.__dict__.get("_custom_synthesis")
            if custom is not None:
                custom(session)
    # The tree comes last: it shows what rendering resolved.
    for tree in trees:
        tree._write_tree(session)
