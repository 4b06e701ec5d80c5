"""Lookups in a whole run: asked for, answered, kept, and not asked again."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Command

from purecdk.toolkit.environments import Access
from purecdk.toolkit.local.server import local_cloud

ASKS = """
missing = [
    {"key": key, "provider": "ssm", "props": {"account": "123456789012", "region": "us-east-1", "parameterName": name}}
    for key, name in (("ssm:there", "/there"), ("ssm:gone", "/gone")) if key not in context
]
with open("runs", "a") as runs:
    runs.write("run\\n")
writer.stack("App", {"T": {"Type": "A::B::C", "Properties": {"V": [context.get("ssm:there"), context.get("ssm:gone")]}}})
writer.write(**({"missing": missing} if missing else {}))
"""


def test_answers_are_kept_and_errors_are_handed_to_the_app(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command.app(ASKS)
    with local_cloud() as local:
        own = Access(account=local.account, region="us-east-1")
        local.cloud.client("ssm", own).put_parameter(Name="/there", Value="found", Type="String")
        monkeypatch.setenv("AWS_ENDPOINT_URL", local.endpoint)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", local.account)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")

        assert command("synth", "--json") == 0

    value, error = json.loads(command.out)["Resources"]["T"]["Properties"]["V"]
    assert value == "found"
    assert "no SSM parameter '/gone'" in error["$providerError"]
    assert json.loads((command.folder / "cdk.context.json").read_text()) == {"ssm:there": "found"}
    assert (command.folder / "runs").read_text() == "run\nrun\n"
