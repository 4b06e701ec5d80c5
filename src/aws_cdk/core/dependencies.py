"""Dependencies between resources, and between the stacks they live in."""

from __future__ import annotations

import itertools
from typing import Any

from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack, StackDependency


def add_dependency(source: Any, target: Any, reason: str | None = None) -> None:
    """Have ``source`` made after ``target``; each is a resource or a stack, in any stack of one app.

    Raises:
        ValidationError: it would make a cycle, or the two are in different stages.
    """
    _operate(source, target, reason, add=True)


def remove_dependency(source: Any, target: Any) -> None:
    """Take back what :func:`add_dependency` did."""
    _operate(source, target, None, add=False)


def _operate(source: Any, target: Any, reason: str | None, *, add: bool) -> None:
    if source is target:
        return
    source_stack, target_stack = Stack.of(source), Stack.of(target)
    source_stage, target_stage = source_stack._stage, target_stack._stage
    if source_stage is not target_stage:
        raise ValidationError(
            f"You cannot have a dependency from '{source.node.path}' (in {_describe(source_stage)}) to "
            f"'{target.node.path}' (in {_describe(target_stage)}): dependency cannot cross stage boundaries",
            fix="pass plain names between stages; a stage is deployed on its own",
        )
    # The innermost stack that holds both, nested stacks included.
    source_chain, target_chain = _chain(source_stack), _chain(target_stack)
    common: Stack | None = None
    for first, second in zip(source_chain, target_chain, strict=False):
        if first is not second:
            break
        common = first
    if common is None:
        # No common stack: the top-level stacks depend on each other.
        if add:
            _add_stack_dependency(source_chain[0], target_chain[0], source, target, reason)
        else:
            source_chain[0]._stack_dependencies.pop(id(target_chain[0]), None)
        return
    if source is common or target is common:
        return  # one contains the other: that order is a given
    source_resource = _resource_in(common, source_chain, source)
    target_resource = _resource_in(common, target_chain, target)
    if source_resource is None or target_resource is None or source_resource is target_resource:
        return
    if add:
        source_resource._add_resource_dependency(target_resource)
    else:
        source_resource._remove_resource_dependency(target_resource)


def _describe(stage: Any) -> str:
    return f"stage '{stage.node.path}'" if stage.node.path else "the App"


def _chain(stack: Stack) -> list[Stack]:
    """The stacks from the top-level one down to ``stack``."""
    chain = [stack]
    while (parent := chain[-1].nested_stack_parent) is not None:
        chain.append(parent)
    chain.reverse()
    return chain


def _resource_in(common: Stack, chain: list[Stack], element: Any) -> CfnResource | None:
    """The resource of ``common`` that stands for ``element``: itself, or the nested stack that holds it."""
    depth = chain.index(common)
    if depth + 1 < len(chain):
        return chain[depth + 1].nested_stack_resource
    return element if isinstance(element, CfnResource) else element.nested_stack_resource


def _add_stack_dependency(source: Stack, target: Stack, by: Any, on: Any, reason: str | None) -> None:
    cycle = _path_between(target, source)
    if cycle is not None:
        steps = " -> ".join(stack.node.path for stack in cycle)
        why = _reasons_between(cycle)
        this = reason or f"{source.node.path} depends on {target.node.path}"
        raise ValidationError(
            f"'{target.node.path}' depends on '{source.node.path}' ({why}). Adding this dependency ({this}) would create a "
            f"cyclic reference: {source.node.path} -> {steps}",
            fix="move what both need into a third stack, or pass a plain name instead of a reference",
        )
    known = source._stack_dependencies.get(id(target))
    if known is None:
        known = source._stack_dependencies[id(target)] = StackDependency(target)
    known.reasons.append((by, on, reason))


def _path_between(start: Stack, goal: Stack) -> list[Stack] | None:
    """The chain of dependencies from ``start`` to ``goal``, or ``None``."""
    queue: list[list[Stack]] = [[start]]
    seen = {id(start)}
    while queue:
        path = queue.pop(0)
        if path[-1] is goal:
            return path
        for dependency in path[-1].dependencies:
            if id(dependency) not in seen:
                seen.add(id(dependency))
                queue.append([*path, dependency])
    return None


def _reasons_between(path: list[Stack]) -> str:
    texts = []
    for source, target in itertools.pairwise(path):
        for by, on, reason in source._stack_dependencies[id(target)].reasons[:1]:
            texts.append(reason or f"{by.node.path} -> {on.node.path}")
    return ", ".join(texts)


def stack_dependencies_of(source: Any) -> list[Stack]:
    """Return the stacks that a resource made its stack depend on."""
    top = _chain(Stack.of(source))[0]
    return [
        dependency.stack
        for dependency in top._stack_dependencies.values()
        if any(by is source for by, _, _ in dependency.reasons)
    ]


def apply_construct_dependencies(root: Any) -> None:
    """Turn dependencies between constructs into dependencies between the resources below them."""
    for source in root.node._iterate():
        if not source.node._dependencies:
            continue
        sources = None
        for target in source.node.dependencies:
            targets = _resources_below(target)
            if sources is None:
                sources = _resources_below(source)
            for target_resource in targets:
                for source_resource in sources:
                    source_resource.add_resource_dependency(target_resource)


def _resources_below(construct: Any) -> list[CfnResource]:
    return [found for found in construct.node._iterate() if isinstance(found, CfnResource)]
