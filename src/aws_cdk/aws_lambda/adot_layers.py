"""Layers of the AWS distribution of OpenTelemetry (ADOT)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.architecture import Architecture
    from constructs import Construct, IConstruct


class AdotLambdaExecWrapper(NamedEnum):
    """The script in the layer that starts the function."""

    REGULAR_HANDLER = "/opt/otel-handler"
    PROXY_HANDLER = "/opt/otel-proxy-handler"
    STREAM_HANDLER = "/opt/otel-stream-handler"
    INSTRUMENT_HANDLER = "/opt/otel-instrument"
    SQS_HANDLER = "/opt/otel-sqs-handler"


class _LayerVersion:
    """A version of one of the layers.

    Attributes:
        layer_version: The version, as ``1.32.0`` or ``1.32.0-1``.
    """

    _kind: ClassVar[str]

    def __init__(self, layer_version: str) -> None:
        self.layer_version = layer_version

    def layer_arn(self, scope: IConstruct, architecture: Architecture) -> str:
        """Return the layer's ARN in the stack of ``scope``.

        Raises:
            ValidationError: the region has no such layer.
        """
        from aws_cdk.core.regional_fact import regional_fact
        from aws_cdk.core.stack import Stack
        from aws_cdk.region_info import FactName

        fact = FactName.adot_lambda_layer(self._kind, self.layer_version, architecture.name)
        return regional_fact(Stack.of(scope), fact)


class AdotLambdaLayerJavaSdkVersion(_LayerVersion):
    """Versions of the layer with the SDK for Java."""

    _kind = "JAVA_SDK"
    LATEST: AdotLambdaLayerJavaSdkVersion
    V1_19_0: AdotLambdaLayerJavaSdkVersion
    V1_28_1: AdotLambdaLayerJavaSdkVersion
    V1_30_0: AdotLambdaLayerJavaSdkVersion
    V1_31_0: AdotLambdaLayerJavaSdkVersion
    V1_32_0: AdotLambdaLayerJavaSdkVersion
    V1_32_0_1: AdotLambdaLayerJavaSdkVersion


class AdotLambdaLayerJavaAutoInstrumentationVersion(_LayerVersion):
    """Versions of the layer that instruments Java by itself."""

    _kind = "JAVA_AUTO_INSTRUMENTATION"
    LATEST: AdotLambdaLayerJavaAutoInstrumentationVersion
    V1_19_2: AdotLambdaLayerJavaAutoInstrumentationVersion
    V1_28_1: AdotLambdaLayerJavaAutoInstrumentationVersion
    V1_30_0: AdotLambdaLayerJavaAutoInstrumentationVersion
    V1_31_0: AdotLambdaLayerJavaAutoInstrumentationVersion
    V1_32_0: AdotLambdaLayerJavaAutoInstrumentationVersion
    V1_32_0_1: AdotLambdaLayerJavaAutoInstrumentationVersion


class AdotLambdaLayerPythonSdkVersion(_LayerVersion):
    """Versions of the layer with the SDK for Python."""

    _kind = "PYTHON_SDK"
    LATEST: AdotLambdaLayerPythonSdkVersion
    V1_13_0: AdotLambdaLayerPythonSdkVersion
    V1_14_0: AdotLambdaLayerPythonSdkVersion
    V1_15_0: AdotLambdaLayerPythonSdkVersion
    V1_16_0: AdotLambdaLayerPythonSdkVersion
    V1_17_0: AdotLambdaLayerPythonSdkVersion
    V1_18_0: AdotLambdaLayerPythonSdkVersion
    V1_19_0_1: AdotLambdaLayerPythonSdkVersion
    V1_20_0: AdotLambdaLayerPythonSdkVersion
    V1_20_0_1: AdotLambdaLayerPythonSdkVersion
    V1_21_0: AdotLambdaLayerPythonSdkVersion
    V1_24_0: AdotLambdaLayerPythonSdkVersion
    V1_25_0: AdotLambdaLayerPythonSdkVersion
    V1_29_0: AdotLambdaLayerPythonSdkVersion


class AdotLambdaLayerJavaScriptSdkVersion(_LayerVersion):
    """Versions of the layer with the SDK for JavaScript."""

    _kind = "JAVASCRIPT_SDK"
    LATEST: AdotLambdaLayerJavaScriptSdkVersion
    V1_7_0: AdotLambdaLayerJavaScriptSdkVersion
    V1_15_0_1: AdotLambdaLayerJavaScriptSdkVersion
    V1_16_0: AdotLambdaLayerJavaScriptSdkVersion
    V1_17_1: AdotLambdaLayerJavaScriptSdkVersion
    V1_18_1: AdotLambdaLayerJavaScriptSdkVersion
    V1_30_0: AdotLambdaLayerJavaScriptSdkVersion


class AdotLambdaLayerGenericVersion(_LayerVersion):
    """Versions of the layer with the collector alone."""

    _kind = "GENERIC"
    LATEST: AdotLambdaLayerGenericVersion
    V0_62_1: AdotLambdaLayerGenericVersion
    V0_82_0: AdotLambdaLayerGenericVersion
    V0_84_0: AdotLambdaLayerGenericVersion
    V0_88_0: AdotLambdaLayerGenericVersion
    V0_90_1: AdotLambdaLayerGenericVersion
    V0_98_0: AdotLambdaLayerGenericVersion
    V0_102_1: AdotLambdaLayerGenericVersion
    V0_115_0: AdotLambdaLayerGenericVersion


def _define(layer: type[_LayerVersion]) -> None:
    """Make the constants that a class declares; the last one is the latest."""
    made = layer("")
    for name in layer.__annotations__:
        if name != "LATEST":
            parts = name[1:].split("_")
            made = layer(".".join(parts[:3]) + "".join(f"-{part}" for part in parts[3:]))
            setattr(layer, name, made)
    layer.LATEST = layer(made.layer_version)  # type: ignore[attr-defined]  # each of the classes declares it


for _layer in (
    AdotLambdaLayerJavaSdkVersion,
    AdotLambdaLayerJavaAutoInstrumentationVersion,
    AdotLambdaLayerPythonSdkVersion,
    AdotLambdaLayerJavaScriptSdkVersion,
    AdotLambdaLayerGenericVersion,
):
    _define(_layer)


class AdotLayerVersion:
    """A layer of the distribution. Make it with one of the factories."""

    _version: _LayerVersion

    @staticmethod
    def _of(version: _LayerVersion) -> AdotLayerVersion:
        made = AdotLayerVersion()
        made._version = version
        return made

    @staticmethod
    @checked
    def from_java_sdk_layer_version(version: AdotLambdaLayerJavaSdkVersion) -> AdotLayerVersion:
        """Take the layer with the SDK for Java."""
        return AdotLayerVersion._of(version)

    @staticmethod
    @checked
    def from_java_auto_instrumentation_layer_version(
        version: AdotLambdaLayerJavaAutoInstrumentationVersion,
    ) -> AdotLayerVersion:
        """Take the layer that instruments Java by itself."""
        return AdotLayerVersion._of(version)

    @staticmethod
    @checked
    def from_python_sdk_layer_version(version: AdotLambdaLayerPythonSdkVersion) -> AdotLayerVersion:
        """Take the layer with the SDK for Python."""
        return AdotLayerVersion._of(version)

    @staticmethod
    @checked
    def from_java_script_sdk_layer_version(version: AdotLambdaLayerJavaScriptSdkVersion) -> AdotLayerVersion:
        """Take the layer with the SDK for JavaScript."""
        return AdotLayerVersion._of(version)

    @staticmethod
    @checked
    def from_generic_layer_version(version: AdotLambdaLayerGenericVersion) -> AdotLayerVersion:
        """Take the layer with the collector alone."""
        return AdotLayerVersion._of(version)

    def _bind(self, scope: Construct, architecture: Architecture) -> str:
        return self._version.layer_arn(scope, architecture)


class AdotInstrumentationConfig(Struct):
    """OpenTelemetry for a function."""

    exec_wrapper: AdotLambdaExecWrapper
    """The script that starts the function."""
    layer_version: AdotLayerVersion
    """The layer."""


__all__ = [
    "AdotInstrumentationConfig",
    "AdotLambdaExecWrapper",
    "AdotLambdaLayerGenericVersion",
    "AdotLambdaLayerJavaAutoInstrumentationVersion",
    "AdotLambdaLayerJavaScriptSdkVersion",
    "AdotLambdaLayerJavaSdkVersion",
    "AdotLambdaLayerPythonSdkVersion",
    "AdotLayerVersion",
]
