"""What a change of templates does to permissions: IAM statements, attached policies, network rules. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from purecdk.toolkit.plan import canonical
from purecdk.toolkit.template import part

_TRUST_PROPERTY: Final = "AssumeRolePolicyDocument"


@dataclass(frozen=True, kw_only=True, slots=True)
class SecurityChange:
    """One permission that comes or goes.

    Attributes:
        kind: ``statement``, ``managed policy`` or ``network rule``.
        added: Whether it comes; else it goes.
        broadens: Whether it lets more happen: an Allow that comes, or a Deny that goes.
        resource: The template's resource that it belongs to.
    """

    kind: str
    added: bool
    broadens: bool
    resource: str
    text: str


def security_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[SecurityChange, ...]:
    """Return the permissions that differ between two templates, additions first."""
    old, new = dict(_permissions(before)), dict(_permissions(after))
    changes = [_change(key, new[key], added=True) for key in new if key not in old]
    changes += [_change(key, old[key], added=False) for key in old if key not in new]
    return tuple(changes)


def broadens(changes: tuple[SecurityChange, ...]) -> bool:
    """Whether any of ``changes`` lets more happen than before."""
    return any(change.broadens for change in changes)


_Key = tuple[str, str, str]


def _permissions(template: Mapping[str, Any]) -> Iterator[tuple[_Key, Mapping[str, Any]]]:
    """Yield permissions by a key that is equal for equal ones, whatever resource says them in which order."""
    for logical_id, resource in part(template, "Resources").items():
        if not isinstance(resource, Mapping):
            continue
        kind, properties = str(resource.get("Type", "")), resource.get("Properties") or {}
        if not isinstance(properties, Mapping):
            continue
        holders = _holders(logical_id, properties)
        for document, holder in _documents(properties, kind, logical_id, holders):
            for statement in _statements(document):
                yield ("statement", holder, canonical(_normalized(statement))), statement
        for arn in _listed(properties.get("ManagedPolicyArns")):
            yield ("managed policy", logical_id, canonical(arn)), {"Policy": arn}
        if kind == "AWS::Lambda::Permission":
            statement = {
                "Effect": "Allow",
                "Action": properties.get("Action"),
                "Principal": properties.get("Principal"),
                "Resource": properties.get("FunctionName"),
            }
            if "SourceArn" in properties:
                statement["Condition"] = {"ArnLike": {"AWS:SourceArn": properties["SourceArn"]}}
            yield ("statement", logical_id, canonical(statement)), statement
        yield from _network_rules(logical_id, kind, properties)


def _documents(
    properties: Mapping[str, Any], kind: str, logical_id: str, holders: str
) -> Iterator[tuple[Mapping[str, Any], str]]:
    for name, value in properties.items():
        if name == "Policies":
            for policy in _listed(value):
                if isinstance(policy, Mapping) and isinstance(policy.get("PolicyDocument"), Mapping):
                    yield policy["PolicyDocument"], logical_id
        elif isinstance(value, Mapping) and "Statement" in value:
            yield value, f"{logical_id} (trust)" if name == _TRUST_PROPERTY else holders


def _holders(logical_id: str, properties: Mapping[str, Any]) -> str:
    """Who gets the statements of a policy: those it is attached to, else the resource that it is on."""
    names = [_short(each) for key in ("Roles", "Users", "Groups") for each in _listed(properties.get(key))]
    for key in ("Bucket", "Queues", "Topics", "RepositoryName", "SecretId"):
        names += [_short(each) for each in _listed(properties.get(key))] if "PolicyDocument" in properties else []
    return ", ".join(names) or logical_id


def _statements(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for statement in _listed(document.get("Statement")):
        if isinstance(statement, Mapping):
            yield statement


def _normalized(statement: Mapping[str, Any]) -> dict[str, Any]:
    normal: dict[str, Any] = {}
    for key, value in statement.items():
        if key == "Sid":
            continue
        if key in ("Action", "NotAction", "Resource", "NotResource"):
            normal[key] = sorted((_listed(value)), key=canonical)
        else:
            normal[key] = value
    return normal


def _network_rules(
    logical_id: str, kind: str, properties: Mapping[str, Any]
) -> Iterator[tuple[_Key, Mapping[str, Any]]]:
    if kind == "AWS::EC2::SecurityGroup":
        for direction in ("Ingress", "Egress"):
            for rule in _listed(properties.get(f"SecurityGroup{direction}")):
                if isinstance(rule, Mapping):
                    entry = {"Direction": direction, "Group": logical_id, **_without_words(rule)}
                    yield ("network rule", logical_id, canonical(entry)), entry
    elif kind in ("AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress"):
        rule = {key: value for key, value in _without_words(properties).items() if key != "GroupId"}
        group = _short(properties.get("GroupId", logical_id))
        entry = {"Direction": kind.rpartition("SecurityGroup")[2], "Group": group, **rule}
        yield ("network rule", group, canonical(entry)), entry


def _without_words(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in rule.items() if key != "Description"}


def _change(key: _Key, permission: Mapping[str, Any], *, added: bool) -> SecurityChange:
    kind, resource, _ = key
    if kind == "managed policy":
        text = f"{_short(permission['Policy'])} attached"
        widens = added
    elif kind == "network rule":
        text = _network_text(permission)
        widens = added
    else:
        text = _statement_text(permission)
        widens = added == (permission.get("Effect") != "Deny")
    return SecurityChange(kind=kind, added=added, broadens=widens, resource=resource, text=text)


def _statement_text(statement: Mapping[str, Any]) -> str:
    parts = [str(statement.get("Effect", "Allow"))]
    for key, words in (("Action", ""), ("NotAction", "all but "), ("Resource", "on "), ("NotResource", "on all but ")):
        if key in statement:
            parts.append(words + ", ".join(_short(each) for each in _listed(statement[key])))
    for key, words in (("Principal", "for "), ("NotPrincipal", "for all but ")):
        if key in statement:
            parts.append(words + _principal(statement[key]))
    if "Condition" in statement:
        parts.append(f"if {canonical(statement['Condition'])}")
    return " ".join(parts)


def _principal(value: Any) -> str:
    if isinstance(value, Mapping) and not any(str(key).startswith(("Ref", "Fn::")) for key in value):
        return ", ".join(f"{kind}:{_short(each)}" for kind, many in value.items() for each in _listed(many))
    return _short(value)


def _network_text(rule: Mapping[str, Any]) -> str:
    protocol = str(rule.get("IpProtocol", "-1"))
    ports = "all ports" if "FromPort" not in rule else f"port {rule['FromPort']}"
    if "ToPort" in rule and rule.get("ToPort") != rule.get("FromPort"):
        ports += f" to {rule['ToPort']}"
    ends = ("CidrIp", "CidrIpv6", "SourceSecurityGroupId", "DestinationSecurityGroupId", "SourcePrefixListId")
    peer = next((_short(rule[name]) for name in ends if name in rule), "anywhere")
    word = "from" if rule.get("Direction") == "Ingress" else "to"
    return f"{rule.get('Direction')} {'all protocols' if protocol == '-1' else protocol} {ports} {word} {peer}"


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def _short(value: Any) -> str:
    """A readable form of a value that may be an intrinsic: ``${Name}`` and ``${Name.Attribute}``."""
    if isinstance(value, Mapping) and len(value) == 1:
        (key, inner), *_ = value.items()
        if key == "Ref":
            return f"${{{inner}}}"
        if key == "Fn::GetAtt":
            return f"${{{'.'.join(map(str, inner)) if isinstance(inner, list) else inner}}}"
        if key == "Fn::Join" and isinstance(inner, list) and len(inner) == 2 and isinstance(inner[1], list):
            return str(inner[0]).join(_short(part) for part in inner[1])
        if key == "Fn::Sub":
            return str(inner[0] if isinstance(inner, list) else inner)
    return value if isinstance(value, str) else canonical(value)
