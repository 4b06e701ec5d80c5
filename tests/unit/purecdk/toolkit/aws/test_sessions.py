"""How clients are set up, without asking anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from purecdk.toolkit.aws.sessions import Sessions

KEYS = {"AWS_ACCESS_KEY_ID": "AKIAGIVEN", "AWS_SECRET_ACCESS_KEY": "s"}


@pytest.mark.parametrize(
    ("variables", "service", "in_path"),
    [
        ({}, "s3", False),
        ({"CDK_S3_FORCE_PATH_STYLE": "1"}, "s3", True),
        ({"CDK_S3_FORCE_PATH_STYLE": "1"}, "sts", False),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}, "s3", True),
        ({"AWS_ENDPOINT_URL": "https://s3.example.com"}, "s3", False),
    ],
)
def test_buckets_are_named_in_the_path_where_a_host_name_may_not_lead_to_them(
    variables: dict[str, str], service: str, in_path: bool
) -> None:
    sessions = Sessions(region="eu-west-1", environment={**KEYS, **variables})

    style = sessions._config(service).s3  # type: ignore[attr-defined]  # set from its options

    assert style == ({"addressing_style": "path"} if in_path else None)


def test_the_profile_named_by_hand_wins_over_the_environments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").write_text("[profile mine]\nregion = eu-north-1\n[profile theirs]\nregion = sa-east-1\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_PROFILE", "theirs")
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)

    assert Sessions(profile="mine").region() == "eu-north-1"
    assert Sessions().region() == "sa-east-1"


def test_endpoints_of_single_services_are_read_from_the_profiles_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").write_text(
        "[profile mine]\nservices = near\n"
        "[services near]\ns3 =\n  endpoint_url = http://127.0.0.1:9000\nsts =\n  retry_mode = standard\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    sessions = Sessions(profile="mine", environment=KEYS)

    assert sessions.local_endpoint("s3") == "http://127.0.0.1:9000"
    assert sessions.configured_endpoint("sts") is None
    assert sessions.is_local
