"""Runs bundling: the local bundler if there is one and it does not decline, else a container."""

from __future__ import annotations

import os
from typing import Any

from aws_cdk.core.bundling import BundlingFileAccess, BundlingOptions, ILocalBundling
from aws_cdk.core.callbacks import call_with_struct
from aws_cdk.core.docker_engine import EngineError, engine_succeeds, remove_containers_with, run_arguments, run_engine
from aws_cdk.core.docker_volume import DockerVolume

INPUT = "/asset-input"
OUTPUT = "/asset-output"
_COPY_IMAGE = "public.ecr.aws/docker/library/alpine"


def try_local(local: ILocalBundling, options: BundlingOptions, output: str) -> bool:
    """Ask a local bundler to fill ``output``; tell whether it did."""
    return bool(call_with_struct(local.try_bundle, output, struct=options))


def run_in_container(options: BundlingOptions, source: str, output: str) -> None:
    """Run the command in a container that sees ``source`` and fills ``output``.

    Raises:
        EngineError: a command of the engine fails.
    """
    with _termination_as_exit():
        if options.bundling_file_access is BundlingFileAccess.VOLUME_COPY:
            _run_with_copies(options, source, output)
            return
        try:
            _run_with_mounts(options, source, output)
        except Exception:
            raise  # the engine removed the container
        except BaseException:
            remove_containers_with(output)
            raise


class _termination_as_exit:
    """Turns SIGTERM into SystemExit for a while, so that a container does not outlive the app that started it.

    An app that handles the signal itself, or bundles in another thread than the first, keeps its own ways.
    """

    def __enter__(self) -> None:
        import signal
        import threading

        self._mine = (
            threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        )
        if self._mine:
            signal.signal(signal.SIGTERM, _exit_on_signal)

    def __exit__(self, *_: object) -> None:
        if self._mine:
            import signal

            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _exit_on_signal(number: int, frame: Any) -> None:
    raise SystemExit(128 + number)


def _run_with_mounts(options: BundlingOptions, source: str, output: str) -> None:
    """Bundle in directories of this machine."""
    volumes = [
        DockerVolume(host_path=source, container_path=INPUT),
        DockerVolume(host_path=output, container_path=OUTPUT),
        *(options.volumes or ()),
    ]
    run_engine(
        run_arguments(
            options.image.image,
            command=options.command,
            entrypoint=options.entrypoint,
            environment=options.environment,
            network=options.network,
            platform=options.platform,
            security_opt=options.security_opt,
            user=user_of(options),
            volumes=volumes,
            volumes_from=options.volumes_from,
            working_directory=options.working_directory or INPUT,
        )
    )


def user_of(options: BundlingOptions) -> str:
    """Return who runs the command: by default the user who runs the app, so that the output is theirs."""
    if options.user:
        return options.user
    return f"{os.getuid()}:{os.getgid()}" if hasattr(os, "getuid") else "1000:1000"


def _run_with_copies(options: BundlingOptions, source: str, output: str) -> None:
    """Bundle in volumes of the engine, which need not see this machine's files; take them away whatever happens."""
    suffix = os.urandom(12).hex()
    volumes = [f"assetInput{suffix}", f"assetOutput{suffix}"]
    helper = f"copyContainer{suffix}"
    user = user_of(options)
    undo: list[list[str]] = []
    try:
        for volume in volumes:
            run_engine(["volume", "create", volume], shown=False)
            undo.append(["volume", "rm", volume])
        undo.insert(0, ["rm", helper])
        mounts = ["-v", f"{volumes[0]}:{INPUT}", "-v", f"{volumes[1]}:{OUTPUT}"]
        own = f"mkdir -p {INPUT} && chown -R {user} {OUTPUT} && chown -R {user} {INPUT}"
        run_engine(["run", "--name", helper, *mounts, _COPY_IMAGE, "sh", "-c", own])
        run_engine(["cp", f"{source}/.", f"{helper}:{INPUT}"])
        run_engine(
            run_arguments(  # as the peer: the network is not passed on here
                options.image.image,
                command=options.command,
                entrypoint=options.entrypoint,
                environment=options.environment,
                platform=options.platform,
                security_opt=options.security_opt,
                user=user,
                volumes=options.volumes,
                volumes_from=[helper, *(options.volumes_from or ())],
                working_directory=options.working_directory or INPUT,
            )
        )
        run_engine(["cp", f"{helper}:{OUTPUT}/.", output])
    except Exception:
        raise
    except BaseException:
        remove_containers_with(volumes[1])
        raise
    finally:
        for arguments in undo:
            engine_succeeds(arguments)


__all__ = ["INPUT", "OUTPUT", "EngineError", "run_in_container", "try_local", "user_of"]
