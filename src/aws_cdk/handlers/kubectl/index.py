"""Handler of ``aws_eks.KubectlProvider``, called by the provider framework: objects, patches, values and charts. Runs in Lambda."""

import json
import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

import helm_charts
from cluster_access import write_configuration
from layer_programs import ToolError, run

_PAUSE_SECONDS = 10


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Serve a request.

    Raises:
        ToolError: ``kubectl`` or ``helm`` failed.
        ValueError: the type of resource is none of ours.
    """
    kind, properties = event["RequestType"], event["ResourceProperties"]
    serve = _SERVING.get(event["ResourceType"])
    if serve is None:
        raise ValueError(f"unsupported resource type: {event['ResourceType']}")
    with tempfile.TemporaryDirectory() as folder:
        write_configuration(os.path.join(folder, "kubeconfig"), properties["ClusterName"], properties.get("RoleArn"))
        before = event.get("OldResourceProperties")
        return _objects(kind, properties, folder, before) if serve is _objects else serve(kind, properties, folder)


def _objects(
    kind: str, properties: dict[str, Any], folder: str, before: dict[str, Any] | None = None
) -> dict[str, Any]:
    wanted = json.loads(properties["Manifest"])
    if kind == "Delete":
        _delete(wanted, folder)
        return {}
    label = properties.get("PruneLabel")
    if wanted:
        if kind == "Create" and properties.get("Overwrite") != "true":
            command = ["kubectl", "create", "--save-config"]
        else:
            command = ["kubectl", "apply"]
            if kind == "Update" and label:
                command += ["--prune", "-l", label]
        if properties.get("SkipValidation") == "true":
            command.append("--validate=false")
        run([*command, "-f", _written(wanted, folder)], folder)
    elif kind == "Update" and label and before:
        # kubectl refuses to apply nothing, so what was there is removed by its names.
        _delete(json.loads(before["Manifest"]), folder)
    return {}


def _delete(objects: list[Any], folder: str) -> None:
    if objects:
        run(["kubectl", "delete", "--ignore-not-found", "-f", _written(objects, folder)], folder)


def _written(objects: list[Any], folder: str) -> str:
    path = os.path.join(folder, "manifest.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"apiVersion": "v1", "kind": "List", "items": objects}, file)
    return path


def _patch(kind: str, properties: dict[str, Any], folder: str) -> dict[str, Any]:
    patch = properties["RestorePatchJson" if kind == "Delete" else "ApplyPatchJson"]
    name, namespace = properties["ResourceName"], properties["ResourceNamespace"]
    run(["kubectl", "patch", name, "-n", namespace, "-p", patch, "--type", properties["PatchType"]], folder)
    return {}


def _value(kind: str, properties: dict[str, Any], folder: str) -> dict[str, Any]:
    """Read a value, waiting until the object has it."""
    if kind == "Delete":
        return {}
    command = [
        "kubectl",
        "get",
        "-n",
        properties["ObjectNamespace"],
        properties["ObjectType"],
        properties["ObjectName"],
    ]
    end = time.monotonic() + float(properties["TimeoutSeconds"])
    while True:
        failure = "it has no such value"
        try:
            value = run([*command, f"-o=jsonpath={{{properties['JsonPath']}}}"], folder)
        except ToolError as error:
            if "NotFound" not in str(error):
                raise
            value, failure = "", str(error)
        if value:
            return {"Data": {"Value": value}}
        if time.monotonic() + _PAUSE_SECONDS > end:
            where = f"{properties['ObjectType']}/{properties['ObjectName']}"
            raise ToolError(
                f"{where} has no value at {properties['JsonPath']} after {properties['TimeoutSeconds']} seconds: {failure}"
            )
        time.sleep(_PAUSE_SECONDS)


_SERVING: dict[str, Callable[..., dict[str, Any]]] = {
    "Custom::AWSCDK-EKS-KubernetesResource": _objects,
    "Custom::AWSCDK-EKS-KubernetesPatch": _patch,
    "Custom::AWSCDK-EKS-KubernetesObjectValue": _value,
    "Custom::AWSCDK-EKS-HelmChart": helm_charts.serve,
}
