"""How a function of Node.js is bundled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.bundling import BundlingFileAccess
from aws_cdk.core.docker_image import DockerRunOptions
from aws_cdk.core.named_enum import NamedEnum
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.core.docker_image import DockerImage


class OutputFormat(NamedEnum):
    """The kind of modules that esbuild writes."""

    CJS = "cjs"
    """CommonJS: ``index.js``."""
    ESM = "esm"
    """ECMAScript modules: ``index.mjs``; Node.js 14 or later."""


class SourceMapMode(NamedEnum):
    """Where the source map goes."""

    DEFAULT = "default"
    """Into a file of its own, named at the end of the bundle."""
    EXTERNAL = "external"
    """Into a file of its own, which the bundle does not name."""
    INLINE = "inline"
    """Into the bundle."""
    BOTH = "both"
    """Into the bundle and a file of its own."""


class LogLevel(NamedEnum):
    """What esbuild says."""

    VERBOSE = "verbose"
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    SILENT = "silent"


class Charset(NamedEnum):
    """How characters beyond ASCII are written."""

    ASCII = "ascii"
    UTF8 = "utf8"


class ICommandHooks(Interface):
    """Commands around bundling. Each method returns lines for a shell and may return none.

    In a container the directories are those of the container, on this machine they are real ones; so commands should name
    files through them.
    """

    def before_bundling(self, input_dir: str, output_dir: str) -> Sequence[str]:
        """Return what runs before esbuild."""
        raise NotImplementedError

    def before_install(self, input_dir: str, output_dir: str) -> Sequence[str]:
        """Return what runs before ``node_modules`` are installed; not asked for if there are none."""
        raise NotImplementedError

    def after_bundling(self, input_dir: str, output_dir: str) -> Sequence[str]:
        """Return what runs at the end."""
        raise NotImplementedError


class BundlingOptions(DockerRunOptions):
    """How a function is bundled: by esbuild on this machine if there is one, else in a container."""

    asset_hash: str | None = None
    """Text to make the hash of. Default: the hash is that of the bundle."""
    banner: str | None = None
    """Text at the start of the bundle."""
    build_args: Mapping[str, str] | None = None
    """Build arguments of the image."""
    bundle_aws_sdk: bool | None = None
    """Take the AWS SDK into the bundle, though the runtime has one. Default: no."""
    bundling_file_access: BundlingFileAccess | None = None
    """How files get in and out of the container. Default: ``BIND_MOUNT``."""
    charset: Charset | None = None
    """Has no effect, as with the peer; ``esbuild_args={"--charset": "utf8"}`` has."""
    command_hooks: ICommandHooks | None = None
    """Commands around bundling."""
    define: Mapping[str, str] | None = None
    """Global names and the expressions to put in their place."""
    docker_image: DockerImage | None = None
    """Image with esbuild and the package manager. Default: one built from the build image of the runtime."""
    esbuild_args: Mapping[str, str | bool | Sequence[str]] | None = None
    """More arguments for esbuild: true or an empty text gives a bare flag, false leaves it out, a list repeats it."""
    esbuild_version: str | None = None
    """Version of esbuild in the built image. Default: ``0.21``."""
    external_modules: Sequence[str] | None = None
    """Modules that stay out of the bundle. Default: the AWS SDK that the runtime has."""
    footer: str | None = None
    """Text at the end of the bundle."""
    force_docker_bundling: bool | None = None
    """Bundle in a container even if there is an esbuild on this machine. Default: no."""
    format: OutputFormat | None = None
    """Kind of modules to write. Default: CommonJS."""
    inject: Sequence[str] | None = None
    """Files whose exports take the place of global names."""
    keep_names: bool | None = None
    """Keep the names of functions and classes when minifying."""
    loader: Mapping[str, str] | None = None
    """Loaders by file ending: ``{".png": "dataurl"}``."""
    log_level: LogLevel | None = None
    """What esbuild says. Default: warnings and errors."""
    main_fields: Sequence[str] | None = None
    """Fields of ``package.json`` that name a module's entry, first choice first."""
    metafile: bool | None = None
    """Write ``index.meta.json`` about the bundle beside it."""
    minify: bool | None = None
    """Make the bundle small."""
    node_modules: Sequence[str] | None = None
    """Modules to install beside the bundle, not in it; their versions come from ``package.json``."""
    pre_compilation: bool | None = None
    """Compile TypeScript with tsc first, which decorators need."""
    source_map: bool | None = None
    """Write a source map."""
    source_map_mode: SourceMapMode | None = None
    """Where the source map goes. Default: a file of its own."""
    sources_content: bool | None = None
    """Whether source maps hold the sources. Default: yes."""
    target: str | None = None
    """The environment to write for. Default: the Node.js of the runtime."""
    tsconfig: str | None = None
    """A ``tsconfig.json``. Default: the one that esbuild finds."""
