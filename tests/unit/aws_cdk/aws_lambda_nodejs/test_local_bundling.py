from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk.aws_lambda import Runtime
from aws_cdk.aws_lambda_nodejs import BundlingOptions, ICommandHooks, NodejsFunction

# Records its arguments and folder, says a version, and writes what it was asked for.
FAKE_TOOL = """#!/bin/sh
if [ "$1" = --version ]; then echo "${VERSION:-%s}"; exit 0; fi
{ echo "$(basename "$0") in $PWD with A=$A"; for argument; do echo "  $argument"; done; } >> "%s"
for argument; do case "$argument" in --outfile=*) echo bundle > "${argument#--outfile=}";; esac; done
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with tools that record their calls in ``calls``, and no engine."""
    root = tmp_path / "project"
    (root / "src").mkdir(parents=True)
    (root / "src" / "main.ts").write_text("export const handler = 1;\n")
    (root / "package.json").write_text('{"dependencies": {"delay": "^1"}}')
    (root / "package-lock.json").write_text("{}")
    tools = root / "node_modules" / ".bin"
    tools.mkdir(parents=True)
    add_tool(tools, "esbuild", version="0.25.1")
    on_path = tmp_path / "path"
    on_path.mkdir()
    add_tool(on_path, "npm", version="9", calls=root / "calls")
    monkeypatch.setenv("PATH", f"{on_path}:/usr/bin:/bin")
    monkeypatch.setenv("CDK_DOCKER", str(tmp_path / "no-engine"))
    monkeypatch.chdir(root)
    return root


def add_tool(directory: Path, name: str, *, version: str, calls: Path | None = None) -> None:
    calls = calls or directory.parent.parent / "calls"
    (directory / name).write_text(FAKE_TOOL % (version, calls))
    (directory / name).chmod(0o755)


def staged(project: Path, **options: Any) -> Path:
    """Synthesize a function and return the directory of its code."""
    app = App(outdir=str(project.parent / "out"), analytics_reporting=False)
    NodejsFunction(Stack(app, "S"), "F", entry="src/main.ts", runtime=Runtime.NODEJS_20_X, **options)
    assembly = app.synth()
    template = json.loads((Path(assembly.directory) / "S.template.json").read_text())
    (code,) = [
        resource["Properties"]["Code"]
        for resource in template["Resources"].values()
        if resource["Type"] == "AWS::Lambda::Function"
    ]
    return Path(assembly.directory) / f"asset.{code['S3Key'].removesuffix('.zip')}"


def test_esbuild_of_the_project_bundles_without_a_container(project: Path) -> None:
    code = staged(project, bundling=BundlingOptions(minify=True, environment={"A": "1"}))

    assert [path.name for path in code.iterdir()] == ["index.js"]
    lines = (project / "calls").read_text().splitlines()
    assert lines[0] == f"esbuild in {project} with A=1"
    assert lines[1:3] == ["  --bundle", f"  {project}/src/main.ts"]
    assert lines[-2:] == ["  --minify", "  --external:@aws-sdk/*"]


def test_modules_are_installed_beside_the_bundle(project: Path) -> None:
    code = staged(project, bundling=BundlingOptions(node_modules=["delay"]))

    assert sorted(path.name for path in code.iterdir()) == ["index.js", "package-lock.json", "package.json"]
    assert (code / "package.json").read_text() == '{"dependencies":{"delay":"^1"}}'
    assert (project / "calls").read_text().splitlines()[-1] == "  ci"


def test_version_of_a_module_that_is_only_installed_is_found(project: Path) -> None:
    (project / "node_modules" / "other").mkdir()
    (project / "node_modules" / "other" / "package.json").write_text('{"version": "4.5.6"}')

    code = staged(project, bundling=BundlingOptions(node_modules=["other"]))

    assert (code / "package.json").read_text() == '{"dependencies":{"other":"4.5.6"}}'


class Hooks(ICommandHooks):
    def before_bundling(self, input_dir: str, output_dir: str) -> list[str]:
        return [f"echo before > {output_dir}/before"]

    def before_install(self, input_dir: str, output_dir: str) -> list[str]:
        return [f"exit 3 # {input_dir}"]

    def after_bundling(self, input_dir: str, output_dir: str) -> list[str]:
        return [f"cp {input_dir}/src/main.ts {output_dir}/copy"]


def test_hooks_run_on_this_machine_with_its_directories(project: Path) -> None:
    code = staged(project, bundling=BundlingOptions(command_hooks=Hooks()))

    assert sorted(path.name for path in code.iterdir()) == ["before", "copy", "index.js"]


def test_a_hook_that_fails_names_its_line(project: Path) -> None:
    with pytest.raises(RuntimeError, match=r"S/F/Code/Stage(.|\n)*exit 3 # .* exited with status 3"):
        staged(project, bundling=BundlingOptions(command_hooks=Hooks(), node_modules=["delay"]))


def test_tsc_compiles_first_and_a_new_one_is_told_to_ignore_the_configuration(project: Path) -> None:
    (project / "tsconfig.json").write_text('{"compilerOptions": {"target": "ES2020"}}')
    add_tool(project / "node_modules" / ".bin", "tsc", version="Version 6.0.2")

    staged(project, bundling=BundlingOptions(pre_compilation=True))

    lines = (project / "calls").read_text().splitlines()
    assert lines[0].startswith(f"tsc in {project}")
    assert lines[1] == f"  {project}/src/main.ts"
    assert "  --ignoreConfig" in lines
    assert f"  {project}/src/main.js" in lines


def test_the_message_says_why_a_container_was_needed(project: Path) -> None:
    (project / "node_modules" / ".bin" / "esbuild").unlink()

    with pytest.raises(RuntimeError, match=r"no-engine(.|\n)*no esbuild 0\.x in node_modules/\.bin"):
        staged(project)


@pytest.mark.parametrize(
    ("version", "options"),
    [("1.0.0", {}), ("0.25.1", {"force_docker_bundling": True}), ("0.25.1", {"pre_compilation": True})],
)
def test_container_is_the_fallback(project: Path, version: str, options: dict[str, Any]) -> None:
    add_tool(project / "node_modules" / ".bin", "esbuild", version=version)
    (project / "tsconfig.json").write_text("{}")

    with pytest.raises(RuntimeError, match="no-engine"):
        staged(project, bundling=BundlingOptions(**options))


def test_custom_hash_does_not_tell_where_the_project_lies(project: Path, tmp_path: Path) -> None:
    first = staged(project, bundling=BundlingOptions(asset_hash="v1")).name
    moved = tmp_path / "elsewhere"
    project.rename(moved)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(moved)
        assert staged(moved, bundling=BundlingOptions(asset_hash="v1")).name == first


def test_entry_is_found_beside_the_file_that_makes_the_function(project: Path) -> None:
    (project / "stacks.py").write_text(
        "from aws_cdk import App, Stack\n"
        "from aws_cdk.aws_lambda_nodejs import NodejsFunction\n"
        "NodejsFunction(Stack(App(outdir='../found'), 'S'), 'Hello')\n"
    )
    (project / "stacks.Hello.mjs").write_text("export const handler = 1;\n")

    exec(compile((project / "stacks.py").read_text(), str(project / "stacks.py"), "exec"), {})

    assert f"  {project}/stacks.Hello.mjs" in (project / "calls").read_text().splitlines()
