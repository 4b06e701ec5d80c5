"""Aspects: visitors that see every construct of a tree before it is synthesized."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ArgumentError, ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import IConstruct

# How often the tree is gone through before aspects that keep adding constructs or aspects count as endless.
# Source: observed on aws-cdk-lib 2.275.0.
_MAX_PASSES = 102


class IAspect(Interface):
    """Visits constructs."""

    def visit(self, node: IConstruct) -> None:
        """See one construct; it may be changed, and constructs and aspects may be added."""
        raise NotImplementedError


class AspectPriority:
    """Priorities of aspects; the lowest number comes first."""

    MUTATING = 200
    """For aspects that change constructs."""
    DEFAULT = 500
    """For aspects added without a priority."""
    READONLY = 1000
    """For aspects that only look."""


class AspectOptions(Struct):
    """How an aspect is applied."""

    priority: float | None = None
    """The lowest number comes first. Default: ``AspectPriority.DEFAULT``."""


class AspectApplication:
    """An aspect as added to one construct."""

    __slots__ = ("_aspect", "_construct", "_priority")

    @checked
    def __init__(self, construct: IConstruct, aspect: IAspect, priority: float) -> None:
        self._construct = construct
        self._aspect = aspect
        self._priority = priority

    @property
    def construct(self) -> IConstruct:
        """The construct it was added to."""
        return self._construct

    @property
    def aspect(self) -> IAspect:
        """The aspect."""
        return self._aspect

    @property
    def priority(self) -> float:
        """The priority; a number that is not negative."""
        return self._priority

    @priority.setter
    def priority(self, value: float) -> None:
        if value < 0:
            raise ValidationError(
                f"Priority must be a non-negative number, got {value}",
                scope=self._construct,
                fix="use AspectPriority.MUTATING, DEFAULT or READONLY",
            )
        self._priority = value


_additions = 0  # counts added aspects, so that a walk notices when it has to start again


class Aspects:
    """The aspects of one construct; they visit it and everything below it, but for stages."""

    __slots__ = ("_applied", "_scope")

    def __init__(self, scope: Any) -> None:
        self._scope = scope
        self._applied: list[AspectApplication] = []

    @staticmethod
    def of(scope: IConstruct) -> Aspects:
        """Return the aspects of ``scope``."""
        attributes = getattr(scope, "__dict__", None)
        if attributes is None or not hasattr(scope, "node"):
            raise ArgumentError(
                f"type of argument scope must be constructs.IConstruct; got {type(scope).__name__} instead"
            )
        aspects = attributes.get("_aspects")
        if aspects is None:
            aspects = attributes["_aspects"] = Aspects(scope)
        return aspects  # type: ignore[no-any-return]  # set in the line above

    @takes(AspectOptions)
    def add(self, aspect: IAspect, options: AspectOptions) -> None:
        """Add an aspect."""
        global _additions
        if not callable(getattr(aspect, "visit", None)):
            raise ArgumentError(f"type of argument aspect must be aws_cdk.IAspect; got {type(aspect).__name__} instead")
        priority = AspectPriority.DEFAULT if options.priority is None else options.priority
        self._applied.append(AspectApplication(self._scope, aspect, priority))
        _additions += 1

    @property
    def all(self) -> list[IAspect]:
        """The aspects added here."""
        return [application.aspect for application in self._applied]

    @property
    def applied(self) -> list[AspectApplication]:
        """The aspects added here, with their priorities."""
        return list(self._applied)


def invoke_aspects(root: Any, stabilize: bool | None = None) -> None:
    """Let the aspects of ``root`` and below visit their constructs, parents first; stages below are left alone.

    On each construct the lowest priority comes first; among equals aspects of outer constructs do, then those added first.
    Each application of an aspect visits a construct once. Constructs and aspects that aspects add are visited as well if
    ``stabilize`` says so, by default if the flag ``@aws-cdk/core:aspectStabilization`` is on.

    Raises:
        ValidationError: an aspect should visit a construct that an aspect of a higher number has visited already, or
            aspects add constructs without end.
    """
    walk = _Walk()
    if stabilize is None:
        stabilize = flag_enabled(root.node, "@aws-cdk/core:aspectStabilization")
    if not stabilize:
        walk.once(root, [])
        return
    for _ in range(_MAX_PASSES):
        if not walk.stabilizing(root):
            return
    raise ValidationError(
        "We have detected a possible infinite loop while invoking Aspects. Please check your Aspects and verify there is no "
        "configuration that would cause infinite Aspect or Node creation.",
        scope=root,
    )


class _Walk:
    """Goes through a tree, and knows which application has visited which construct."""

    def __init__(self) -> None:
        self._invoked: dict[int, list[AspectApplication]] = {}
        self._warned = False
        from aws_cdk.core.stage import Stage

        self._stage: type = Stage

    def once(self, construct: Any, inherited: list[AspectApplication]) -> None:
        """Visit with the aspects that are there when a construct's turn comes."""
        own = construct.__dict__.get("_aspects")
        applications = _sorted(inherited, own._applied) if own is not None else inherited
        count = _own_count(construct)
        for application in applications:
            application.aspect.visit(construct)
            if not self._warned and _own_count(construct) != count:
                from aws_cdk.core.annotations import Annotations

                Annotations.of(construct).add_warning_v2(
                    "@aws-cdk/core:ignoredAspect",
                    "We detected an Aspect was added via another Aspect, and will not be applied",
                )
                self._warned = True
        for child in construct.node.children:
            if not isinstance(child, self._stage):
                self.once(child, applications)

    def stabilizing(self, root: Any) -> bool:
        """Go through the tree; stop where a visit adds an aspect. Tell whether anything was visited."""
        visited = False
        stage = self._stage
        pending: list[tuple[Any, list[AspectApplication]]] = [(root, [])]
        while pending:
            construct, inherited = pending.pop()
            own = construct.__dict__.get("_aspects")
            applications = _sorted(inherited, own._applied) if own is not None and own._applied else inherited
            if applications:
                invoked = self._invoked.setdefault(id(construct), [])
                if len(invoked) != len(applications):
                    additions = _additions
                    for application in applications:
                        if any(known is application for known in invoked):
                            continue
                        self._check_order(construct, application, invoked)
                        application.aspect.visit(construct)
                        invoked.append(application)
                        visited = True
                        if _additions != additions:
                            return True
            children = construct.node._children
            if children:
                pending.extend(
                    [(child, applications) for child in reversed(children.values()) if not isinstance(child, stage)]
                )
        return visited

    @staticmethod
    def _check_order(construct: Any, application: AspectApplication, invoked: list[AspectApplication]) -> None:
        if not invoked or invoked[-1].priority <= application.priority:
            return
        last = invoked[-1]
        raise ValidationError(
            f"Cannot invoke Aspect {type(application.aspect).__name__} with priority {application.priority} on node "
            f"{construct.node.path}: an Aspect {type(last.aspect).__name__} with a lower priority (added at "
            f"{last.construct.node.path} with priority {last.priority}) was already invoked on this node.",
            scope=construct,
            fix="give the aspect that is added later a higher number as priority",
        )


def _sorted(inherited: list[AspectApplication], own: list[AspectApplication]) -> list[AspectApplication]:
    return sorted([*inherited, *own], key=lambda application: application._priority)


def _own_count(construct: Any) -> int:
    own = construct.__dict__.get("_aspects")
    return 0 if own is None else len(own._applied)
