"""Charts that Helm installs."""

import base64
import io
import os
import re
import zipfile
from typing import Any

import boto3
from layer_programs import ToolError, run

_PRIVATE_REGISTRY = re.compile(r"oci://(\d+\.dkr\.ecr\.([^.]+)\.amazonaws\.com(?:\.cn)?)")
_PUBLIC_REGISTRY = "public.ecr.aws"
_PUBLIC_REGISTRY_REGION = "us-east-1"  # the only one that lets in


def serve(kind: str, properties: dict[str, Any], folder: str) -> dict[str, Any]:
    """Install, change or remove a release of a chart."""
    common = ["--namespace", properties["Namespace"]]
    if properties.get("Wait") == "true":
        common.append("--wait")
    if properties.get("Timeout"):
        common += ["--timeout", properties["Timeout"]]
    release = properties["Release"]
    if kind == "Delete":
        try:
            run(["helm", "uninstall", release, *common], folder)
        except ToolError as error:
            if "not found" not in str(error):
                raise
        return {}
    run(
        ["helm", "upgrade", release, *_chart(properties, folder), "--install", *_options(properties, folder), *common],
        folder,
    )
    return {}


def _options(properties: dict[str, Any], folder: str) -> list[str]:
    options: list[str] = []
    for name, option in (
        ("CreateNamespace", "--create-namespace"),
        ("SkipCrds", "--skip-crds"),
        ("Atomic", "--atomic"),
    ):
        if properties.get(name) == "true":
            options.append(option)
    if properties.get("Version"):
        options += ["--version", properties["Version"]]
    if properties.get("Values"):
        path = os.path.join(folder, "values.json")  # JSON is YAML
        with open(path, "w", encoding="utf-8") as file:
            file.write(properties["Values"])
        options += ["--values", path]
    return options


def _chart(properties: dict[str, Any], folder: str) -> list[str]:
    """Which chart, as Helm's arguments."""
    if properties.get("ChartAssetURL"):
        return [_unpacked(properties["ChartAssetURL"], folder)]
    repository = properties.get("Repository")
    chart: str = properties["Chart"]
    if repository and repository.startswith("oci://"):
        _log_in(repository, folder)
        return [repository]
    return [chart, "--repo", repository] if repository else [chart]


def _unpacked(url: str, folder: str) -> str:
    bucket, _, key = url.removeprefix("s3://").partition("/")
    content = boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    path = os.path.join(folder, "chart")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(path)
    return path


def _log_in(repository: str, folder: str) -> None:
    """Log in to registries of AWS; others are asked without."""
    private = _PRIVATE_REGISTRY.match(repository)
    if private:
        registry, region = private.groups()
        data = boto3.client("ecr", region_name=region).get_authorization_token()["authorizationData"][0]
    elif repository.startswith(f"oci://{_PUBLIC_REGISTRY}/"):
        registry = _PUBLIC_REGISTRY
        data = boto3.client("ecr-public", region_name=_PUBLIC_REGISTRY_REGION).get_authorization_token()[
            "authorizationData"
        ]
    else:
        return
    user, _, secret = base64.b64decode(data["authorizationToken"]).decode().partition(":")
    run(["helm", "registry", "login", registry, "--username", user, "--password-stdin"], folder, secret)
