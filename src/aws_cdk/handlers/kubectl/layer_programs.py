"""Runs the programs of the layer."""

import os
import subprocess
import time

# Where layers with these programs have them.
_FOLDERS = ("/opt/kubectl", "/opt/helm")
_ATTEMPTS = 3
_PAUSE_SECONDS = 5
# What the programs say when the cluster did not answer; another attempt may find it.
_PASSING = ("i/o timeout", "TLS handshake timeout", "connection refused", "Unable to connect to the server")


class ToolError(Exception):
    """A program failed; the message is what it said."""


def run(command: list[str], folder: str, text: str | None = None) -> str:
    """Run a program with ``folder`` for all that it keeps, and return its output.

    Raises:
        ToolError: it failed, also when it was tried again, or it is not in the function's layer.
    """
    print("$ " + " ".join(command))
    path = os.pathsep.join((*_FOLDERS, os.environ.get("PATH", "")))
    # Helm and kubectl write caches below the home folder, and Lambda's is read-only.
    environment = {**os.environ, "PATH": path, "HOME": folder, "KUBECONFIG": os.path.join(folder, "kubeconfig")}
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            done = subprocess.run(
                command, check=False, input=text, capture_output=True, text=True, env=environment, cwd=folder
            )
        except FileNotFoundError:
            raise ToolError(
                f"{command[0]} is not in the function's layer; give a `kubectl_layer` that has it"
            ) from None
        if done.returncode == 0:
            return done.stdout
        if attempt == _ATTEMPTS or not any(words in done.stderr for words in _PASSING):
            break
        time.sleep(_PAUSE_SECONDS)
    raise ToolError(f"{' '.join(command[:2])}: {done.stderr.strip() or done.stdout.strip()}")
