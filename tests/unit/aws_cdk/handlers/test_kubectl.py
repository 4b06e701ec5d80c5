"""The handler of kubectl providers: which programs it runs, with programs that write down how they were called."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from moto import mock_aws

ROLE = "arn:aws:iam::111111111111:role/kubectl"
PROGRAM = """#!/bin/sh
printf '%s' "$(basename "$0")" >> "{calls}"
for word in "$@"; do printf '\\t%s' "$word" >> "{calls}"; done
printf '\\n' >> "{calls}"
cp "$KUBECONFIG" "{folder}/kubeconfig"
for file in "$HOME"/manifest.json "$HOME"/values.json "$HOME"/chart/*; do
  [ -f "$file" ] && cp "$file" "{folder}/"
done
[ -f "{folder}/failure" ] && cat "{folder}/failure" >&2 && exit 1
[ -f "{folder}/answer" ] && cat "{folder}/answer"
exit 0
"""


class Cluster:
    """The handler beside programs that only note how they are called."""

    def __init__(self, folder: Path, module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._calls = folder / "calls"
        self._module = module
        self.pauses: list[float] = []
        monkeypatch.setattr("time.sleep", self.pauses.append)
        for name in ("kubectl", "helm"):
            program = folder / "bin" / name
            program.parent.mkdir(exist_ok=True)
            program.write_text(PROGRAM.format(calls=self._calls, folder=folder))
            program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder / "bin"), prepend=":")

    def serve(self, kind: str, type: str, before: Any = None, **properties: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"ClusterName": "cluster", "RoleArn": ROLE, **properties}
        event: dict[str, Any] = {
            "RequestType": kind,
            "ResourceType": f"Custom::AWSCDK-EKS-{type}",
            "ResourceProperties": {name: value for name, value in given.items() if value is not None},
            **({"OldResourceProperties": before} if before else {}),
        }
        result: dict[str, Any] = self._module.handler(event, None)
        return result

    @property
    def calls(self) -> list[list[str]]:
        if not self._calls.exists():
            return []
        return [line.split("\t") for line in self._calls.read_text().splitlines()]

    @property
    def words(self) -> list[str]:
        """The only call, with paths by their last parts."""
        (call,) = self.calls
        return [Path(word).name if word.startswith("/") else word for word in call]

    def read(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text())


@pytest.fixture
def cluster(tmp_path: Path, load_handler: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        boto3.client("eks").create_cluster(
            name="cluster", roleArn="arn:aws:iam::111111111111:role/c", resourcesVpcConfig={"subnetIds": ["subnet-1"]}
        )
        yield Cluster(tmp_path, load_handler("kubectl"), monkeypatch)


def manifest(*objects: Any) -> str:
    return json.dumps(objects)


@pytest.mark.parametrize(
    ("kind", "properties", "words"),
    [
        ("Create", {}, ["create", "--save-config", "-f"]),
        ("Create", {"Overwrite": "true", "PruneLabel": "l"}, ["apply", "-f"]),
        (
            "Update",
            {"PruneLabel": "l", "SkipValidation": "true"},
            ["apply", "--prune", "-l", "l", "--validate=false", "-f"],
        ),
        ("Update", {}, ["apply", "-f"]),
        ("Delete", {"PruneLabel": "l"}, ["delete", "--ignore-not-found", "-f"]),
    ],
)
def test_objects(cluster: Cluster, kind: str, properties: dict[str, str], words: list[str]) -> None:
    cluster.serve(kind, "KubernetesResource", Manifest=manifest({"kind": "A"}), **properties)

    assert cluster.words == ["kubectl", *words, "manifest.json"]
    assert cluster.read("manifest.json")["items"] == [{"kind": "A"}]


def test_last_objects_that_leave_a_manifest_are_removed(cluster: Cluster) -> None:
    before = {"Manifest": manifest({"kind": "Old"})}

    cluster.serve("Update", "KubernetesResource", before, Manifest="[]", PruneLabel="l")

    assert cluster.words[:2] == ["kubectl", "delete"]
    assert cluster.read("manifest.json")["items"] == [{"kind": "Old"}]


def token_of(configuration: Any) -> tuple[str | None, dict[str, list[str]]]:
    """Return host and parameters of the request that a configuration's token is."""
    token = configuration["users"][0]["user"]["token"].removeprefix("k8s-aws-v1.")
    url = urlsplit(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode())
    return url.hostname, parse_qs(url.query)


@pytest.mark.parametrize(("role", "is_taken"), [(ROLE, True), (None, False)])
def test_token_is_that_of_the_role_or_else_of_the_function(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch, role: str | None, is_taken: bool
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "OWN")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")

    cluster.serve("Create", "KubernetesResource", Manifest=manifest({"kind": "A"}), RoleArn=role)

    _, query = token_of(cluster.read("kubeconfig"))
    assert query["X-Amz-Credential"][0].startswith("OWN/") is not is_taken


def test_programs_get_a_token_that_names_the_cluster(cluster: Cluster) -> None:
    cluster.serve("Create", "KubernetesResource", Manifest=manifest({"kind": "A"}))

    configuration = cluster.read("kubeconfig")
    host, query = token_of(configuration)
    assert host == "sts.eu-west-1.amazonaws.com"
    assert query["Action"] == ["GetCallerIdentity"]
    assert query["X-Amz-SignedHeaders"] == ["host;x-k8s-aws-id"]
    assert configuration["clusters"][0]["cluster"]["server"].startswith("https://")


@pytest.mark.parametrize(("kind", "patch"), [("Create", "{1}"), ("Update", "{1}"), ("Delete", "{2}")])
def test_patches(cluster: Cluster, kind: str, patch: str) -> None:
    cluster.serve(
        kind,
        "KubernetesPatch",
        ResourceName="a/b",
        ResourceNamespace="n",
        ApplyPatchJson="{1}",
        RestorePatchJson="{2}",
        PatchType="merge",
    )

    assert cluster.words == ["kubectl", "patch", "a/b", "-n", "n", "-p", patch, "--type", "merge"]


VALUE = {
    "ObjectType": "service",
    "ObjectName": "web",
    "ObjectNamespace": "n",
    "JsonPath": ".a.b",
    "TimeoutSeconds": "0",
}


def test_value_is_read(cluster: Cluster) -> None:
    (cluster.folder / "answer").write_text("found")

    assert cluster.serve("Create", "KubernetesObjectValue", **VALUE) == {"Data": {"Value": "found"}}
    assert cluster.words == ["kubectl", "get", "-n", "n", "service", "web", "-o=jsonpath={.a.b}"]
    assert cluster.serve("Delete", "KubernetesObjectValue", **VALUE) == {}


def test_value_that_does_not_come_is_told(cluster: Cluster) -> None:
    (cluster.folder / "failure").write_text("Error from server (NotFound): no web")

    with pytest.raises(Exception, match=r"service/web has no value at \.a\.b after 0 seconds: .*NotFound"):
        cluster.serve("Create", "KubernetesObjectValue", **VALUE)


CHART = {"Release": "r", "Namespace": "n"}


def test_chart_of_a_repository(cluster: Cluster) -> None:
    options = {"Chart": "c", "Repository": "https://x", "Version": "1", "Values": '{"a": 1}', "Wait": "true"}

    cluster.serve("Create", "HelmChart", **CHART, **options, CreateNamespace="true", Atomic="true", Timeout="60s")

    assert " ".join(cluster.words) == (
        "helm upgrade r c --repo https://x --install --create-namespace --atomic --version 1 --values values.json "
        "--namespace n --wait --timeout 60s"
    )
    assert cluster.read("values.json") == {"a": 1}


def test_chart_that_was_uploaded(cluster: Cluster) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("Chart.yaml", "name: c")
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="charts")
    s3.put_object(Bucket="charts", Key="k/c.zip", Body=archive.getvalue())

    cluster.serve("Update", "HelmChart", **CHART, ChartAssetURL="s3://charts/k/c.zip")

    assert cluster.words == ["helm", "upgrade", "r", "chart", "--install", "--namespace", "n"]
    assert (cluster.folder / "Chart.yaml").read_text() == "name: c"


def test_chart_of_a_registry_of_aws_is_asked_for_after_logging_in(cluster: Cluster) -> None:
    url = "oci://111111111111.dkr.ecr.eu-west-1.amazonaws.com/c"

    cluster.serve("Create", "HelmChart", **CHART, Chart="c", Repository=url)

    login, upgrade = cluster.calls
    assert login[:4] == ["helm", "registry", "login", "111111111111.dkr.ecr.eu-west-1.amazonaws.com"]
    assert upgrade[:4] == ["helm", "upgrade", "r", url]


def test_chart_that_is_gone_counts_as_removed(cluster: Cluster) -> None:
    (cluster.folder / "failure").write_text("Error: uninstall: Release not loaded: r: release: not found")

    assert cluster.serve("Delete", "HelmChart", **CHART) == {}


def test_cluster_that_does_not_answer_is_asked_again(cluster: Cluster) -> None:
    (cluster.folder / "failure").write_text("Unable to connect to the server: i/o timeout")

    with pytest.raises(Exception, match="kubectl delete: Unable to connect"):
        cluster.serve("Delete", "KubernetesResource", Manifest=manifest({"kind": "A"}))

    assert len(cluster.calls) == 3


def test_layer_without_the_program_is_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")

    with pytest.raises(Exception, match="kubectl is not in the function's layer; give a `kubectl_layer`"):
        cluster.serve("Create", "KubernetesResource", Manifest=manifest({"kind": "A"}))


def test_other_resources_are_refused(cluster: Cluster) -> None:
    with pytest.raises(ValueError, match="unsupported resource type: Custom::AWSCDK-EKS-Other"):
        cluster.serve("Create", "Other")
