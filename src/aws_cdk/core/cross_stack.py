"""References between stacks: exports and imports, parameters and outputs of nested stacks, physical names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.logical_id import Names, make_unique_id
from aws_cdk.core.reference import CfnReference, Reference
from aws_cdk.core.reference_strength import ConsumedReference, carry_across
from aws_cdk.core.resolve import Resolver
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import Intrinsic, IResolvable, ResolutionTypeHint, Token, is_unresolved, string_of
from aws_cdk.core.tokenization import Tokenization
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.nested_stack import NestedStack

_STACK_RELATIVE = "@aws-cdk/core:stackRelativeExports"
LIST_SEPARATOR = "||"
"""A list is exported as one text; this stands between its elements, and occurs in no element."""


def resolve_references(root: Any) -> None:
    """Replace each reference to another stack by what leads there, in all stacks below ``root``."""
    for consumer_element, reference in _find_references(root):
        consumer = Stack.of(consumer_element)
        if not reference.has_value_for_stack(consumer):
            reference.assign_value_for_stack(consumer, resolve_value(consumer, reference))


def _find_references(root: Any) -> list[tuple[CfnElement, CfnReference]]:
    """The references to other stacks in the order in which they are carried over: those with a strength of their own last."""
    found: list[tuple[CfnElement, CfnReference]] = []
    consumed: list[tuple[CfnElement, CfnReference]] = []
    for element in root.node._iterate():
        if not isinstance(element, CfnElement) or not element._should_synthesize():
            continue
        stack = element.stack
        seen: set[int] = set()

        def note(token: Any, element: CfnElement = element, stack: Stack = stack, seen: set[int] = seen) -> None:
            if isinstance(token, CfnReference) and id(token) not in seen:
                seen.add(id(token))
                if token.target is not stack and Stack.of(token.target) is not stack:
                    (consumed if isinstance(token, ConsumedReference) else found).append((element, token))

        resolver = Resolver(element, preparing=True, on_token=note)
        try:
            for value in element._values_with_references():
                if value is not None:
                    resolver.resolve(value)
        except Exception as error:
            explain = getattr(element, "_explain", None)
            if explain is not None:
                explain(error)
            raise
    return found + consumed


def resolve_value(consumer: Stack, reference: CfnReference) -> IResolvable:
    """Return what stands in ``consumer`` for a reference to any stack of the app.

    Raises:
        ValidationError: the stacks are in different apps, or in environments between which nothing can be carried.
    """
    producer = Stack.of(reference.target)
    if producer is consumer:
        return reference
    if producer.node.root is not consumer.node.root:
        raise ValidationError(
            "Cannot reference across apps. Consuming and producing stacks must be defined within the same CDK app.",
            scope=consumer,
            fix="make both stacks in one App, or pass the value as text, as by a parameter of Systems Manager",
        )
    parent = consumer.nested_stack_parent
    if parent is not None and _is_within(consumer, producer):
        return _through_parameter(consumer, reference, resolve_value(parent, reference))
    if producer.nested:
        value = resolve_value(consumer, _through_output(producer, reference))
        return Intrinsic({"Fn::Split": [LIST_SEPARATOR, value]}) if is_list(reference) else value
    return carry_across(consumer, producer, reference)


def _is_within(stack: Stack, outer: Stack) -> bool:
    current: Stack | None = stack
    while current is not None:
        if current is outer:
            return True
        current = current.nested_stack_parent
    return False


def _through_parameter(nested: Stack, reference: CfnReference, value: IResolvable) -> CfnReference:
    """Give a nested stack the value as a parameter; return the reference to that."""
    from aws_cdk.core.cfn_parameter import CfnParameter
    from aws_cdk.core.token import is_resolvable_object

    name = f"reference-to-{Names.node_unique_id(reference.target.node)}{reference.display_name}"
    parameter = nested.node.try_find_child(name)
    if parameter is None:
        parameter = CfnParameter(nested, name, type="String")
        as_text = string_of(value) if is_resolvable_object(value) else str(value)
        _as_nested(nested).set_parameter(parameter.logical_id, as_text)
    return CfnReference.of_attribute(parameter, "Ref")


def _as_nested(stack: Stack) -> NestedStack:
    return stack  # type: ignore[return-value]  # callers have checked that it is nested


def _through_output(producer: Stack, reference: CfnReference) -> CfnReference:
    """Give a nested stack an output for the value; return the reference to that in its parent."""
    name = f"{Names.node_unique_id(reference.target.node)}{reference.display_name}"
    output = producer.node.try_find_child(name)
    if output is None:
        output = CfnOutput(producer, name, value=_output_value(reference))
    resource = producer.nested_stack_resource
    if resource is None:
        raise ValidationError("assertion failed: a nested stack has no resource", scope=producer)
    # Resolved now, since the attribute's name is part of later names.
    logical_id = producer.resolve(output.logical_id)
    return resource.get_att(f"Outputs.{logical_id}")  # type: ignore[return-value]  # get_att makes a CfnReference


# --------------------------------------------------------------------------
# exports
# --------------------------------------------------------------------------


def export_value(stack: Stack, value: Any, name: str | None, description: str | None) -> str:
    """Export ``value`` from ``stack``; return its import as a string.

    Raises:
        ValidationError: the value is plain and no name is given.
    """
    if name is not None:
        CfnOutput(stack, f"Export{name}", value=_as_text(value), export_name=name, description=description)
        return Fn.import_value(name)
    output = export_reference(stack, _exportable(stack, value), description)
    return Fn.import_value(str(stack.resolve(output.export_name)))


def export_list_value(stack: Stack, value: Any, name: str | None, description: str | None) -> list[str]:
    """Export a list of strings from ``stack``; return its import as a list."""
    if name is not None:
        listed = value if isinstance(value, list) else Token.as_list(value)
        joined = Fn.join(LIST_SEPARATOR, listed)
        CfnOutput(stack, f"Export{name}", value=joined, export_name=name, description=description)
        return Fn.split(LIST_SEPARATOR, Fn.import_value(name))
    output = export_reference(stack, _exportable(stack, value), description, as_list=True)
    return Fn.split(LIST_SEPARATOR, Fn.import_value(str(stack.resolve(output.export_name))))


def _as_text(value: Any) -> Any:
    return Token.as_string(value) if is_unresolved(value) else value


def _exportable(stack: Stack, value: Any) -> Reference:
    token = Tokenization.reverse(value) if is_unresolved(value) else None
    while token is not None and not isinstance(token, CfnReference):
        inner = token.resolve(Resolver(stack))
        following = Tokenization.reverse(inner) if is_unresolved(inner) else None
        if following is None or following is token:
            break
        token = following
    if not isinstance(token, Reference):
        raise ValidationError(
            "exportValue: either supply 'name' or make sure to export a resource attribute (like 'bucket.bucketName')",
            scope=stack,
        )
    return _in_template_of(stack, token)


def _in_template_of(stack: Stack, reference: Reference) -> Reference:
    """Return the reference as it stands in the template of ``stack``: what is in its nested stacks is an output of theirs.

    Raises:
        ValidationError: it is to a resource of another stack.
    """
    owner = Stack.of(reference.target)
    if owner is stack:
        return reference
    if isinstance(reference, CfnReference) and _is_within(owner, stack):
        return _in_template_of(stack, _through_output(owner, reference))
    raise ValidationError(
        f"exportValue: Referenced resource must be in stack '{stack.node.path}', got '{reference.target.node.path}'",
        scope=stack,
        fix="export it from the stack that has it",
    )


def export_reference(
    stack: Stack, reference: Reference, description: str | None = None, *, as_list: bool = False
) -> CfnOutput:
    """Return the output of ``stack`` that exports ``reference``, making it if there is none."""
    return output_in(stack, "Exports", reference, description, export=True, as_list=as_list)


def output_in(
    stack: Stack,
    group: str,
    reference: Reference,
    description: str | None = None,
    *,
    export: bool = False,
    as_list: bool = False,
) -> CfnOutput:
    """Return the output for ``reference`` in a group of generated outputs of ``stack``, making it if there is none."""
    if isinstance(reference.target, CfnElement):
        reference.target._lock_logical_id()
    scope = stack.node.try_find_child(group) or Construct(stack, group)
    id = f"Output{export_id(stack, reference)}"
    output = scope.node.try_find_child(id)
    if output is None:
        name = _export_name(scope, id) if export else None
        value = _output_value(reference, as_list=as_list)
        output = CfnOutput(scope, id, value=value, export_name=name, description=description)
    return output


def export_id(stack: Stack, reference: Reference) -> str:
    """Return the text that a generated output is known by: the intrinsic as it stands in the template.

    Raises:
        ValidationError: there is a token in it still.
    """
    from cloud_assembly.schema.json_text import json_text

    id = json_text(stack.resolve(reference))
    _refuse_tokens(stack, id)
    return id


def _refuse_tokens(stack: Stack, name: str) -> None:
    if is_unresolved(name):
        from cloud_assembly.schema.json_text import json_text

        raise ValidationError(
            f"unresolved token in generated export name: {json_text(stack.resolve(name))}",
            scope=stack,
            fix="name the construct that is referred to by plain text, or export it with export_value(..., name=...)",
        )


def _output_value(reference: Reference, *, as_list: bool = False) -> str:
    """Return a reference as an output can carry it: lists as one text."""
    if as_list or is_list(reference):
        return Fn.join(LIST_SEPARATOR, Token.as_list(reference))
    return string_of(reference)


def is_list(reference: Reference) -> bool:
    """Tell whether a reference gives a list of texts."""
    return reference.type_hint is ResolutionTypeHint.STRING_LIST


def _export_name(exports: Construct, id: str) -> str:
    stack = Stack.of(exports)
    # Without the flag, as the peer: whatever is above the stack counts too, but for the app and what is directly in it.
    start = len(stack.node.scopes) if flag_enabled(exports.node, _STACK_RELATIVE) else 2
    components = [scope.node.id for scope in exports.node.scopes[start:]] + [id]
    prefix = f"{stack.stack_name}:" if stack.stack_name else ""
    local = make_unique_id(components)
    room = 255 - len(prefix)
    name = prefix + local[max(0, len(local) - room) :]
    _refuse_tokens(stack, name)  # a nested stack has no name that is known
    return name


def strong_import(consumer: Stack, producer: Stack, reference: CfnReference) -> IResolvable:
    """Export the value from its stack and return the import, which keeps the export from being removed."""
    output = export_reference(producer, reference)
    consumer.add_stack_dependency(
        producer, f"{consumer.node.path} -> {reference.target.node.path}.{reference.display_name}"
    )
    name = str(producer.resolve(output.export_name))
    imported = {"Fn::ImportValue": name}
    if is_list(reference):
        return Intrinsic({"Fn::Split": [LIST_SEPARATOR, imported]})
    return Intrinsic(imported)
