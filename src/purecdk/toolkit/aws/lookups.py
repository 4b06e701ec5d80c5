"""Answer what an app asks about an account while it is synthesized: zones, networks, parameters, images and such.

Every answer has the form that the framework expects of it, and an answer that cannot be given is an error value that
the framework reports at the construct that asked; such values are not kept.

Source: answers and error values observed on aws-cdk 2.1148.1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from cloud_assembly.schema import MissingContext
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.aws.network import vpc_answer
from purecdk.toolkit.environments import Access, ResolvedEnvironment, substitute
from purecdk.toolkit.errors import ToolkitError

ERROR_KEY: Final = "$providerError"
TRANSIENT_KEY: Final = "$dontSaveContext"

Props = Mapping[str, Any]


class NothingFound(ToolkitError):
    """A lookup has no answer, or more than one where one is wanted."""

    code = "lookup"


def answer_lookups(missing: Sequence[MissingContext], cloud: AwsCloud) -> dict[str, Any]:
    """Return a value for every lookup; an error value where it cannot be answered.

    Raises:
        ToolkitError: there are no usable credentials, so nothing can be answered at all.
    """
    return {each.key: _answer(each, cloud) for each in missing}


def _answer(missing: MissingContext, cloud: AwsCloud) -> Any:
    provider = _PROVIDERS.get(missing.provider)
    if provider is None:
        return _error(f"purecdk has no lookup called {missing.provider!r}")
    props = missing.props
    access = _access(props, cloud)
    try:
        return provider(cloud, access, props)
    except NothingFound as error:
        if props.get("ignoreErrorOnMissingContext") and "dummyValue" in props:
            return props["dummyValue"]
        return _error(error.what)
    except Exception as error:
        from purecdk.toolkit.aws.sessions import explain

        return _error(str(explain(error, access)))


def _error(text: str) -> dict[str, Any]:
    return {ERROR_KEY: text, TRANSIENT_KEY: True}


def _access(props: Props, cloud: AwsCloud) -> Access:
    environment = ResolvedEnvironment(account=str(props.get("account", "")), region=str(props.get("region", "")))
    role = props.get("lookupRoleArn")
    options = props.get("assumeRoleAdditionalOptions")
    access = Access(
        account=environment.account,
        region=environment.region,
        role_arn=substitute(role, environment, where="lookup") if isinstance(role, str) else None,
        external_id=props.get("lookupRoleExternalId"),
        options=json.dumps(options or {}, sort_keys=True),
    )
    return cloud.usable(access)


def _availability_zones(cloud: AwsCloud, access: Access, props: Props) -> list[str]:
    zones = cloud.client("ec2", access).describe_availability_zones()["AvailabilityZones"]
    return [zone["ZoneName"] for zone in zones if zone["State"] == "available"]


def _parameter(cloud: AwsCloud, access: Access, props: Props) -> str:
    value = cloud.parameter(access, props["parameterName"])
    if value is None:
        raise NothingFound(
            f"no SSM parameter {props['parameterName']!r} in account {access.account}, region {access.region}"
        )
    return value


def _hosted_zone(cloud: AwsCloud, access: Access, props: Props) -> dict[str, str]:
    client = cloud.client("route53", access)
    name = str(props["domainName"]).rstrip(".") + "."
    zones = [zone for zone in client.list_hosted_zones_by_name(DNSName=name)["HostedZones"] if zone["Name"] == name]
    if props.get("privateZone") is not None:
        wanted = bool(props["privateZone"])
        zones = [zone for zone in zones if bool(zone.get("Config", {}).get("PrivateZone")) == wanted]
    else:
        zones = [zone for zone in zones if not zone.get("Config", {}).get("PrivateZone")]
    if props.get("vpcId"):
        zones = [zone for zone in zones if _zone_has_vpc(client, zone["Id"], props["vpcId"])]
    _exactly_one(zones, f"hosted zones named {name!r}")
    return {"Id": zones[0]["Id"], "Name": zones[0]["Name"]}


def _zone_has_vpc(client: Any, zone_id: str, vpc_id: str) -> bool:
    return any(vpc.get("VPCId") == vpc_id for vpc in client.get_hosted_zone(Id=zone_id).get("VPCs", []))


def _image(cloud: AwsCloud, access: Access, props: Props) -> str:
    request: dict[str, Any] = {
        "Filters": [{"Name": name, "Values": list(values)} for name, values in props["filters"].items()]
    }
    if props.get("owners"):
        request["Owners"] = list(props["owners"])
    images = [
        image for image in cloud.client("ec2", access).describe_images(**request)["Images"] if image.get("ImageId")
    ]
    if not images:
        raise NothingFound(f"no machine image matches {_shown(props, 'filters', 'owners')}")
    newest = max(images, key=lambda image: str(image.get("CreationDate", "")))
    return str(newest["ImageId"])


def _security_group(cloud: AwsCloud, access: Access, props: Props) -> dict[str, Any]:
    if props.get("securityGroupId") and props.get("securityGroupName"):
        raise NothingFound("a security group is looked up by its id or by its name, not by both")
    filters = []
    if props.get("vpcId"):
        filters.append({"Name": "vpc-id", "Values": [props["vpcId"]]})
    if props.get("securityGroupName"):
        filters.append({"Name": "group-name", "Values": [props["securityGroupName"]]})
    request: dict[str, Any] = {"Filters": filters} if filters else {}
    if props.get("securityGroupId"):
        request["GroupIds"] = [props["securityGroupId"]]
    groups = cloud.client("ec2", access).describe_security_groups(**request)["SecurityGroups"]
    _exactly_one(groups, f"security groups matching {_shown(props, 'securityGroupId', 'securityGroupName', 'vpcId')}")
    group = groups[0]
    return {
        "securityGroupId": group["GroupId"],
        "allowAllOutbound": _allows_everything(group.get("IpPermissionsEgress", []), "IpRanges", "CidrIp", "0.0.0.0/0")
        and _allows_everything(group.get("IpPermissionsEgress", []), "Ipv6Ranges", "CidrIpv6", "::/0"),
    }


def _allows_everything(permissions: Sequence[Mapping[str, Any]], ranges: str, member: str, everything: str) -> bool:
    return any(
        permission.get("IpProtocol") == "-1"
        and any(each.get(member) == everything for each in permission.get(ranges, []))
        for permission in permissions
    )


def _key(cloud: AwsCloud, access: Access, props: Props) -> dict[str, str]:
    for page in cloud.client("kms", access).get_paginator("list_aliases").paginate():
        for alias in page["Aliases"]:
            if alias["AliasName"] == props["aliasName"] and alias.get("TargetKeyId"):
                return {"keyId": alias["TargetKeyId"]}
    raise NothingFound(f"no key has the alias {props['aliasName']!r}")


def _load_balancer(cloud: AwsCloud, access: Access, props: Props) -> dict[str, Any]:
    balancers = _load_balancers(cloud.client("elbv2", access), props)
    _exactly_one(balancers, f"load balancers matching {_shown(props, *_BALANCER_PROPS)}")
    balancer = balancers[0]
    return {
        "loadBalancerArn": balancer["LoadBalancerArn"],
        "loadBalancerCanonicalHostedZoneId": balancer["CanonicalHostedZoneId"],
        "loadBalancerDnsName": balancer["DNSName"],
        "vpcId": balancer["VpcId"],
        "securityGroupIds": list(balancer.get("SecurityGroups", [])),
        "ipAddressType": "dualstack" if balancer.get("IpAddressType") == "dualstack" else "ipv4",
    }


def _listener(cloud: AwsCloud, access: Access, props: Props) -> dict[str, Any]:
    client = cloud.client("elbv2", access)
    found: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = []
    if props.get("listenerArn"):
        listeners = client.describe_listeners(ListenerArns=[props["listenerArn"]])["Listeners"]
        for listener in listeners:
            balancers = client.describe_load_balancers(LoadBalancerArns=[listener["LoadBalancerArn"]])["LoadBalancers"]
            found += [(listener, balancer) for balancer in balancers]
    else:
        for balancer in _load_balancers(client, props):
            pages = client.get_paginator("describe_listeners").paginate(LoadBalancerArn=balancer["LoadBalancerArn"])
            found += [
                (listener, balancer)
                for page in pages
                for listener in page["Listeners"]
                if props.get("listenerPort") in (None, listener.get("Port"))
                and props.get("listenerProtocol") in (None, listener.get("Protocol"))
            ]
    _exactly_one(
        found,
        f"listeners matching {_shown(props, *_BALANCER_PROPS, 'listenerArn', 'listenerPort', 'listenerProtocol')}",
    )
    listener, balancer = found[0]
    return {
        "listenerArn": listener["ListenerArn"],
        "listenerPort": listener["Port"],
        "securityGroupIds": list(balancer.get("SecurityGroups", [])),
    }


_BALANCER_PROPS: Final = ("loadBalancerType", "loadBalancerArn", "loadBalancerTags")


def _load_balancers(client: Any, props: Props) -> list[Mapping[str, Any]]:
    request = {"LoadBalancerArns": [props["loadBalancerArn"]]} if props.get("loadBalancerArn") else {}
    pages = client.get_paginator("describe_load_balancers").paginate(**request)
    balancers = [
        balancer
        for page in pages
        for balancer in page["LoadBalancers"]
        if props.get("loadBalancerType") in (None, balancer.get("Type"))
    ]
    wanted = {tag["key"]: tag["value"] for tag in props.get("loadBalancerTags") or []}
    if not wanted:
        return balancers
    kept = []
    for some in _batches(balancers, 20):  # ELB describes the tags of 20 at a time
        described = client.describe_tags(ResourceArns=[each["LoadBalancerArn"] for each in some])["TagDescriptions"]
        tags = {each["ResourceArn"]: {tag["Key"]: tag.get("Value") for tag in each["Tags"]} for each in described}
        kept += [each for each in some if wanted.items() <= tags.get(each["LoadBalancerArn"], {}).items()]
    return kept


def _endpoint_zones(cloud: AwsCloud, access: Access, props: Props) -> list[str]:
    services = cloud.client("ec2", access).describe_vpc_endpoint_services(ServiceNames=[props["serviceName"]])
    for service in services.get("ServiceDetails", []):
        return list(service.get("AvailabilityZones", []))
    return []


def _any_resource(cloud: AwsCloud, access: Access, props: Props) -> list[dict[str, Any]]:
    """Look a resource up through Cloud Control: by its identifier, or by properties that match."""
    client = cloud.client("cloudcontrol", access)
    kind = props["typeName"]
    if bool(props.get("exactIdentifier")) == bool(props.get("propertyMatch")):
        raise NothingFound("a resource is looked up by its identifier or by its properties, not by both or neither")
    if props.get("exactIdentifier"):
        try:
            found = [client.get_resource(TypeName=kind, Identifier=props["exactIdentifier"])["ResourceDescription"]]
        except client.exceptions.ResourceNotFoundException as error:
            raise NothingFound(f"no resource of type {kind} with identifier {props['exactIdentifier']!r}") from error
    else:
        model = {"ResourceModel": json.dumps(props["resourceModel"])} if props.get("resourceModel") else {}
        pages = client.get_paginator("list_resources").paginate(TypeName=kind, **model)
        found = [each for page in pages for each in page["ResourceDescriptions"]]
    answers = []
    for each in found:
        properties = json.loads(each["Properties"])
        match = props.get("propertyMatch") or {}
        if all(_at(properties, path) == value for path, value in match.items()):
            answer = {path: _at(properties, path) for path in props["propertiesToReturn"]}
            answers.append({**answer, "Identifier": each["Identifier"]})
    expected = props.get("expectedMatchCount")
    if expected == "exactly-one":
        _exactly_one(answers, f"resources of type {kind}")
    elif (expected == "at-least-one" and not answers) or (expected == "at-most-one" and len(answers) > 1):
        raise NothingFound(f"found {len(answers)} resources of type {kind}, but {expected} is wanted")
    return answers


def _at(properties: Any, path: str) -> Any:
    for step in path.split("."):
        properties = properties.get(step) if isinstance(properties, Mapping) else None
    return properties


def _vpc(cloud: AwsCloud, access: Access, props: Props) -> dict[str, Any]:
    try:
        return vpc_answer(cloud.client("ec2", access), props)
    except LookupError as error:
        raise NothingFound(str(error.args[0])) from error


def _exactly_one(found: Sequence[Any], what: str) -> None:
    if len(found) != 1:
        raise NothingFound(f"found {len(found)} {what}, but exactly one is wanted")


def _shown(props: Props, *names: str) -> str:
    return ", ".join(f"{name}={props[name]!r}" for name in names if props.get(name)) or "anything"


def _batches(items: Sequence[Any], size: int) -> Iterable[Sequence[Any]]:
    return (items[at : at + size] for at in range(0, len(items), size))


_PROVIDERS: Final[Mapping[str, Callable[[AwsCloud, Access, Props], Any]]] = {
    "ami": _image,
    "availability-zones": _availability_zones,
    "cc-api-provider": _any_resource,
    "endpoint-service-availability-zones": _endpoint_zones,
    "hosted-zone": _hosted_zone,
    "key-provider": _key,
    "load-balancer": _load_balancer,
    "load-balancer-listener": _listener,
    "security-group": _security_group,
    "ssm": _parameter,
    "vpc-provider": _vpc,
}
