"""Dependencies between resources, and between the stacks they live in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack, StackDependency
from aws_cdk.core.stage import Stage


def add_dependency(source: Any, target: Any, reason: str) -> None:
    """Have ``source`` made after ``target``; each is a resource, a stack or another construct, in one app.

    Where they are in different stacks, the stacks depend on each other, or what stands for them in a stack around both.
    Constructs outside of stacks are passed over.

    Raises:
        ValidationError: it would make a cycle, the two are in different stages, or ``target`` holds ``source``.
    """
    pair = _Pair(source, target)
    if not pair.matters:
        return
    if pair.common is None:
        _add_stack_dependency(pair.source_chain[0], pair.target_chain[0], source, target, reason)
        return
    sources = list(_resources_in(pair.common, pair.source_chain, source))
    for target_resource in _resources_in(pair.common, pair.target_chain, target):
        for source_resource in sources:
            if source_resource is not target_resource:
                source_resource._add_resource_dependency(target_resource)


def remove_dependency(source: Any, target: Any) -> None:
    """Take back what :func:`add_dependency` did; stacks go on depending on each other if there is another reason."""
    pair = _Pair(source, target)
    if not pair.matters:
        return
    if pair.common is not None:
        for target_resource in _resources_in(pair.common, pair.target_chain, target):
            for source_resource in _resources_in(pair.common, pair.source_chain, source):
                source_resource._remove_resource_dependency(target_resource)
        return
    known = pair.source_chain[0]._stack_dependencies.get(id(pair.target_chain[0]))
    if known is not None:
        for key in [key for key in known.reasons if key[:2] == (id(source), id(target))]:
            del known.reasons[key]
        if not known.reasons:
            del pair.source_chain[0]._stack_dependencies[id(known.stack)]


class _Pair:
    """Where two constructs stand to each other.

    Attributes:
        matters: Whether there is an order to make: not if they are the same, one holds the other, or one is in no stack.
        source_chain: The stacks around the source, itself included, from the top-level one down.
        target_chain: The same of the target.
        common: The innermost stack that holds both, nested stacks included.
    """

    __slots__ = ("common", "matters", "source_chain", "target_chain")

    def __init__(self, source: Any, target: Any) -> None:
        self.matters = False
        if source is target:
            return
        source_stage, target_stage = Stage.of(source), Stage.of(target)
        if source_stage is not target_stage:
            raise ValidationError(
                f"You cannot have a dependency from '{source.node.path}' (in {_describe(source_stage)}) to "
                f"'{target.node.path}' (in {_describe(target_stage)}): dependency cannot cross stage boundaries",
                fix="pass plain names between stages; a stage is deployed on its own",
            )
        self.source_chain, self.target_chain = _chain(source), _chain(target)
        if target is source_stage or any(stack is target for stack in self.source_chain):
            kind = "stage" if target is source_stage else "nested-stack" if target.nested else "stack"
            raise ValidationError(
                f"'{source.node.path}' cannot depend on parent {kind} '{target.node.path}'",
                fix="name the constructs in it that are needed",
            )
        holds = source is target_stage or any(stack is source for stack in self.target_chain)
        self.matters = not holds and bool(self.source_chain) and bool(self.target_chain)
        self.common: Stack | None = None
        for first, second in zip(self.source_chain, self.target_chain, strict=False):
            if first is not second:
                break
            self.common = first


def _describe(stage: Any) -> str:
    return f"Stage '{stage.node.path}'" if stage.node.path else "the App"


def _chain(construct: Any) -> list[Stack]:
    """The stacks around a construct, from the top-level one down; itself if it is a stack."""
    scope = construct
    while not isinstance(scope, Stack):
        scope = scope.node.scope
        if scope is None:
            return []
    chain = [scope]
    while (parent := chain[-1].nested_stack_parent) is not None:
        chain.append(parent)
    chain.reverse()
    return chain


def _resources_in(common: Stack, chain: list[Stack], construct: Any) -> Iterator[CfnResource]:
    """Yield what stands for a construct in ``common``: the nested stack that holds it, or its own resources there."""
    depth = chain.index(common)
    if depth + 1 < len(chain):
        nested = chain[depth + 1].nested_stack_resource
        if nested is not None:
            yield nested
    else:
        yield from _resources_of_own_stack(construct)


def _resources_of_own_stack(construct: Any) -> Iterator[CfnResource]:
    if isinstance(construct, CfnResource):
        yield construct
    for child in construct.node._children.values():
        if not isinstance(child, Stack):
            yield from _resources_of_own_stack(child)


def _add_stack_dependency(source: Stack, target: Stack, by: Any, on: Any, reason: str) -> None:
    cycle = _path_between(target, source)
    if cycle is not None:
        steps = " -> ".join(stack.node.path for stack in cycle)
        raise ValidationError(
            f"'{target.node.path}' depends on '{source.node.path}' ({_reasons_between(cycle)}). Adding this dependency "
            f"({reason}) would create a cyclic reference: {source.node.path} -> {steps}",
            fix="move what both need into a third stack, or pass a plain name instead of a reference",
        )
    known = source._stack_dependencies.get(id(target))
    if known is None:
        known = source._stack_dependencies[id(target)] = StackDependency(target)
    known.reasons[id(by), id(on), reason] = (by, on, reason)


def _path_between(start: Stack, goal: Stack) -> list[Stack] | None:
    """The first chain of dependencies found from ``start`` to ``goal``, or ``None``."""
    ways = [[start]]
    seen: set[int] = set()
    while ways:
        path = ways.pop()
        if path[-1] is goal:
            return path
        if id(path[-1]) not in seen:
            seen.add(id(path[-1]))
            ways.extend([*path, dependency] for dependency in reversed(path[-1].dependencies))
    return None


def _reasons_between(path: list[Stack]) -> str:
    steps = itertools.pairwise(path)
    return ", ".join(
        text for source, target in steps for _, _, text in source._stack_dependencies[id(target)].reasons.values()
    )


def targets_in_other_stacks(source: Any) -> list[Any]:
    """Return what ``source`` itself depends on in other top-level stacks."""
    chain = _chain(source)
    if not chain:
        return []
    known = chain[0]._stack_dependencies.values()
    found = {id(on): on for dependency in known for by, on, _ in dependency.reasons.values() if by is source}
    return list(found.values())


def apply_construct_dependencies(root: Any) -> None:
    """Turn the dependencies between constructs below ``root`` into those between resources and stacks."""
    for source in root.node._iterate():
        if source.node._dependencies:
            for target in source.node.dependencies:
                add_dependency(source, target, f"<{source.node.path}>.node.addDependency(<{target.node.path}>)")
