"""Texts that apps keep in files reach templates as they stand there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aws_cdk import aws_appconfig as appconfig
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam

READERS: list[Callable[[str], str]] = [
    lambda path: appsync.SchemaFile.from_asset(path).definition,
    lambda path: appsync.MappingTemplate.from_file(path).render_template(),
    lambda path: cloudfront.FunctionCode.from_file(file_path=path).render(),
    lambda path: iam.SamlMetadataDocument.from_file(path).xml,
    lambda path: appconfig.ConfigurationContent.from_file(path).content,
]
NAMES = ["schema", "mapping-template", "function", "saml", "configuration"]


@pytest.mark.parametrize("read", READERS, ids=NAMES)
def test_line_ends_marks_and_other_bytes_stay(read: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"\xef\xbb\xbfa\r\nb\n\xff\xc3x\xe2\x82 \r\n")

    assert read(str(tmp_path / "text")) == "\ufeffa\r\nb\n\ufffd\ufffdx\ufffd \r\n"


@pytest.mark.parametrize("read", READERS, ids=NAMES)
@pytest.mark.parametrize(
    ("name", "words"), [("none", "no such file or directory"), ("", "operation on a directory"), ("a\0b", "null byte")]
)
def test_what_cannot_be_read_is_an_error_of_the_app(
    read: Callable[[str], str], tmp_path: Path, name: str, words: str
) -> None:
    with pytest.raises(RuntimeError, match=words):
        read(str(tmp_path / name))


def test_a_file_written_at_the_start_of_an_instance_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    with pytest.raises(RuntimeError, match="InitFile /etc/a: cannot create empty file"):
        ec2.InitFile.from_file_inline("/etc/a", str(tmp_path / "empty"))


def test_a_script_of_a_job_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    """As the peer, which does not follow links here."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")

    glue.Code.from_asset(str(tmp_path / "link"))
