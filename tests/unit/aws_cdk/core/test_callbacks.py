"""How methods of apps are handed a struct."""

from __future__ import annotations

import functools
from typing import Any

import jsii
from aws_cdk.aws_ec2 import IInterfaceVpcEndpointService
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.struct import Struct


class Options(Struct):
    """Two options."""

    first: str | None = None
    second: str | None = None


class App:
    """Methods as apps write them."""

    def one(self, scope: str, options: Options) -> Any:
        return scope, options.first, options.second

    def only_place(self, scope: str, options: Options, /) -> Any:
        return scope, options.first

    def keywords(self, scope: str, *, first: str, second: str | None) -> Any:
        return scope, first, second

    def some(self, scope: str, *, second: str | None, foreign: int = 7) -> Any:
        return scope, second, foreign

    def both(self, scope: str, options: Options, *, first: str = "mine") -> Any:
        return scope, options.first, first

    def any_keywords(self, scope: str, **options: Any) -> Any:
        return scope, options

    def any(self, *args: Any, **options: Any) -> Any:
        return args[0], args[1].first, options

    @staticmethod
    def static(scope: str, *, first: str) -> Any:
        return scope, first


def _call(method: Any) -> Any:
    return call_with_options(method, "scope", of=Options, first="a")


def test_a_struct_is_one_argument_where_there_is_a_place_for_it() -> None:
    app = App()
    assert _call(app.one) == ("scope", "a", None)
    assert _call(app.only_place) == ("scope", "a")
    assert _call(app.both) == ("scope", "a", "mine")


def test_options_are_keywords_as_far_as_they_are_named() -> None:
    app = App()
    assert _call(app.keywords) == ("scope", "a", None)
    assert _call(app.some) == ("scope", None, 7)
    assert _call(app.static) == ("scope", "a")


def test_any_keywords_are_those_given() -> None:
    app = App()
    assert _call(app.any_keywords) == ("scope", {"first": "a"})
    assert _call(app.any) == ("scope", "a", {})


def test_wrapped_methods_and_other_callables_are_known_by_their_signature() -> None:
    app = App()

    @functools.wraps(app.keywords)
    def wrapped(*args: Any, **options: Any) -> Any:
        return app.keywords(*args, **options)

    assert _call(wrapped) == ("scope", "a", None)
    assert _call(functools.partial(app.keywords)) == ("scope", "a", None)


def test_optional_properties_of_an_interface_need_not_be_there() -> None:
    @jsii.implements(IInterfaceVpcEndpointService)
    class Service:
        name = "service"

    @jsii.implements(IInterfaceVpcEndpointService)
    class Private(Service):
        private_dns_default = True

    assert Service().private_dns_default is None  # type: ignore[attr-defined]
    assert Private().private_dns_default is True
