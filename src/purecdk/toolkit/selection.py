"""Which stacks a command is about: patterns over display ids, and the stacks that those need.

Source: selection rules observed on aws-cdk 2.1148.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from cloud_assembly.schema import CloudAssembly, StackArtifact
from purecdk.toolkit.errors import NoSuchStack, StackChoiceNeeded


class Extend(Enum):
    """Which other stacks come along with the chosen ones."""

    NONE = "none"
    DEPENDENCIES = "dependencies"
    DEPENDENTS = "dependents"


def select_stacks(
    assembly: CloudAssembly, patterns: Sequence[str], *, extend: Extend = Extend.DEPENDENCIES, all_stacks: bool = False
) -> tuple[StackArtifact, ...]:
    """Return the chosen stacks in the assembly's order.

    Without patterns: the only top-level stack, the only stack at all, or with ``all_stacks`` every top-level one. The stacks
    in an app's stages count only where there are no others: beside a pipeline, it is the pipeline that deploys them.

    Args:
        patterns: Display ids (``Prod/Api``) or stack names; ``*``, ``?`` and ``[...]`` stay within one part of a path,
            ``**`` crosses parts, ``{a,b}`` is one of several, a leading ``!`` means all that do not match.
            With ``all_stacks``, patterns are not used.

    Raises:
        NoSuchStack: a pattern matches nothing, or there are no stacks.
        StackChoiceNeeded: there are several stacks and nothing says which are meant.
    """
    if all_stacks:
        return _extended(assembly, _top_level(assembly), extend)
    if not patterns:
        candidates = _top_level(assembly)
        if len(candidates) > 1:
            names = ", ".join(stack.display_name for stack in assembly.stacks)
            raise StackChoiceNeeded(
                f"the app has {len(assembly.stacks)} stacks, and none was chosen",
                where=names,
                fix="name the stacks to use (patterns with * work), or give --all",
            )
        if not candidates:
            raise NoSuchStack("the app has no stacks", where=str(assembly.directory), fix="add a Stack to the app")
        return _extended(assembly, candidates, extend)
    unmatched = unmatched_patterns(assembly, patterns)
    if unmatched:
        names = ", ".join(stack.display_name for stack in assembly.stacks) or "none"
        raise NoSuchStack(
            f"no stack matches {', '.join(map(repr, unmatched))}",
            where=f"stacks of the app: {names}",
            fix="check the spelling; a stack in a stage is named STAGE/STACK",
        )
    return matching_stacks(assembly, patterns, extend=extend)


def matching_stacks(
    assembly: CloudAssembly, patterns: Sequence[str], *, extend: Extend = Extend.NONE
) -> tuple[StackArtifact, ...]:
    """Return the stacks that any of ``patterns`` names, and those that come along; none is no failure."""
    chosen = [stack for stack in assembly.stacks if any(matches(stack, pattern) for pattern in patterns)]
    return _extended(assembly, chosen, extend)


def unmatched_patterns(assembly: CloudAssembly, patterns: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``patterns`` that name no stack."""
    return tuple(pattern for pattern in patterns if not any(matches(stack, pattern) for stack in assembly.stacks))


def stacks_in_stages(assembly: CloudAssembly, chosen: Sequence[StackArtifact]) -> tuple[StackArtifact, ...]:
    """Return the stacks that "all" left out, since they are in a stage beside top-level stacks."""
    keys = {(stack.directory, stack.id) for stack in chosen}
    return tuple(stack for stack in assembly.stacks if (stack.directory, stack.id) not in keys)


def _top_level(assembly: CloudAssembly) -> tuple[StackArtifact, ...]:
    return tuple(stack for stack in assembly.stacks if stack.directory == assembly.directory) or assembly.stacks


def matches(stack: StackArtifact, pattern: str) -> bool:
    """Whether ``pattern`` names the stack by its display id, its stack name or its artifact id."""
    if pattern.startswith("!"):
        return not matches(stack, pattern[1:])
    expression = _expression(pattern)
    return any(expression.fullmatch(name) for name in (stack.display_id, stack.stack_name, stack.id))


def _expression(pattern: str) -> re.Pattern[str]:
    parts = []
    for token in re.findall(r"\*\*|\*|\?|\[[^\]]*\]|\{[^{}]*,[^{}]*\}|.", pattern, re.DOTALL):
        if token == "**":
            parts.append(".*")
        elif token == "*":
            parts.append("[^/]*")
        elif token == "?":
            parts.append("[^/]")
        elif token.startswith("{") and len(token) > 1:
            parts.append(f"(?:{'|'.join(_expression(each).pattern for each in token[1:-1].split(','))})")
        elif token.startswith("[") and len(token) > 2:
            inner = token[1:-1].replace("\\", "\\\\")
            parts.append(f"[{'^' + inner[1:] if inner[0] == '!' else inner}]")
        else:
            parts.append(re.escape(token))
    try:
        return re.compile("".join(parts), re.DOTALL)
    except re.error:
        return re.compile(re.escape(pattern))


def _extended(assembly: CloudAssembly, chosen: Sequence[StackArtifact], extend: Extend) -> tuple[StackArtifact, ...]:
    keys = {(stack.directory, stack.id) for stack in chosen}
    grown = extend is not Extend.NONE
    while grown:
        grown = False
        for stack in assembly.stacks:
            key = (stack.directory, stack.id)
            needs = {(other.directory, other.id) for other in assembly.dependencies_of(stack)}
            if extend is Extend.DEPENDENCIES and key in keys and not needs <= keys:
                keys |= needs
                grown = True
            elif extend is Extend.DEPENDENTS and key not in keys and needs & keys:
                keys.add(key)
                grown = True
    return tuple(stack for stack in assembly.stacks if (stack.directory, stack.id) in keys)
