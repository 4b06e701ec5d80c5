"""Engines that build container images: what each is called, what it can do, and its command lines.

Source: the arguments are those that the official tools pass, as observed on cdk-assets 4.7.3; what podman and buildah refuse was
observed on podman 4.3 and buildah 1.28.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from cloud_assembly.schema.assets import DockerCacheOption, ImageSource
from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.images.archive import INDEX_TYPES

ENGINE_VARIABLE = "CDK_DOCKER"


class EngineKind(Enum):
    """An engine, by the name of its program; the order is that in which engines are looked for."""

    DOCKER = "docker"
    PODMAN = "podman"
    FINCH = "finch"
    NERDCTL = "nerdctl"
    BUILDAH = "buildah"


# These speak plain HTTP only where they are told to; docker trusts loopback addresses by itself.
_PLAIN_HTTP = {
    EngineKind.PODMAN: ("--tls-verify=false",),
    EngineKind.BUILDAH: ("--tls-verify=false",),
    EngineKind.NERDCTL: ("--insecure-registry",),
    EngineKind.FINCH: ("--insecure-registry",),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Engine:
    """A program that builds and pushes images."""

    program: str
    kind: EngineKind

    def refusals(self, source: ImageSource) -> list[str]:
        """Say what this engine cannot do of what an image asks for; better before a build than in the middle of it."""
        if self.kind not in (EngineKind.PODMAN, EngineKind.BUILDAH):
            return []
        refused = []
        if any(output.replace(" ", "").startswith("type=docker") for output in source.docker_outputs):
            refused.append("an output of type=docker")
        for name, options in (
            ("cache_from", source.cache_from),
            ("cache_to", (source.cache_to,) if source.cache_to else ()),
        ):
            refused += [f"a {name} of type={option.type}" for option in options if option]
        return refused

    def build_command(self, source: ImageSource, tag: str) -> list[str]:
        """Return the command that builds the folder it runs in."""
        command = [self.program, "build"]
        for name, value in source.docker_build_args.items():
            command += ["--build-arg", f"{name}={value}"]
        for name, value in source.docker_build_contexts.items():
            command += ["--build-context", f"{name}={value}"]
        for name, value in source.docker_build_secrets.items():
            command += ["--secret", f"id={name},{value}"]
        if source.docker_build_ssh:
            command += ["--ssh", source.docker_build_ssh]
        command += ["--tag", tag]
        for option, text in (
            ("--target", source.docker_build_target),
            ("--file", source.docker_file),
            ("--network", source.network_mode),
            ("--platform", source.platform),
        ):
            if text:
                command += [option, text]
        command += [f"--output={output}" for output in source.docker_outputs]
        for cache in source.cache_from:
            command += ["--cache-from", _cache_text(cache)]
        if source.cache_to is not None:
            command += ["--cache-to", _cache_text(source.cache_to)]
        if source.cache_disabled:
            command.append("--no-cache")
        return [*command, "."]

    def inspect_command(self, image: str) -> list[str]:
        """Return the command that succeeds if an image is there."""
        if self.kind is EngineKind.BUILDAH:
            return [self.program, "inspect", "--type", "image", image]
        return [self.program, "inspect", image]

    @staticmethod
    def describes_index(description: str) -> bool:
        """Tell whether an engine's description of an image is that of an index.

        Engines that keep indexes (docker with containerd's image store, nerdctl, finch) give the descriptor of what the
        image's name leads to.
        """
        try:
            read: Any = json.loads(description[max(description.find("["), 0) :])  # warnings come before it
        except ValueError:
            return False
        described = read[0] if isinstance(read, list) and read else read
        descriptor = described.get("Descriptor") if isinstance(described, dict) else None
        return isinstance(descriptor, dict) and descriptor.get("mediaType") in INDEX_TYPES

    def tag_command(self, image: str, name: str) -> list[str]:
        """Return the command that gives an image another name."""
        return [self.program, "tag", image, name]

    def login_command(self, user: str, registry: str, *, plain_http: bool) -> list[str]:
        """Return the command that logs in; it reads the password from its standard input."""
        flags = _PLAIN_HTTP.get(self.kind, ()) if plain_http else ()
        return [self.program, "login", *flags, "--username", user, "--password-stdin", registry]

    def push_command(self, name: str, *, plain_http: bool) -> list[str]:
        """Return the command that pushes an image to where its name says."""
        flags = _PLAIN_HTTP.get(self.kind, ()) if plain_http else ()
        return [self.program, "push", *flags, name]

    def login_environment(self, folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
        """Return variables that keep logins in ``folder``, out of the user's own settings and credential stores."""
        if self.kind in (EngineKind.PODMAN, EngineKind.BUILDAH):
            return {"REGISTRY_AUTH_FILE": str(folder / "auth.json")}
        own = _docker_folder(environment)
        _link_docker_settings(own, folder)
        if not (folder / "config.json").exists():
            read = _read_settings(own / "config.json")
            kept: dict[str, Any] = {
                key: read[key] for key in ("currentContext", "cliPluginsExtraDirs", "proxies") if key in read
            }
            _write_settings(folder / "config.json", kept)
        return {"DOCKER_CONFIG": str(folder)}

    def helper_environment(
        self, folder: Path, environment: Mapping[str, str], helpers: Mapping[str, str]
    ) -> dict[str, str]:
        """Return variables with which builds ask ``helpers`` (by registry) for logins, and else use the user's own.

        Settings that say both are put into ``folder``.
        """
        own = _docker_folder(environment)
        settings = _read_settings(own / "config.json")
        if self.kind in (EngineKind.PODMAN, EngineKind.BUILDAH):
            for path in reversed(_container_logins(environment)):
                read = _read_settings(path)
                for key in ("auths", "credHelpers"):
                    settings[key] = {**settings.get(key, {}), **read.get(key, {})}
            settings = {key: settings.get(key, {}) for key in ("auths", "credHelpers")}
            variables = {"REGISTRY_AUTH_FILE": str(folder / "auth.json")}
        else:
            _link_docker_settings(own, folder)
            variables = {"DOCKER_CONFIG": str(folder)}
        settings["credHelpers"] = {**settings.get("credHelpers", {}), **helpers}
        for domain in helpers:  # a stored login would come first
            settings.get("auths", {}).pop(domain, None)
        _write_settings(folder / ("auth.json" if "REGISTRY_AUTH_FILE" in variables else "config.json"), settings)
        return variables


def _docker_folder(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("DOCKER_CONFIG") or Path.home() / ".docker")


def _container_logins(environment: Mapping[str, str]) -> list[Path]:
    """Where podman and buildah keep logins, the first that counts first (containers-auth.json(5))."""
    named = environment.get("REGISTRY_AUTH_FILE")
    if named:
        return [Path(named)]
    runtime = environment.get("XDG_RUNTIME_DIR") or f"/run/containers/{os.getuid()}"
    settings = environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return [Path(folder) / "containers" / "auth.json" for folder in (runtime, settings)]


def _link_docker_settings(own: Path, folder: Path) -> None:
    """Docker's folder also says which daemon to talk to, and has plugins."""
    if own.is_dir():
        for entry in own.iterdir():
            if entry.name != "config.json" and not (folder / entry.name).exists():
                (folder / entry.name).symlink_to(entry)


def _read_settings(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _write_settings(path: Path, settings: Mapping[str, Any]) -> None:
    path.touch(mode=0o600)
    path.write_text(json.dumps(settings), encoding="utf-8")


def _cache_text(option: DockerCacheOption) -> str:
    return ",".join([f"type={option.type}", *(f"{key}={value}" for key, value in option.params.items())])


def find_engine(environment: Mapping[str, str]) -> Engine:
    """Return the engine that ``CDK_DOCKER`` names (the command line sets it from ``docker`` in ``cdk.json``), else the first that is installed.

    Raises:
        ImageError: there is none; the message says which were looked for.
    """
    wanted = environment.get(ENGINE_VARIABLE)
    path = environment.get("PATH", os.defpath)
    if wanted:
        found = shutil.which(wanted, path=path)
        if found is None:
            raise ImageError(
                f"the image engine {wanted!r} is not there",
                where=f"{ENGINE_VARIABLE}={wanted}",
                fix=f"install it, or name another with {ENGINE_VARIABLE} or as docker in cdk.json",
            )
        return Engine(program=found, kind=_kind_of(wanted))
    for kind in EngineKind:
        found = shutil.which(kind.value, path=path)
        if found is not None:
            return Engine(program=found, kind=kind)
    raise ImageError(
        f"no engine to build container images with; looked for {', '.join(kind.value for kind in EngineKind)}",
        fix=f"install one, or name its program with {ENGINE_VARIABLE}; --assets file publishes everything else",
    )


def _kind_of(program: str) -> EngineKind:
    name = os.path.basename(program).lower()
    return next((kind for kind in EngineKind if kind.value in name), EngineKind.DOCKER)
