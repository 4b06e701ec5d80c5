from __future__ import annotations

from aws_cdk import App, Aspects, CfnResource, IAspect, Mixin, Mixins, Shims, Stack
from constructs import IConstruct


class Noting(Mixin):
    def __init__(self, seen: list[str]) -> None:
        self.seen = seen

    def supports(self, construct: IConstruct) -> bool:
        return isinstance(construct, CfnResource)

    def apply_to(self, construct: IConstruct) -> None:
        self.seen.append(construct.node.path)


class Visiting(IAspect):
    def __init__(self, seen: list[str]) -> None:
        self.seen = seen

    def visit(self, node: IConstruct) -> None:
        self.seen.append(node.node.path)


def app_with_resource() -> App:
    app = App()
    CfnResource(Stack(app, "S"), "R", type="A::B::C")
    return app


def test_a_mixin_as_an_aspect_works_at_synthesis() -> None:
    app, seen = app_with_resource(), list[str]()
    Aspects.of(app).add(Shims.as_aspect(Noting(seen)))
    assert seen == []

    app.synth()

    assert seen == ["S/R"]


def test_an_aspect_as_a_mixin_works_at_once() -> None:
    app, seen = app_with_resource(), list[str]()

    Mixins.of(app).apply(Shims.as_mixin(Visiting(seen)))

    assert seen == ["", "S", "S/R"]
