"""Lambda runtimes.

Source: the table of runtimes as aws-cdk-lib 2.275.0 knows it: names and what each supports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, make_struct

if TYPE_CHECKING:
    from aws_cdk.core.docker_image import DockerImage


class RuntimeFamily(NamedEnum):
    """The language or kind of a runtime."""

    NODEJS = 0
    JAVA = 1
    PYTHON = 2
    DOTNET_CORE = 3
    GO = 4
    RUBY = 5
    OTHER = 6


class LambdaRuntimeProps(Struct):
    """What a runtime supports."""

    bundling_docker_image: str | None = None
    """Image in which code for the runtime is built. Default: the SAM build image of the runtime."""
    is_variable: bool | None = None
    """Whether the name stands for different runtimes over time. Default: no."""
    supports_code_guru_profiling: bool | None = None
    supports_inline_code: bool | None = None
    supports_snap_start: bool | None = None


class Runtime:
    """A Lambda runtime; a name that is not listed can be made with the constructor."""

    NODEJS: Runtime
    NODEJS_4_3: Runtime
    NODEJS_6_10: Runtime
    NODEJS_8_10: Runtime
    NODEJS_10_X: Runtime
    NODEJS_12_X: Runtime
    NODEJS_14_X: Runtime
    NODEJS_16_X: Runtime
    NODEJS_18_X: Runtime
    NODEJS_20_X: Runtime
    NODEJS_LATEST: Runtime
    NODEJS_22_X: Runtime
    NODEJS_24_X: Runtime
    PYTHON_2_7: Runtime
    PYTHON_3_6: Runtime
    PYTHON_3_7: Runtime
    PYTHON_3_8: Runtime
    PYTHON_3_9: Runtime
    PYTHON_3_10: Runtime
    PYTHON_3_11: Runtime
    PYTHON_3_12: Runtime
    PYTHON_3_13: Runtime
    PYTHON_3_14: Runtime
    JAVA_8: Runtime
    JAVA_8_CORRETTO: Runtime
    JAVA_11: Runtime
    JAVA_17: Runtime
    JAVA_21: Runtime
    JAVA_25: Runtime
    JAVA_8_AL2023: Runtime
    JAVA_11_AL2023: Runtime
    JAVA_17_AL2023: Runtime
    DOTNET_6: Runtime
    DOTNET_8: Runtime
    DOTNET_9: Runtime
    DOTNET_10: Runtime
    DOTNET_CORE_1: Runtime
    DOTNET_CORE_2: Runtime
    DOTNET_CORE_2_1: Runtime
    DOTNET_CORE_3_1: Runtime
    GO_1_X: Runtime
    RUBY_2_5: Runtime
    RUBY_2_7: Runtime
    RUBY_3_2: Runtime
    RUBY_3_3: Runtime
    RUBY_3_4: Runtime
    RUBY_4_0: Runtime
    PROVIDED: Runtime
    PROVIDED_AL2: Runtime
    PROVIDED_AL2023: Runtime
    FROM_IMAGE: Runtime
    ALL: list[Runtime] = []  # noqa: RUF012  # shared by all on purpose
    """The runtimes listed here, and all that were made since."""

    @checked
    def __init__(self, name: str, family: RuntimeFamily | None = None, **props: Any) -> None:
        self._set_up(name, family, props)
        Runtime.ALL.append(self)

    @staticmethod
    def _unlisted(name: str, family: RuntimeFamily) -> Runtime:
        """Return a runtime that is not counted among :attr:`ALL`."""
        made = Runtime.__new__(Runtime)
        made._set_up(name, family, {})
        return made

    @staticmethod
    def _latest_node() -> Runtime:
        """Return what ``NODEJS_LATEST`` stands for: another runtime each time, which goes into :attr:`ALL` too, as the peer."""
        latest = Runtime.NODEJS_LATEST
        return Runtime(latest.name, latest.family, supports_inline_code=latest.supports_inline_code, is_variable=True)

    def _set_up(self, name: str, family: RuntimeFamily | None, props: dict[str, Any]) -> None:
        options = make_struct(LambdaRuntimeProps, props, "Runtime()")
        self.name = name
        self.family = family
        self.supports_inline_code = bool(options.supports_inline_code)
        self.supports_code_guru_profiling = bool(options.supports_code_guru_profiling)
        self.supports_snap_start = bool(options.supports_snap_start)
        self.is_variable = bool(options.is_variable)
        self._bundling_image_name = options.bundling_docker_image or f"public.ecr.aws/sam/build-{name}"

    @property
    def bundling_image(self) -> DockerImage:
        """The image in which code for this runtime is built."""
        from aws_cdk.core.docker_image import DockerImage

        return DockerImage.from_registry(self._bundling_image_name)

    @staticmethod
    def determine_latest_python_runtime(scope: Any) -> Runtime:
        """Return the newest Python runtime that every region has."""
        return Runtime.PYTHON_3_13

    @checked
    def runtime_equals(self, other: Runtime) -> bool:
        """Tell whether two runtimes are the same in name, family and inline support."""
        return (self.name, self.family, self.supports_inline_code) == (
            other.name,
            other.family,
            other.supports_inline_code,
        )

    def to_string(self) -> str:
        """Return the name."""
        return self.name

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"Runtime({self.name!r})"


# name of the constant -> (runtime, family, supports: i(nline), s(nap start), g(uru profiling), v(ariable); build image if unusual)
_TABLE: dict[str, tuple[str, str | None, str, str | None]] = {
    "NODEJS": ("nodejs", "NODEJS", "i", None),
    "NODEJS_4_3": ("nodejs4.3", "NODEJS", "i", None),
    "NODEJS_6_10": ("nodejs6.10", "NODEJS", "i", None),
    "NODEJS_8_10": ("nodejs8.10", "NODEJS", "i", None),
    "NODEJS_10_X": ("nodejs10.x", "NODEJS", "i", None),
    "NODEJS_12_X": ("nodejs12.x", "NODEJS", "i", None),
    "NODEJS_14_X": ("nodejs14.x", "NODEJS", "i", None),
    "NODEJS_16_X": ("nodejs16.x", "NODEJS", "i", None),
    "NODEJS_18_X": ("nodejs18.x", "NODEJS", "i", None),
    "NODEJS_20_X": ("nodejs20.x", "NODEJS", "i", None),
    "NODEJS_LATEST": ("nodejs24.x", "NODEJS", "iv", None),
    "NODEJS_22_X": ("nodejs22.x", "NODEJS", "i", None),
    "NODEJS_24_X": ("nodejs24.x", "NODEJS", "i", None),
    "PYTHON_2_7": ("python2.7", "PYTHON", "i", None),
    "PYTHON_3_6": ("python3.6", "PYTHON", "ig", None),
    "PYTHON_3_7": ("python3.7", "PYTHON", "ig", None),
    "PYTHON_3_8": ("python3.8", "PYTHON", "ig", None),
    "PYTHON_3_9": ("python3.9", "PYTHON", "ig", None),
    "PYTHON_3_10": ("python3.10", "PYTHON", "ig", None),
    "PYTHON_3_11": ("python3.11", "PYTHON", "ig", None),
    "PYTHON_3_12": ("python3.12", "PYTHON", "isg", None),
    "PYTHON_3_13": ("python3.13", "PYTHON", "isg", None),
    "PYTHON_3_14": ("python3.14", "PYTHON", "isg", None),
    "JAVA_8": ("java8", "JAVA", "g", None),
    "JAVA_8_CORRETTO": ("java8.al2", "JAVA", "g", None),
    "JAVA_11": ("java11", "JAVA", "sg", None),
    "JAVA_17": ("java17", "JAVA", "sg", None),
    "JAVA_21": ("java21", "JAVA", "sg", None),
    "JAVA_25": ("java25", "JAVA", "sg", None),
    "JAVA_8_AL2023": ("java8.al2023", "JAVA", "g", None),
    "JAVA_11_AL2023": ("java11.al2023", "JAVA", "sg", None),
    "JAVA_17_AL2023": ("java17.al2023", "JAVA", "sg", None),
    "DOTNET_6": ("dotnet6", "DOTNET_CORE", "", None),
    "DOTNET_8": ("dotnet8", "DOTNET_CORE", "s", None),
    "DOTNET_9": ("dotnet9", "DOTNET_CORE", "s", None),
    "DOTNET_10": ("dotnet10", "DOTNET_CORE", "s", None),
    "DOTNET_CORE_1": ("dotnetcore1.0", "DOTNET_CORE", "", None),
    "DOTNET_CORE_2": ("dotnetcore2.0", "DOTNET_CORE", "", None),
    "DOTNET_CORE_2_1": ("dotnetcore2.1", "DOTNET_CORE", "", None),
    "DOTNET_CORE_3_1": ("dotnetcore3.1", "DOTNET_CORE", "", None),
    "GO_1_X": ("go1.x", "GO", "", None),
    "RUBY_2_5": ("ruby2.5", "RUBY", "", None),
    "RUBY_2_7": ("ruby2.7", "RUBY", "", None),
    "RUBY_3_2": ("ruby3.2", "RUBY", "", None),
    "RUBY_3_3": ("ruby3.3", "RUBY", "", None),
    "RUBY_3_4": ("ruby3.4", "RUBY", "", None),
    "RUBY_4_0": ("ruby4.0", "RUBY", "", None),
    "PROVIDED": ("provided", "OTHER", "", None),
    "PROVIDED_AL2": ("provided.al2", "OTHER", "", None),
    "PROVIDED_AL2023": ("provided.al2023", "OTHER", "", None),
    "FROM_IMAGE": ("FROM_IMAGE", None, "", None),
}

for _constant, (_name, _family, _supports, _image) in _TABLE.items():
    setattr(
        Runtime,
        _constant,
        Runtime(
            _name,
            RuntimeFamily[_family] if _family else None,
            supports_inline_code="i" in _supports,
            supports_snap_start="s" in _supports,
            supports_code_guru_profiling="g" in _supports,
            is_variable="v" in _supports,
            bundling_docker_image=_image,
        ),
    )
