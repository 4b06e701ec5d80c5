"""Classes of apps that derive from the library's have names of their own, as with the official library.

What these apps do was observed to work there, with the templates told here.
"""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, CfnElement, Stack, Stage
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template
from constructs import Construct


def private_names(cls: type[Stack]) -> list[str]:
    """The names with an underscore that the library uses on objects of one of its classes."""
    made = cls(App(), "S")
    of_classes = {name for base in cls.__mro__ for name in vars(base)}
    return sorted(name for name in of_classes | set(vars(made)) if name[0] == "_" and name[1] != "_")


@pytest.mark.parametrize("early", [False, True])
def test_every_private_attribute_of_a_stack_may_be_an_apps_own(early: bool) -> None:
    names = [name for name in private_names(Stack) if name != "_allocate_logical_id"]

    class Mine(Stack):
        def __init__(self, scope: Construct, id: str) -> None:
            if early:
                self._take_all()
            super().__init__(scope, id, stack_name="told", description="a stack")
            if not early:
                self._take_all()
            s3.Bucket(self, "Bucket")

        def _take_all(self) -> None:
            for name in names:
                setattr(self, name, f"mine: {name}")

    app = App()
    stack = Mine(app, "S")
    other = Mine(app, "Other")
    stack.add_dependency(other)

    assert Template.from_stack(stack).to_json()["Description"] == "a stack"
    assert stack.stack_name == "told"
    assert stack.dependencies == [other]
    assert [getattr(stack, name) for name in names] == [f"mine: {name}" for name in names]


def test_methods_of_an_app_do_not_stand_in_for_private_ones() -> None:
    class Mine(Stack):
        _description = "of the class"

        def _generate_stack_name(self, prefix: str = "") -> str:  # another method, of the app
            return "mine"

        def _write_template(self) -> None:  # type: ignore[override]  # likewise
            raise AssertionError("the library has its own")

        def _allocate_logical_id(self, cfn_element: CfnElement) -> str:
            return f"Own{super()._allocate_logical_id(cfn_element)}"

    stack = Mine(App(), "S", description="of the stack")
    s3.CfnBucket(stack, "Bucket")
    written = Template.from_stack(stack).to_json()

    assert stack._generate_stack_name("x") == "mine"
    assert stack.stack_name == "S"
    assert stack._description == "of the class"
    assert written["Description"] == "of the stack"
    assert "OwnBucket" in written["Resources"]


def test_overrides_are_called_when_the_constructor_has_returned() -> None:
    class Noted(lambda_.Function):
        def __init__(self, scope: Construct, id: str, **options: Any) -> None:
            super().__init__(scope, id, **options)
            self.noted: list[str] = []

        def add_environment(self, key: str, value: str, **options: Any) -> lambda_.Function:
            self.noted.append(key)
            return super().add_environment(key, value, **options)

        @property
        def function_name(self) -> str:  # type: ignore[override]  # an attribute there
            return f"{self.noted}"

    stack = Stack(App(), "S")
    function = Noted(
        stack,
        "Function",
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("x"),
        environment={"GIVEN": "1"},
    )
    function.add_environment("ADDED", "2")

    assert function.function_name == "['ADDED']"
    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::Function", {"Environment": {"Variables": {"GIVEN": "1", "ADDED": "2"}}}
    )


def test_a_class_between_has_its_names_too() -> None:
    class Between(Stage):
        def __init__(self, scope: Construct, id: str) -> None:
            super().__init__(scope, id)
            self._assembly = "between"  # type: ignore[assignment]  # a name of the library's, and the app's own

    class Mine(Between):
        def __init__(self, scope: Construct, id: str) -> None:
            super().__init__(scope, id)
            self._builder = "mine"  # type: ignore[assignment]  # a name of the library's, and the app's own

    app = App()
    stage = Mine(app, "Stage")
    Stack(stage, "S")

    assert app.synth().get_nested_assembly("assembly-Stage").stacks[0].stack_name == "Stage-S"
    assert [getattr(stage, name) for name in ("_assembly", "_builder")] == ["between", "mine"]


def test_classes_may_say_how_attributes_are_set() -> None:
    class Mine(Stack):
        def __init__(self, scope: Construct, id: str) -> None:
            super().__init__(scope, id, stack_name="told")
            self._name = "mine"

        def __setattr__(self, name: str, value: Any) -> None:
            super().__setattr__(name, value)

    stack = Mine(App(), "S")

    assert (stack.stack_name, stack._name) == ("told", "mine")


def test_constructors_that_fail_leave_the_class_as_it_was() -> None:
    class Mine(s3.Bucket):
        pass

    stack = Stack(App(), "S")
    with pytest.raises(TypeError):
        Mine(stack, "Bucket", versioned="yes")  # type: ignore[arg-type]  # what the test is about

    assert isinstance(Mine(stack, "Other"), Mine)


def test_a_property_that_overrides_an_attribute_reads_it_by_super() -> None:
    class Named(s3.Bucket):
        @property
        def bucket_name(self) -> str:  # type: ignore[override]  # an attribute there
            return f"pre-{super().bucket_name}"

        @property
        def own(self) -> str:
            return str(getattr(super(), "own", "none"))

    class Run(lambda_.Function):
        @property
        def role(self) -> Any:  # type: ignore[override]  # an attribute there
            return super().role

    stack = Stack(App(), "S")
    bucket, plain = Named(stack, "Named"), s3.Bucket(stack, "Plain")
    run = Run(stack, "Run", runtime=lambda_.Runtime.PYTHON_3_13, handler="i.h", code=lambda_.Code.from_inline("x"))

    assert stack.resolve(bucket.bucket_name) == {"Fn::Join": ["", ["pre-", {"Ref": "NamedD2F31604"}]]}
    assert bucket.own == "none"
    assert not hasattr(plain, "own")
    assert stack.resolve(plain.bucket_name) == {"Ref": "Plain295EB121"}
    assert run.role.node.path == "S/Run/ServiceRole"
