"""The command line of esbuild, and where esbuild is on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from aws_cdk.aws_lambda_nodejs._package_manager import find_up
from aws_cdk.aws_lambda_nodejs.bundling_options import BundlingOptions, OutputFormat, SourceMapMode

_MAJOR_VERSION = "0"


def esbuild_arguments(
    options: BundlingOptions, *, entry: str, output: str, target: str, externals: Sequence[str], tsconfig: str | None
) -> list[str]:
    """Return the arguments behind the program's name, in the peer's order.

    Args:
        options: How to bundle.
        entry: The entry file, as esbuild sees it.
        output: The output directory, as esbuild sees it.
        target: The environment to write for.
        externals: Modules that stay out of the bundle.
        tsconfig: The ``tsconfig.json``, as esbuild sees it.
    """
    arguments = ["--bundle", entry, f"--target={options.target or target}", "--platform=node"]
    if options.format is not None:
        arguments.append(f"--format={options.format.name.lower()}")
    ending = "mjs" if options.format is OutputFormat.ESM else "js"
    arguments.append(f"--outfile={output}/index.{ending}")
    if options.minify:
        arguments.append("--minify")
    if options.source_map or options.source_map_mode is not None:
        mode = options.source_map_mode or SourceMapMode.DEFAULT
        arguments.append("--sourcemap" if mode is SourceMapMode.DEFAULT else f"--sourcemap={mode.name.lower()}")
    if options.sources_content is False:
        arguments.append("--sources-content=false")
    arguments += [f"--external:{name}" for name in externals]
    arguments += [f"--loader:{ending}={loader}" for ending, loader in (options.loader or {}).items()]
    arguments += [f"--define:{name}={value}" for name, value in (options.define or {}).items()]
    if options.log_level is not None:
        arguments.append(f"--log-level={options.log_level.name.lower()}")
    if options.keep_names:
        arguments.append("--keep-names")
    if tsconfig is not None:
        arguments.append(f"--tsconfig={tsconfig}")
    if options.metafile:
        arguments.append(f"--metafile={output}/index.meta.json")
    if options.banner:
        arguments.append(f"--banner:js={options.banner}")
    if options.footer:
        arguments.append(f"--footer:js={options.footer}")
    if options.main_fields is not None:
        arguments.append(f"--main-fields={','.join(options.main_fields)}")
    arguments += [f"--inject:{path}" for path in options.inject or ()]
    return arguments + _further(options)


def _further(options: BundlingOptions) -> list[str]:
    arguments = []
    for name, value in (options.esbuild_args or {}).items():
        if value is True or value == "":
            arguments.append(name)
        elif isinstance(value, str):
            arguments.append(f"{name}={value}")
        elif value is not False:
            arguments += [f"{name}:{item}" for item in value]
    return arguments


def find_tool(name: str, directory: str) -> str | None:
    """Return a program of ``node_modules`` in ``directory`` or above it, else of the path; None if there is none."""
    return find_up(os.path.join("node_modules", ".bin", name), directory) or shutil.which(name)


def find_esbuild(directory: str) -> str | None:
    """Return an esbuild whose command line is known; None if there is none on this machine."""
    program = find_tool("esbuild", directory)
    if program is None or not tool_version(program).startswith(_MAJOR_VERSION + "."):
        return None
    return program


def tool_version(program: str) -> str:
    """Return what a program says with ``--version``; nothing if it cannot be started."""
    try:
        done = subprocess.run(
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""
