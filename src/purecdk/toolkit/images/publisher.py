"""Build images with an engine and push them; archives go to the registry without one."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from purecdk.toolkit.cloud import Cloud
from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.events import Emit, Event, EventKind
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.images.credentials import credentials_file, helpers_of, install_helper, read_domain_logins
from purecdk.toolkit.images.engines import ENGINE_VARIABLE, Engine
from purecdk.toolkit.images.registry import Registry, find_image, push_archive
from purecdk.toolkit.plan import BuildImage, PushImage

_TAIL_LINES = 20
_STOP_POLL_SECONDS = 0.2
_END_SECONDS = 10.0
_NOT_RUNNING = ("Cannot connect to the Docker daemon", "Cannot connect to Podman", "error during connect:")
# Lambda takes one manifest for one platform; BuildKit would wrap it into an index with its attestations.
_BUILD_VARIABLES = {"BUILDX_NO_DEFAULT_ATTESTATIONS": "1"}


class EngineImagePublisher:
    """Performs image steps with the user's engine, found when the first image needs it.

    Args:
        find: Returns the engine; raises :class:`ImageError` if there is none.
        environment: Variables for the engine.
        caller: Returns variables with which a program acts as the caller; for logins of base images' registries.
    """

    def __init__(
        self,
        find: Callable[[], Engine],
        *,
        environment: Mapping[str, str] | None = None,
        caller: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._find = find
        self._caller = caller
        self._base_logins: dict[str, str] | None = None
        self._environment = dict(environment if environment is not None else os.environ)
        self._engine: Engine | None = None
        self._lock = threading.Lock()
        self._logins: dict[str, Path] = {}
        self._folders: list[tempfile.TemporaryDirectory[str]] = []

    def close(self) -> None:
        """Forget all logins."""
        with self._lock:
            for folder in self._folders:
                folder.cleanup()
            self._folders.clear()
            self._logins.clear()
            self._base_logins = None

    def engine(self) -> Engine:
        """Return the engine.

        Raises:
            ImageError: there is none.
        """
        with self._lock:
            if self._engine is None:
                self._engine = self._find()
            return self._engine

    # -- building ---------------------------------------------------------

    def build(self, step: BuildImage, emit: Emit, stop: StopRequest) -> str:
        """Build the image unless the engine has it already; return its local name."""
        engine = self.engine()
        refused = engine.refusals(step.source)
        if refused:
            raise ImageError(
                f"{engine.kind.value} cannot build image {step.name!r}: it does not know {' and '.join(refused)}",
                where=f"asset {step.asset[:12]}",
                fix="choose another engine with CDK_DOCKER, or leave that option out",
            )
        self._check_secrets(step)
        name = f"cdkasset-{step.asset.lower()}"
        if not step.source.cache_disabled and self._run(engine.inspect_command(name), stop=stop)[0] == 0:
            emit(Event(kind=EventKind.INFO, step=step.id, text=f"{step.name}: the engine has built {name} before"))
            return name
        command = engine.build_command(step.source, name)
        variables = {**_BUILD_VARIABLES, **self._base_image_logins(engine)}
        status, output = self._run(command, folder=step.directory, stop=stop, variables=variables)
        if status != 0:
            self._check_running(engine, output)
            raise ImageError(
                f"building image {step.name!r} failed with status {status}:\n{_tail(output)}",
                where=f"asset {step.asset[:12]} in {step.directory}",
                fix=f"repeat it with: cd {shlex.quote(str(step.directory))} && {shlex.join(command)}",
            )
        return name

    def _base_image_logins(self, engine: Engine) -> dict[str, str]:
        """Return variables that give builds the logins of ``cdk-docker-creds.json``, made ready once."""
        with self._lock:
            if self._base_logins is None:
                logins = read_domain_logins(credentials_file(self._environment))
                self._base_logins = {}
                if logins:
                    folder = self._new_folder()
                    self._base_logins = {
                        **engine.helper_environment(folder, self._environment, helpers_of(logins)),
                        **install_helper(folder, self._environment, self._caller()),
                    }
            return self._base_logins

    def _new_folder(self) -> Path:
        owner = tempfile.TemporaryDirectory(prefix="purecdk-login-")
        self._folders.append(owner)
        return Path(owner.name)

    @staticmethod
    def _check_running(engine: Engine, output: str) -> None:
        """Say so if the engine is there but its daemon does not answer."""
        if any(sign in output for sign in _NOT_RUNNING):
            raise ImageError(
                f"{engine.kind.value} is installed, but it is not running:\n{_tail(output)}",
                where=engine.program,
                fix=f"start it, or choose another engine with {ENGINE_VARIABLE} (podman and buildah need no daemon)",
            )

    def _check_secrets(self, step: BuildImage) -> None:
        """Find missing sources of secrets before the build does; values are never looked at."""
        for name, text in step.source.docker_build_secrets.items():
            options = dict(part.partition("=")[::2] for part in text.split(","))
            path = options.get("src") or options.get("source")
            if path and not os.path.exists(step.directory / path) and not os.path.exists(path):
                raise ImageError(
                    f"the source of build secret {name!r} of image {step.name!r} is missing: {path}",
                    where=f"asset {step.asset[:12]} in {step.directory}",
                    fix="make the file, or correct build_secrets",
                )
            variable = options.get("env")
            if variable and variable not in self._environment:
                raise ImageError(
                    f"build secret {name!r} of image {step.name!r} comes from the variable {variable}, which is not set",
                    fix=f"set {variable}, or correct build_secrets",
                )

    # -- pushing ----------------------------------------------------------

    def push(self, step: PushImage, image: str, cloud: Cloud, emit: Emit, stop: StopRequest) -> None:
        """Push a local image, or an archive, to its repository."""
        access, repository, tag = step.location.access, step.location.repository, step.location.tag
        place = cloud.images.registry(access, repository)
        stop.check()
        if os.path.isabs(image) and os.path.exists(image):
            pushed = push_archive(
                Path(image),
                place.registry,
                place.repository,
                tag,
                single_platform=step.runs_in_lambda,
                check_stop=stop.check,
            )
            emit(
                Event(
                    kind=EventKind.INFO,
                    step=step.id,
                    text=f"{step.name}: {pushed.image}, {pushed.sent_blobs} blobs sent",
                )
            )
            return
        engine = self.engine()
        if step.runs_in_lambda:
            self._refuse_index(engine, image, step, stop)
        name = f"{place.registry.host}/{place.repository}:{tag}"
        variables = self._login(engine, place.registry, stop)
        status, output = self._run(engine.tag_command(image, name), stop=stop)
        if status == 0:
            status, output = self._run(
                engine.push_command(name, plain_http=place.registry.plain_http), stop=stop, variables=variables
            )
        if status == 0:
            with suppress(ImageError):  # it is there; that its registry does not describe it changes nothing
                found = find_image(place.registry, place.repository, tag)
                emit(Event(kind=EventKind.INFO, step=step.id, text=f"{step.name}: {found}"))
            return
        # Another publisher may have pushed the same tag meanwhile; in an immutable repository ours is then refused.
        if tag in cloud.images.tags(access, repository, [tag]):
            emit(
                Event(kind=EventKind.INFO, step=step.id, text=f"{step.name}: somebody else has pushed {tag} meanwhile")
            )
            return
        raise ImageError(
            f"pushing image {step.name!r} failed with status {status}:\n{_tail(output)}",
            where=name,
            fix="check the network and the image publishing role, and run again: layers that arrived are not sent again",
        )

    def _refuse_index(self, engine: Engine, image: str, step: PushImage, stop: StopRequest) -> None:
        """Refuse an index before it is sent: Lambda would say so only when the function is made."""
        status, output = self._run(engine.inspect_command(image), stop=stop)
        if status == 0 and engine.describes_index(output):
            raise ImageError(
                f"image {step.name!r} is an index of several manifests, and Lambda takes one manifest for one platform",
                where=f"asset {step.asset[:12]}, built by {engine.program}",
                fix="build it for one platform (platform=) and without attestations: "
                "unset BUILDX_DEFAULT_PROVENANCE, and give the builder --provenance=false --sbom=false",
            )

    def _login(self, engine: Engine, registry: Registry, stop: StopRequest) -> dict[str, str]:
        """Log in once for each registry, out of the user's own settings; return the variables that use the login."""
        if not registry.user:
            return {}
        with self._lock:
            folder = self._logins.get(registry.host)
            if folder is None:
                folder = self._new_folder()
                variables = engine.login_environment(folder, self._environment)
                command = engine.login_command(registry.user, registry.host, plain_http=registry.plain_http)
                status, output = self._run(command, stop=stop, variables=variables, typed=registry.password)
                if status != 0:
                    raise ImageError(
                        f"logging in to {registry.host} failed with status {status}:\n{_tail(output)}",
                        where=shlex.join(command),
                        fix="check that the engine is running and that the image publishing role may get a token",
                    )
                self._logins[registry.host] = folder
                return variables
        return engine.login_environment(folder, self._environment)

    # -- running ----------------------------------------------------------

    def _run(
        self,
        command: list[str],
        *,
        stop: StopRequest,
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
        typed: str | None = None,
    ) -> tuple[int, str]:
        """Run the engine; return status and output. A stop request ends it."""
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**self._environment, **(variables or {})},
                stdin=subprocess.PIPE if typed is not None else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                start_new_session=True,  # Ctrl-C is for us, who end it with all that it started
            )
        except OSError as error:
            raise ImageError(
                f"the engine cannot be started: {error}", where=command[0], fix="check that it is installed"
            ) from error
        pending: str | None = typed
        while True:
            try:
                output, _ = process.communicate(pending, timeout=_STOP_POLL_SECONDS)
                return process.returncode, output
            except subprocess.TimeoutExpired:
                pending = None
                if stop.stopped:
                    _end(process)
                    stop.check()


def _end(process: subprocess.Popen[str]) -> None:
    """End an engine and what it started, politely first."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_END_SECONDS)
            return


def _tail(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-_TAIL_LINES:])
