"""``tree.json``: the construct tree as tools show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.synthesis import SynthesisSession

_VERSION = "2.275.0"
_CONSTRUCTS_VERSION = "10.8.1"
_names: dict[type, tuple[str, str]] = {}


def construct_info(cls: type) -> tuple[str, str]:
    """Return the qualified name and version under which a class shows in the tree.

    A class of an app shows the nearest class of ours it derives from.
    """
    known = _names.get(cls)
    if known is None:
        known = _names[cls] = _find_info(cls)
    return known


def _find_info(cls: type) -> tuple[str, str]:
    for base in cls.__mro__:
        declared = base.__dict__.get("_fqn")
        if declared is not None:
            return declared, _VERSION
        module = base.__module__
        package, _, rest = module.partition(".")
        if package == "aws_cdk" and not base.__name__.startswith("_"):
            service = rest.partition(".")[0]
            prefix = "aws-cdk-lib" if service == "core" else f"aws-cdk-lib.{service}"
            return f"{prefix}.{base.__qualname__}", _VERSION
        if package == "constructs" and base.__name__ in ("Construct", "RootConstruct"):
            return f"constructs.{base.__name__}", _CONSTRUCTS_VERSION
    return "constructs.Construct", _CONSTRUCTS_VERSION


class TreeMetadata(Construct):
    """Writes the tree of the app it is in."""

    _fqn = "constructs.Construct"

    def __init__(self, scope: Construct) -> None:
        super().__init__(scope, "Tree")

    def _write_tree(self, session: SynthesisSession) -> None:
        from cloud_assembly.schema.files import write_tree

        write_tree(session.outdir, {"version": "tree-0.1", "tree": _describe(self.node.root)})
        session.assembly.add_artifact("Tree", {"type": "cdk:tree", "properties": {"file": "tree.json"}})


def _describe(construct: Any) -> dict[str, Any]:
    node = construct.node
    shown_as = construct.__dict__.get("shown_as")
    fqn, version = construct_info(type(construct)) if shown_as is None else (shown_as, _VERSION)
    described: dict[str, Any] = {
        "id": node.id or "App",
        "path": node.path,
        "constructInfo": {"fqn": fqn, "version": version},
    }
    attributes = _attributes(construct)
    if attributes:
        described["attributes"] = attributes
    children = node._children
    if children:
        described["children"] = {child.node.id: _describe(child) for child in children.values()}
    return described


def _attributes(construct: Any) -> dict[str, Any] | None:
    own = getattr(construct, "_tree_attributes", None)
    if own is not None:
        return own()  # type: ignore[no-any-return]  # L1 classes give their resolved properties
    inspect = getattr(construct, "inspect", None)
    if inspect is None:
        return None
    from aws_cdk.core.resolve import Resolver
    from aws_cdk.core.tree_inspector import TreeInspector

    inspector = TreeInspector()
    inspect(inspector)
    return Resolver(construct).resolve(inspector.attributes)  # type: ignore[no-any-return]  # a mapping stays one
