"""Parts of mapping templates for DynamoDB: keys, values, conditions."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.core.arguments import checked


def _argument(name: str) -> str:
    return f"$util.dynamodb.toDynamoDBJson($ctx.args.{name})"


class KeyCondition:
    """A condition on keys. Make it with one of the factories."""

    @checked
    def __init__(self, expression: str, keys: Sequence[str], arguments: Sequence[str]) -> None:
        self._expression = expression
        self._keys = keys
        self._arguments = arguments

    @staticmethod
    @checked
    def eq(key_name: str, arg: str) -> KeyCondition:
        """The key is the argument."""
        return _compared(key_name, "=", arg)

    @staticmethod
    @checked
    def lt(key_name: str, arg: str) -> KeyCondition:
        """The key is less than the argument."""
        return _compared(key_name, "<", arg)

    @staticmethod
    @checked
    def le(key_name: str, arg: str) -> KeyCondition:
        """The key is at most the argument."""
        return _compared(key_name, "<=", arg)

    @staticmethod
    @checked
    def gt(key_name: str, arg: str) -> KeyCondition:
        """The key is more than the argument."""
        return _compared(key_name, ">", arg)

    @staticmethod
    @checked
    def ge(key_name: str, arg: str) -> KeyCondition:
        """The key is at least the argument."""
        return _compared(key_name, ">=", arg)

    @staticmethod
    @checked
    def begins_with(key_name: str, arg: str) -> KeyCondition:
        """The key begins with the argument."""
        return KeyCondition(f"begins_with(#{key_name}, :{arg})", [key_name], [arg])

    @staticmethod
    @checked
    def between(key_name: str, arg1: str, arg2: str) -> KeyCondition:
        """The key lies between two arguments, or is one of them."""
        return KeyCondition(f"#{key_name} BETWEEN :{arg1} AND :{arg2}", [key_name], [arg1, arg2])

    @checked
    def and_(self, key_cond: KeyCondition) -> KeyCondition:
        """Both conditions hold."""
        return KeyCondition(
            f"{self._expression} AND {key_cond._expression}",
            list(dict.fromkeys([*self._keys, *key_cond._keys])),
            list(dict.fromkeys([*self._arguments, *key_cond._arguments])),
        )

    def render_template(self) -> str:
        """Return the part of the template."""
        names = ", ".join(f'"#{key}" : "{key}"' for key in self._keys)
        values = ", ".join(f'":{argument}" : {_argument(argument)}' for argument in self._arguments)
        lines = (
            '"query" : {',
            f'              "expression" : "{self._expression}",',
            '              "expressionNames" : {',
            f"                {names}",
            "              },",
            '              "expressionValues" : {',
            f"                {values}",
            "              }",
            "            }",
        )
        return "\n".join(lines)


def _compared(key: str, operator: str, argument: str) -> KeyCondition:
    return KeyCondition(f"#{key} {operator} :{argument}", [key], [argument])


class Assign:
    """A value for an attribute or key."""

    @checked
    def __init__(self, attr: str, arg: str) -> None:
        self._attribute = attr
        self._value = arg

    def render_as_assignment(self) -> str:
        """Return it as a member of a key."""
        return f'"{self._attribute}" : $util.dynamodb.toDynamoDBJson({self._value})'

    @checked
    def put_in_map(self, map: str) -> str:
        """Return the statement that puts it into a map."""
        return f'$util.qr(${map}.put("{self._attribute}", {self._value}))'


class PartitionKeyStep:
    """A partition key without a value yet."""

    @checked
    def __init__(self, key: str) -> None:
        self._key = key

    @checked
    def is_(self, val: str) -> PartitionKey:
        """Its value is the argument ``val``."""
        return PartitionKey(Assign(self._key, f"$ctx.args.{val}"))

    def auto(self) -> PartitionKey:
        """Its value is made up when the item is written."""
        return PartitionKey(Assign(self._key, "$util.autoId()"))


class SortKeyStep:
    """A sort key without a value yet."""

    @checked
    def __init__(self, pkey: Assign, skey: str) -> None:
        self._partition = pkey
        self._key = skey

    @checked
    def is_(self, val: str) -> PrimaryKey:
        """Its value is the argument ``val``."""
        return PrimaryKey(self._partition, Assign(self._key, f"$ctx.args.{val}"))

    def auto(self) -> PrimaryKey:
        """Its value is made up when the item is written."""
        return PrimaryKey(self._partition, Assign(self._key, "$util.autoId()"))


class PrimaryKey:
    """The key of an item."""

    @checked
    def __init__(self, pkey: Assign, skey: Assign | None = None) -> None:
        self.pkey = pkey
        self._sort = skey

    @staticmethod
    @checked
    def partition(key: str) -> PartitionKeyStep:
        """Start with a partition key."""
        return PartitionKeyStep(key)

    def render_template(self) -> str:
        """Return the part of the template."""
        parts = [self.pkey, *([self._sort] if self._sort is not None else [])]
        return '"key" : {\n      ' + ",".join(part.render_as_assignment() for part in parts) + "\n    }"


class PartitionKey(PrimaryKey):
    """A key with a partition key alone."""

    @checked
    def __init__(self, pkey: Assign) -> None:
        super().__init__(pkey)

    @checked
    def sort(self, key: str) -> SortKeyStep:
        """Go on with a sort key."""
        return SortKeyStep(self.pkey, key)


class AttributeValuesStep:
    """An attribute without a value yet."""

    @checked
    def __init__(self, attr: str, container: str, assignments: Sequence[Assign]) -> None:
        self._attribute = attr
        self._container = container
        self._assignments = assignments

    @checked
    def is_(self, val: str) -> AttributeValues:
        """Its value is the expression ``val``."""
        return AttributeValues(self._container, [*self._assignments, Assign(self._attribute, val)])


class AttributeValues:
    """The attributes of an item."""

    @checked
    def __init__(self, container: str, assignments: Sequence[Assign] | None = None) -> None:
        self._container = container
        self._assignments = assignments or ()

    @checked
    def attribute(self, attr: str) -> AttributeValuesStep:
        """Go on with an attribute."""
        return AttributeValuesStep(attr, self._container, self._assignments)

    def render_template(self) -> str:
        """Return the part of the template."""
        return '"attributeValues": $util.dynamodb.toMapValuesJson($input)'

    def render_variables(self) -> str:
        """Return the statements ahead of the template."""
        puts = "\n".join(assignment.put_in_map("input") for assignment in self._assignments)
        return f"#set($input = {self._container})\n      {puts}"


class Values:
    """Where the attributes of an item come from."""

    @staticmethod
    @checked
    def projecting(arg: str | None = None) -> AttributeValues:
        """Take the members of an argument, or all arguments."""
        return AttributeValues(f"$ctx.args{f'.{arg}' if arg else ''}")

    @staticmethod
    @checked
    def attribute(attr: str) -> AttributeValuesStep:
        """Take attributes one by one."""
        return AttributeValues("{}").attribute(attr)
