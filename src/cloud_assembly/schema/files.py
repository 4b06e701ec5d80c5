"""Write the files of a cloud assembly, byte for byte in the peer's formats.

Construct time calls these with plain dicts, so key order stays with the caller; nothing here imports more than the
standard library's ``os``, ``hashlib`` and the JSON writer beside it. Every file is written aside and renamed, so a
reader sees the old file or the new one, never half of it.

Source: formats observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import os

from cloud_assembly.schema.json_text import json_text

ASSEMBLY_VERSION = "55.0.0"  # the schema version that aws-cdk-lib 2.275.0 writes
# The peer writes 55 here too, which cdk-assets 4.7.3 of the same time does not read; asset manifests need nothing of it.
ASSET_MANIFEST_VERSION = "54.0.0"
MINIMUM_CLI_VERSION = "2.1148.0"  # likewise, the oldest official CLI that it says can read this
MANIFEST_FILE = "manifest.json"
VERSION_FILE = "cdk.out"
NESTED_PREFIX = "assembly-"  # of the directories of assemblies in an assembly

TYPE_CHECKING = False  # instead of the one in `typing`, whose import construct time need not pay
if TYPE_CHECKING:
    from collections.abc import Mapping


def template_text(template: Mapping[str, object]) -> str:
    """Return a template as the peer writes it: one blank per level, no newline at the end."""
    return json_text(template, indent=1)


def sha256_of(text: str) -> str:
    """Return the SHA-256 of ``text`` as UTF-8, 64 hex digits: for a template's text, the name of its own asset."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def write_template(directory: str, file_name: str, template: Mapping[str, object]) -> str:
    """Write a stack's template and return the SHA-256 of the file, which is the hash of the template's own asset."""
    text = template_text(template)
    write_part(directory, file_name, text)
    return sha256_of(text)


def write_asset_manifest(directory: str, file_name: str, document: Mapping[str, object]) -> None:
    """Write a stack's ``*.assets.json``; the caller gives all keys, ``version`` first."""
    write_part(directory, file_name, json_text(document, indent=2))


def write_metadata(directory: str, file_name: str, document: Mapping[str, object]) -> None:
    """Write a stack's ``*.metadata.json``: construct paths to lists of entries."""
    write_part(directory, file_name, json_text(document, indent=2))


def write_tree(directory: str, document: Mapping[str, object], file_name: str = "tree.json") -> None:
    """Write the construct tree: one line."""
    write_part(directory, file_name, json_text(document))


def write_validation_report(directory: str, document: Mapping[str, object]) -> None:
    """Write ``validation-report.json``, what policy validation found in the templates."""
    _write(os.path.join(directory, "validation-report.json"), json_text(document, indent=2))  # of a whole assembly


def write_manifest(directory: str, document: Mapping[str, object], *, version: str = ASSEMBLY_VERSION) -> None:
    """Write ``cdk.out`` and then ``manifest.json``.

    The manifest must be written last of all files: what has a manifest is a complete assembly.

    Raises:
        ContentError: a file cannot be written.
    """
    write_part(directory, VERSION_FILE, json_text({"version": version}))
    _write(os.path.join(directory, MANIFEST_FILE), json_text(document, indent=2))


def write_part(directory: str, file_name: str, text: str) -> None:
    """Write a file of an assembly. If that changes it, manifests go first, until they are written anew.

    So a synth that is killed half-way leaves no manifest that names files of two synths, neither beside the file nor in
    the assemblies around.

    Raises:
        ContentError: the file cannot be written: the disk is full, or the directory closed.
    """
    _write(os.path.join(directory, file_name), text, of=directory)


def _write(path: str, text: str, *, of: str | None = None) -> None:
    """Write a file unless it says the same; ``of`` is the assembly that is not whole until its manifest is written."""
    data = text.encode("utf-8")
    if _holds(path, data):
        return
    try:
        if of is not None:
            _remove_manifests(of)
        _replace(path, data)
    except OSError as error:
        from cloud_assembly.content.errors import write_error

        raise write_error(error, path) from error


def _remove_manifests(directory: str) -> None:
    _remove(os.path.join(directory, MANIFEST_FILE))
    while os.path.basename(directory).startswith(NESTED_PREFIX):
        directory = os.path.dirname(directory)
        if not os.path.isfile(os.path.join(directory, VERSION_FILE)):
            return  # no assembly: the directory only has such a name
        _remove(os.path.join(directory, MANIFEST_FILE))


def write_text(path: str, text: str) -> None:
    """Write ``text`` as UTF-8 to a neighbour of ``path`` and rename it into place; leave a file that says the same.

    Raises:
        OSError: the directory is missing or cannot be written; nothing is left behind.
    """
    data = text.encode("utf-8")
    if not _holds(path, data):
        _replace(path, data)


def _replace(path: str, data: bytes) -> None:
    aside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(aside, "wb") as file:
            file.write(data)
        os.replace(aside, path)
    except BaseException as error:
        try:
            _remove(aside)
        except OSError:
            raise error from None  # the first error is the one to report
        raise


def _remove(path: str) -> None:
    try:  # noqa: SIM105  # contextlib would be one more import at construct time
        os.unlink(path)
    except FileNotFoundError:
        pass


def _holds(path: str, data: bytes) -> bool:
    """Tell whether the file is ``data`` already: ext4 takes a millisecond to replace a file, and most stay as they were."""
    try:
        with open(path, "rb") as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:
        return False
