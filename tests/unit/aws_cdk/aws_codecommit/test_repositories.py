"""What repositories of CodeCommit refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codestarnotifications as notifications
from aws_cdk import aws_s3_assets as assets
from aws_cdk import aws_sns as sns
from aws_cdk.core.errors import CdkError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def test_code_comes_from_directories_and_zip_files(stack: Stack, tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("1")

    with pytest.raises(CdkError, match="no such file or directory"):
        cc.Code.from_directory(str(tmp_path / "missing"))
    with pytest.raises(CdkError, match="needs to be a path to a directory"):
        cc.Code.from_directory(str(file))
    with pytest.raises(CdkError, match="needs to be a path to a ZIP file"):
        cc.Code.from_zip_file(str(tmp_path))
    for number, code in enumerate(
        (cc.Code.from_zip_file(str(file)), cc.Code.from_asset(assets.Asset(stack, "A", path=str(file))))
    ):
        with pytest.raises(CdkError, match=r"must be a \.zip file or a directory"):
            cc.Repository(stack, f"R{number}", repository_name="r", code=code)


def test_triggers_have_names_of_their_own(stack: Stack) -> None:
    repository = cc.Repository(stack, "R", repository_name="r").notify("arn:x")

    with pytest.raises(CdkError, match="named S/R/arn:x because trigger names must be unique") as caught:
        repository.notify("arn:x")

    assert caught.value.construct_path == "S/R"


def test_imported_rules_take_no_targets(stack: Stack) -> None:
    arn = "arn:aws:codestar-notifications:eu-west-1:111111111111:notificationrule/x"

    rule = notifications.NotificationRule.from_notification_rule_arn(stack, "N", arn)

    assert not rule.add_target(sns.Topic(stack, "T"))
