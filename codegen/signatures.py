"""Writes stubs of hand-written modules with each function's arguments spelt out.

Python's type system can lift the options of a struct to keywords (``takes`` does), but not together with the names of the
parameters before them: to a type checker these are positional. In the stubs every parameter has its name, options that are
structs may be mappings at every place, and optional parameters may be left out.

A stub is the module itself, with other signatures and without the bodies that set no attributes.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from aws_cdk.core.annotation_checks import AnnotationNames
from aws_cdk.core.struct import Field, Struct, StructLater

SOURCE = Path(__file__).resolve().parent.parent / "src" / "aws_cdk"

_MAPPING = "_Mapping"
_HEADER = "from collections.abc import Mapping as _Mapping\nfrom typing import Any as _Any\n"
_DROPPED = ("takes", "checked")


# Parts of the package whose functions apps do not call with options.
_LEFT_OUT = ("handlers", "spec", "interfaces")


def write_signatures(target: Path, packages: Collection[str] | None = None) -> int:
    """Write the stubs of all hand-written modules, or of those in ``packages``, below ``target``; return how many."""
    count = 0
    for path in sorted(SOURCE.rglob("*.py")):
        relative = path.relative_to(SOURCE)
        package = relative.parts[0]
        if path.name == "__init__.py" or package in _LEFT_OUT or (packages is not None and package not in packages):
            continue
        text = stub_of(path, ".".join(("aws_cdk", *relative.with_suffix("").parts)))
        if text is not None:
            stub = target / relative.with_suffix(".pyi")
            stub.parent.mkdir(parents=True, exist_ok=True)
            stub.write_text(text, encoding="utf-8")
            count += 1
    return count


def stub_of(path: Path, module: str) -> str | None:
    """Return the stub of a module, or ``None`` if its functions take no options and no structs."""
    source = path.read_text(encoding="utf-8")
    if "takes(" not in source and "@checked" not in source:
        return None
    return _Stub(source, module).text()


class _Stub:
    """The stub of one module, in the making."""

    def __init__(self, source: str, module: str) -> None:
        self._module = module
        self._tree = ast.parse(source)
        self._aliases: dict[tuple[str, str], str] = {}
        self._names = {node.name for node in ast.walk(self._tree) if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
        self._names |= {node.id for node in ast.walk(self._tree) if isinstance(node, ast.Name)}

    def text(self) -> str:
        """Return the text of the stub."""
        self._tree.body = list(self._statements(self._tree.body))
        imports = "".join(
            f"import {origin} as {alias}\n" if not name else f"from {origin} import {name} as {alias}\n"
            for (origin, name), alias in self._aliases.items()
        )
        return f"{_HEADER}{imports}{ast.unparse(ast.fix_missing_locations(self._tree))}\n"

    def _statements(self, body: list[ast.stmt]) -> Iterator[ast.stmt]:
        overloaded: set[str] = set()
        for statement in body:
            if isinstance(statement, ast.FunctionDef):
                if "overload" in _decorators(statement):
                    overloaded.add(statement.name)
                elif statement.name in overloaded:
                    continue  # a stub has no implementation
                yield self._function(statement)
            elif isinstance(statement, ast.ClassDef):
                statement.body = list(self._statements(statement.body))
                yield statement
            elif isinstance(statement, ast.If):
                statement.body = list(self._statements(statement.body)) or [ast.Pass()]
                statement.orelse = list(self._statements(statement.orelse))
                yield statement
            elif isinstance(statement, ast.ImportFrom):
                if statement.module != "__future__":
                    statement.names = [ast.alias(name.name, name.asname or name.name) for name in statement.names]
                    yield statement  # what a stub imports is hidden otherwise
            else:
                yield statement

    def _function(self, function: ast.FunctionDef) -> ast.FunctionDef:
        decorators = function.decorator_list
        function.decorator_list = [each for each in decorators if _name_of(each) not in _DROPPED]
        taken = next((each for each in decorators if _name_of(each) == "takes"), None)
        body: list[ast.stmt] = function.body
        if not _sets_attributes(function):
            body = [ast.Expr(ast.Constant(...))]
        if isinstance(taken, ast.Call):
            last = function.args.args.pop()
            if function.args.defaults:
                function.args.defaults.pop()
            leading = {argument.arg for argument in function.args.args}
            for field in self._struct(taken.args[0])._fields.values():
                if field.name in leading:
                    continue
                function.args.kwonlyargs.append(ast.arg(field.name, self._option(field)))
                function.args.kw_defaults.append(None if field.required else ast.Constant(None))
            if body is function.body:  # attributes are set from the options there
                assert last.annotation is not None
                made = ast.Call(last.annotation, [], [])
                body = [ast.AnnAssign(ast.Name(last.arg), last.annotation, made, simple=1), *body]
        if len(function.decorator_list) < len(decorators):
            self._widen(function.args)
        function.body = body
        return function

    def _struct(self, expression: ast.expr) -> type[Struct]:
        namespace = vars(import_module(self._module))
        name = ast.unparse(expression)
        try:
            found: Any = eval(name, namespace)  # a name of the module, as the decorator has it
        except NameError:
            found = AnnotationNames(self._module).find(name)
        struct: type[Struct] = found.load() if isinstance(found, StructLater) else found
        return struct

    def _option(self, field: Field) -> ast.expr:
        """Return the annotation of an option: mappings are taken for structs, and names are those of this module."""
        parsed = ast.parse(field.annotation, mode="eval").body
        owner = field.owner.__module__
        annotation: ast.expr = _Annotation(owner, self._named).visit(parsed)
        if not field.required and "None" not in field.annotation:
            annotation = ast.BinOp(annotation, ast.BitOr(), ast.Constant(None))
        return annotation

    def _named(self, owner: str, name: str) -> ast.expr:
        origin, original = _origin(owner, name)
        key = (origin, original)
        alias = self._aliases.get(key)
        if alias is None:
            alias = f"_{original or origin.replace('.', '_')}"
            while alias in self._names:
                alias += "_"
            self._names.add(alias)
            self._aliases[key] = alias
        return ast.Name(alias)

    def _widen(self, arguments: ast.arguments) -> None:
        own = [*arguments.posonlyargs, *arguments.args, *([arguments.vararg] if arguments.vararg else [])]
        for argument in own:
            if argument.annotation is not None:
                argument.annotation = _Annotation(self._module, None).visit(argument.annotation)


class _Annotation(ast.NodeTransformer):
    """Lets mappings stand for structs in an annotation, and puts names in their place that another module knows."""

    def __init__(self, owner: str, named: Callable[[str, str], ast.expr] | None) -> None:
        self._owner = owner
        self._named = named

    def visit_Name(self, node: ast.Name) -> ast.expr:
        named = node if self._named is None or node.id in _BUILTIN else self._named(self._owner, node.id)
        return _or_mapping(named) if _is_struct(self._owner, node.id) else named

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if not isinstance(node.value, ast.Name):
            return node
        named = node.value if self._named is None else self._named(self._owner, node.value.id)
        spelt = ast.Attribute(named, node.attr)
        return _or_mapping(spelt) if node.attr.endswith("Property") else spelt

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, str):  # an annotation within quotes
            visited: ast.expr = self.visit(ast.parse(node.value, mode="eval").body)
            return visited
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if ast.unparse(node.value) == "Nested":
            nested: ast.expr = self.visit(node.slice)
            return nested
        node.value = self.visit(node.value)
        if ast.unparse(node.value) not in ("Literal", "_Literal"):
            node.slice = self.visit(node.slice)
        return node


_BUILTIN = frozenset({"str", "int", "float", "bool", "object", "bytes", "dict", "list", "tuple", "type", "set"})


def _or_mapping(struct: ast.expr) -> ast.expr:
    mapping = ast.parse(f"{_MAPPING}[str, _Any]", mode="eval").body
    return ast.BinOp(struct, ast.BitOr(), mapping)


def _is_struct(owner: str, name: str) -> bool:
    if name in _BUILTIN or name == "Any":
        return False
    try:
        found = AnnotationNames(owner).find(name)
    except (ImportError, AttributeError, NameError, KeyError):
        return False
    return isinstance(found, type) and issubclass(found, Struct)


@cache
def _imports(module: str) -> dict[str, tuple[str, str]]:
    """Return where a module has its names from, those that only type checkers import included."""
    path = import_module(module).__file__
    if path is None:
        return {}
    found = {}
    for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.update({alias.asname or alias.name: (node.module, alias.name) for alias in node.names})
        elif isinstance(node, ast.Import):
            found.update({alias.asname or alias.name: (alias.name, "") for alias in node.names})
    return found


def _origin(owner: str, name: str) -> tuple[str, str]:
    return _imports(owner).get(name, (owner, name))


def _name_of(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).rpartition(".")[2]


def _decorators(function: ast.FunctionDef) -> list[str]:
    return [_name_of(each) for each in function.decorator_list]


def _sets_attributes(function: ast.FunctionDef) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name):
            if node.value.id == "self":
                return True
    return False
