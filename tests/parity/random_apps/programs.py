"""Makes random programs: statements that build constructs and values from the API's types and call their methods."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any, TypedDict

from tests.parity.random_apps.api_types import ROOT, SCOPES, UNREACHABLE, ApiTypes, Producer, Type, is_deprecated
from tests.parity.random_apps.api_types import python_member as member_name
from tests.parity.random_apps.texts import number_for, text_for

# They change nothing, or ask for what only the framework has.
NOT_CALLED = frozenset({"toString", "with", "validate", "resolve"})
NOT_READ = frozenset({"creationStack"})
DEEPEST = 5
LARGEST = 120
ANYTHING = ("{'a': 1}", "'any'", "['l', 2]", "{'k': {'n': [True]}}", "7")
MOMENT = "datetime.datetime(2030, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)"


class Program(TypedDict):
    """Statements over the stack ``s`` (also ``s2``, and ``s3`` nested in ``s``); ``rec(value)`` has a value compared."""

    about: str
    with_environment: bool
    statements: list[str]


class NoValue(Exception):
    """There is no way to make a value of a type."""


class Composer:
    """Composes the statements of one program.

    Args:
        share: How many of the optional options are given, from 0 to 1.
        scopes: The stacks that constructs are made in.
        reuse: How often an object made before is taken where one is wanted, from 0 to 1.
    """

    def __init__(
        self, api: ApiTypes, random: Random, share: float, scopes: Sequence[str] = ("s",), reuse: float = 0
    ) -> None:
        self.statements: list[str] = []
        self._api = api
        self._random = random
        self._share = share
        self._scopes = scopes
        self._reuse = reuse
        self._ids = 0
        self._variables = 0
        self._size = 0
        self._made: dict[str, list[str]] = defaultdict(list)

    # -- statements ---------------------------------------------------------

    def construct(self, name: str) -> str:
        """Add a construct of a class, and return its variable."""
        initializer = self._api[name]["initializer"]
        return self._assign(f"{self._api.python_name(name)}({self._arguments(initializer, name, 0)})", name)

    def value(self, name: str) -> str:
        """Add an object of a class, and return the expression for it."""
        return self._assign(self._object(name, 0), name)

    def calls(self, variable: str, name: str, count: int, record: bool = False) -> None:
        """Add calls of up to ``count`` methods of an object."""
        methods = [each for each in self._api.methods(name) if each[1]["name"] not in NOT_CALLED]
        for owner, method in self._random.sample(methods, min(len(methods), count)):
            with self.attempt():
                call = f"{variable}.{member_name(method['name'])}({self._arguments(method, owner, 2)})"
                self.statements.append(f"rec({call})" if record else call)

    def readings(self, variable: str, name: str, count: int) -> None:
        """Add readings of up to ``count`` properties of an object."""
        names = [each for each in self._api.properties(name) if each not in NOT_READ]
        for each in self._random.sample(names, min(len(names), count)):
            self.statements.append(f"rec({variable}.{member_name(each)})")

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Take back what is added within, if it comes to a value that there is no way to make."""
        statements = len(self.statements)
        made = {name: len(variables) for name, variables in self._made.items()}
        try:
            yield
        except NoValue:
            del self.statements[statements:]
            for name, variables in self._made.items():
                del variables[made.get(name, 0) :]

    def _assign(self, expression: str, name: str) -> str:
        self._variables += 1
        variable = f"v{self._variables}"
        self.statements.append(f"{variable} = {expression}")
        self._made[name].append(variable)
        return variable

    # -- expressions --------------------------------------------------------

    def _value(self, type_: Type, name: str, owner: str, depth: int) -> str:
        self._size += 1
        if "primitive" in type_:
            return self._primitive(type_["primitive"], name, owner)
        if "collection" in type_:
            return self._collection(type_["collection"], name, owner, depth)
        if "union" in type_:
            parts = [
                part
                for part in type_["union"]["types"]
                if part.get("fqn") != f"{ROOT}IResolvable" and self._api.cost(part) < UNREACHABLE
            ]
            if not parts:
                raise NoValue
            return self._value(self._random.choice(parts), name, owner, depth)
        if "intersection" in type_:
            return self._value(type_["intersection"]["types"][0], name, owner, depth)
        full_name = type_["fqn"]
        if full_name in SCOPES:
            return "s"
        if full_name not in self._api:
            raise NoValue
        described = self._api[full_name]
        if described["kind"] == "enum":
            members = [member for member in described["members"] if not is_deprecated(member)] or described["members"]
            return f"{self._api.python_name(full_name)}.{self._random.choice(members)['name']}"
        if self._api.is_struct(full_name):
            return f"{self._api.python_name(full_name)}({self._options(full_name, depth)})"
        return self._object(full_name, depth)

    def _primitive(self, kind: str, name: str, owner: str) -> str:
        if kind == "string":
            return text_for(name, owner, self._random)
        if kind == "number":
            return number_for(name, self._random)
        if kind == "boolean":
            return self._random.choice(("True", "False"))
        return MOMENT if kind == "date" else self._random.choice(ANYTHING)

    def _collection(self, collection: Type, name: str, owner: str, depth: int) -> str:
        count = self._random.choice((0, 1, 1, 1, 2)) if depth < DEEPEST else 0
        items = [self._value(collection["elementtype"], name, owner, depth + 1) for _ in range(count)]
        if collection["kind"] == "array":
            return f"[{', '.join(items)}]"
        return "{" + ", ".join(f"'k{index}': {item}" for index, item in enumerate(items)) + "}"

    def _options(self, struct: str, depth: int) -> str:
        share = self._share if depth < 2 else self._share * 0.6 if depth < 4 else 0.05
        given = []
        for option in self._api.options(struct):
            optional = option.get("optional")
            if is_deprecated(option) or (
                optional
                and (self._size > LARGEST or self._random.random() > share or self._api.cost(option["type"]) > DEEPEST)
            ):
                continue
            try:
                given.append(
                    f"{member_name(option['name'])}={self._value(option['type'], option['name'], struct, depth + 1)}"
                )
            except NoValue:
                if not optional:
                    raise
        return ", ".join(given)

    def _arguments(self, function: Type, owner: str, depth: int) -> str:
        parameters = list(function.get("parameters", ()))
        options = ""
        if (
            parameters
            and not parameters[-1].get("variadic")
            and self._api.is_struct(parameters[-1]["type"].get("fqn", ""))
        ):
            options = self._options(parameters.pop()["type"]["fqn"], depth)
        given = []
        for parameter in parameters:
            if parameter["name"] == "scope":
                given.append(self._random.choice(self._scopes))
            elif parameter["name"] == "id":
                self._ids += 1
                given.append(f"'X{self._ids}'")
            elif parameter.get("variadic"):
                count = self._random.choice((0, 1, 2))
                given += [self._value(parameter["type"], parameter["name"], owner, depth + 1) for _ in range(count)]
            elif parameter.get("optional") and self._random.random() < 0.5:
                break
            else:
                given.append(self._value(parameter["type"], parameter["name"], owner, depth + 1))
        return ", ".join([*given, options] if options else given)

    def _object(self, name: str, depth: int) -> str:
        if self._made[name] and self._random.random() < self._reuse:
            return self._random.choice(self._made[name])
        producers = self._api.producers(name)
        if not producers:
            raise NoValue
        if depth >= 3:
            least = min(map(self._api.cost_of, producers))
            producers = [each for each in producers if self._api.cost_of(each) <= least + 1]
        # Classes with many constants would be taken nearly always.
        by_class: dict[str, list[Producer]] = defaultdict(list)
        for each in producers:
            by_class[f"{each.kind} {each.owner}"].append(each)
        producer = self._random.choice(by_class[self._random.choice(sorted(by_class))])
        owner = self._api.python_name(producer.owner)
        if producer.kind == "constant":
            spelled = producer.member["name"]
            return f"{owner}.{spelled if producer.member.get('const') or spelled.isupper() else member_name(spelled)}"
        called = owner if producer.kind == "constructor" else f"{owner}.{member_name(producer.member['name'])}"
        return self._assign(f"{called}({self._arguments(producer.member, producer.owner, depth + 1)})", name)


def of_construct(api: ApiTypes, name: str, random: Random) -> list[str]:
    """Return statements that make a construct and call some of its methods."""
    composer = Composer(api, random, random.choice((0.04, 0.1, 0.2, 0.4)))
    composer.calls(composer.construct(name), name, random.choice((0, 1, 1, 2, 3, 4)))
    return composer.statements


def of_resource(api: ApiTypes, name: str, random: Random) -> list[str]:
    """Return statements that make an L1 construct and read some of its properties."""
    composer = Composer(api, random, random.choice((0.1, 0.3, 0.6)))
    composer.readings(composer.construct(name), name, 5)
    return composer.statements


def of_value(api: ApiTypes, name: str, random: Random) -> list[str]:
    """Return statements that make an object that is no construct, call its methods and read its properties."""
    composer = Composer(api, random, random.choice((0.04, 0.1, 0.2, 0.4)))
    variable = composer.value(name)
    composer.calls(variable, name, random.choice((1, 2, 3, 4)), record=True)
    composer.readings(variable, name, 4)
    return composer.statements


def of_several(api: ApiTypes, names: Sequence[str], random: Random) -> list[str]:
    """Return statements that make several constructs, of each other, in two stacks and a nested one."""
    scopes = ("s", "s", "s", "s2", "s3") if random.random() < 0.6 else ("s",)
    composer = Composer(api, random, random.choice((0.03, 0.08, 0.15, 0.25)), scopes, reuse=0.65)
    made = []
    for _ in range(random.choice((2, 3, 3, 4))):
        name = random.choice(names)
        with composer.attempt():
            made.append((composer.construct(name), name))
    for variable, name in made:
        composer.calls(variable, name, random.choice((0, 1, 2)))
    return composer.statements


KINDS: dict[str, tuple[Callable[[ApiTypes], list[str]], Callable[[ApiTypes, Any, Random], list[str]]]] = {
    "constructs": (ApiTypes.constructs, of_construct),
    "resources": (ApiTypes.resources, of_resource),
    "values": (ApiTypes.values, of_value),
    "apps": (ApiTypes.constructs, of_several),
}


def make_programs(api: ApiTypes, kind: str, only: str, seed: int, count: int) -> list[Program]:
    """Make programs of a kind, over the classes whose names match ``only``; the same for the same seed."""
    listed, compose = KINDS[kind]
    names = [name for name in listed(api) if re.search(only, name)]
    random = Random(seed)
    random.shuffle(names)
    programs: list[Program] = []
    for index in range(count * 2 if names else 0):
        if len(programs) == count:
            break
        name = names[index % len(names)]
        own = Random(random.random())
        try:
            statements = compose(api, names if kind == "apps" else name, own)
        except NoValue:
            continue
        about = kind if kind == "apps" else name.removeprefix(ROOT)
        programs.append({"about": about, "with_environment": own.random() < 0.3, "statements": statements})
    return programs
