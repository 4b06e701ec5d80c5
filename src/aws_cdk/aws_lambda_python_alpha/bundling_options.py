"""How functions and layers of Python are bundled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.assets import AssetHashType
from aws_cdk.core.bundling import BundlingFileAccess
from aws_cdk.core.docker_image import DockerRunOptions
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.core.docker_image import DockerImage


class ICommandHooks(Interface):
    """Commands around bundling, for a shell in the container; who gives some gets a container."""

    def before_bundling(self, input_dir: str, output_dir: str) -> Sequence[str]:
        """Return what runs before the entry is copied and its dependencies are installed."""
        raise NotImplementedError

    def after_bundling(self, input_dir: str, output_dir: str) -> Sequence[str]:
        """Return what runs at the end."""
        raise NotImplementedError


class BundlingOptions(DockerRunOptions):
    """How an entry and its dependencies become code.

    Dependencies are installed on this machine, for the platform of the function, as long as every package has a wheel for
    it. A container does it where one has not, where there is no ``uv``, and where an option asks for one: ``image``,
    ``command``, ``entrypoint``, ``command_hooks``, ``volumes``, ``volumes_from`` or the context
    ``purecdk:python-bundling`` set to ``container``.
    """

    asset_excludes: Sequence[str] | None = None
    """Patterns, as rsync reads them, of what stays out of the code: ``.venv``, ``/tests/``. Default: nothing."""
    asset_hash: str | None = None
    """Text to make the hash of."""
    asset_hash_type: AssetHashType | None = None
    """What the hash is made of. Default: the entry and the options."""
    build_args: Mapping[str, str] | None = None
    """Build arguments of the image. ``PIP_INDEX_URL`` and ``PIP_EXTRA_INDEX_URL`` count on this machine as well."""
    bundling_file_access: BundlingFileAccess | None = None
    """How files get in and out of the container. Default: ``BIND_MOUNT``."""
    command_hooks: ICommandHooks | None = None
    """Commands around bundling."""
    image: DockerImage | None = None
    """Image with pip, poetry, pipenv, uv and rsync. Default: one built from the build image of the runtime."""
    output_path_suffix: str | None = None
    """Directory in the code that the entry and its dependencies go to. Default: none; for layers ``python``."""
    poetry_include_hashes: bool | None = None
    """Check the hashes that ``poetry.lock`` has. Default: no."""
    poetry_without_urls: bool | None = None
    """Leave out the package indexes that ``poetry.lock`` names. Default: no."""
