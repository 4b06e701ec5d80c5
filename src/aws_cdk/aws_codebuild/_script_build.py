"""Builds that download scripts from S3 and run one of them. Source of the commands: observed on aws-cdk-lib 2.275.0."""

from __future__ import annotations

from aws_cdk.aws_codebuild.build_spec import BuildSpec

_FOLDER = "/tmp/scriptdir"


def unix_script_build(entrypoint: str) -> BuildSpec:
    """Return the build for images with a Unix shell."""
    return BuildSpec.from_object(
        {
            "version": "0.2",
            "phases": {
                "pre_build": {
                    "commands": [
                        'echo "Downloading scripts from s3://${SCRIPT_S3_BUCKET}/${SCRIPT_S3_KEY}"',
                        "aws s3 cp s3://${SCRIPT_S3_BUCKET}/${SCRIPT_S3_KEY} /tmp",
                        f"mkdir -p {_FOLDER}",
                        f"unzip /tmp/$(basename $SCRIPT_S3_KEY) -d {_FOLDER}",
                    ]
                },
                "build": {
                    "commands": [
                        f"export SCRIPT_DIR={_FOLDER}",
                        f'echo "Running {entrypoint}"',
                        f"chmod +x {_FOLDER}/{entrypoint}",
                        f"{_FOLDER}/{entrypoint}",
                    ]
                },
            },
        }
    )


def windows_script_build(entrypoint: str) -> BuildSpec:
    """Return the build for images with PowerShell."""
    return BuildSpec.from_object(
        {
            "version": "0.2",
            "phases": {
                "pre_build": {"commands": []},
                "build": {
                    "commands": [
                        "Set-Variable -Name TEMPDIR -Value (New-TemporaryFile).DirectoryName",
                        "aws s3 cp s3://$env:SCRIPT_S3_BUCKET/$env:SCRIPT_S3_KEY $TEMPDIR\\scripts.zip",
                        "New-Item -ItemType Directory -Path $TEMPDIR\\scriptdir",
                        "Expand-Archive -Path $TEMPDIR/scripts.zip -DestinationPath $TEMPDIR\\scriptdir",
                        '$env:SCRIPT_DIR = "$TEMPDIR\\scriptdir"',
                        f"& $TEMPDIR\\scriptdir\\{entrypoint}",
                    ]
                },
            },
        }
    )
