"""Cloud assemblies for tests of the toolkit, written with our own writers in the formats that the peer writes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cloud_assembly.schema.files import (
    ASSEMBLY_VERSION,
    ASSET_MANIFEST_VERSION,
    write_asset_manifest,
    write_manifest,
    write_metadata,
    write_template,
)

QUALIFIER = "hnb659fds"
BUCKET = f"cdk-{QUALIFIER}-assets-${{AWS::AccountId}}-${{AWS::Region}}"


def role(purpose: str) -> str:
    """The placeholder ARN of one of the bootstrap roles."""
    return f"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/cdk-{QUALIFIER}-{purpose}-role-${{AWS::AccountId}}-${{AWS::Region}}"


class AssemblyWriter:
    """Collects stacks and assets, and writes them as an assembly of the default synthesizer."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        directory.mkdir(parents=True, exist_ok=True)
        self.artifacts: dict[str, Any] = {}
        self._files: dict[str, dict[str, Any]] = {}

    def file(self, stack: str, name: str, content: bytes | str, *, display_name: str | None = None) -> str:
        """Add a file asset to a stack; return its id."""
        data = content.encode() if isinstance(content, str) else content
        asset = hashlib.sha256(data).hexdigest()
        path = f"asset.{asset}{Path(name).suffix}"
        (self.directory / path).write_bytes(data)
        self.entry(stack, asset, path, "file", f"{asset}{Path(name).suffix}", display_name or name)
        return asset

    def folder(self, stack: str, name: str, files: Mapping[str, bytes | str]) -> str:
        """Add a directory asset to a stack; return its id."""
        asset = hashlib.sha256(json.dumps([name, sorted(files)]).encode()).hexdigest()
        root = self.directory / f"asset.{asset}"
        for inner, content in files.items():
            target = root / inner
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        root.mkdir(exist_ok=True)
        self.entry(stack, asset, root.name, "zip", f"{asset}.zip", name)
        return asset

    def entry(self, stack: str, asset: str, path: str, packaging: str, key: str, name: str, **destination: Any) -> None:
        """Add an entry to a stack's asset manifest as it is."""
        self._files.setdefault(stack, {})[asset] = {
            "displayName": name,
            "source": {"path": path, "packaging": packaging},
            "destinations": {
                "here": {
                    "bucketName": BUCKET,
                    "objectKey": key,
                    "assumeRoleArn": role("file-publishing"),
                    **destination,
                }
            },
        }

    def stack(
        self,
        name: str,
        resources: Mapping[str, Any] | None = None,
        *,
        environment: str = "aws://unknown-account/unknown-region",
        depends_on: Sequence[str] = (),
        metadata: Mapping[str, Any] | None = None,
        template: Mapping[str, Any] | None = None,
        **properties: Any,
    ) -> None:
        """Add a stack with its template as an asset, as the default synthesizer does."""
        body = dict(template) if template is not None else {"Resources": dict(resources or {})}
        template_file = f"{name}.template.json"
        digest = write_template(str(self.directory), template_file, body)
        self.entry(name, digest, template_file, "file", f"{digest}.json", f"{name} Template")
        asset_file = f"{name}.assets.json"
        write_asset_manifest(
            str(self.directory),
            asset_file,
            {"version": ASSET_MANIFEST_VERSION, "files": self._files[name], "dockerImages": {}},
        )
        self.artifacts[f"{name}.assets"] = {"type": "cdk:asset-manifest", "properties": {"file": asset_file}}
        artifact: dict[str, Any] = {
            "type": "aws:cloudformation:stack",
            "environment": environment,
            "properties": {
                "templateFile": template_file,
                "terminationProtection": False,
                "validateOnSynth": False,
                "assumeRoleArn": role("deploy"),
                "cloudFormationExecutionRoleArn": role("cfn-exec"),
                "stackTemplateAssetObjectUrl": f"s3://{BUCKET}/{digest}.json",
                "requiresBootstrapStackVersion": 6,
                "bootstrapStackVersionSsmParameter": f"/cdk-bootstrap/{QUALIFIER}/version",
                **properties,
            },
            "dependencies": [*depends_on, f"{name}.assets"],
            "displayName": name,
        }
        if metadata is not None:
            write_metadata(str(self.directory), f"{name}.metadata.json", metadata)
            artifact["additionalMetadataFile"] = f"{name}.metadata.json"
        self.artifacts[name] = artifact

    def write(self, **more: Any) -> Path:
        """Write the manifest, which completes the assembly; return its folder."""
        write_manifest(str(self.directory), {"version": ASSEMBLY_VERSION, "artifacts": self.artifacts, **more})
        return self.directory


TOPIC: dict[str, Any] = {"Type": "AWS::SNS::Topic"}
