"""Versions of the controller of load balancers."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.arguments import checked

# Chart that an unknown version, and those before charts followed the controller's version, are installed by.
_FIRST_CHART = "1.4.1"
# Source: versions and their charts observed on aws-cdk-lib 2.275.0; the chart's default where none is named.
_VERSIONS = """
2.0.0 2.0.1 2.1.0 2.1.1 2.1.2 2.1.3 2.2.0 2.2.1 2.2.2 2.2.3 2.2.4 2.3.0 2.3.1 2.4.1
2.4.2=1.4.3 2.4.3=1.4.4 2.4.4=1.4.5 2.4.5=1.4.6 2.4.6=1.4.7 2.4.7=1.4.8
2.5.0=1.5.0 2.5.1=1.5.2 2.5.2=1.5.3 2.5.3=1.5.4 2.5.4=1.5.5 2.6.0=1.6.0 2.6.1=1.6.1 2.6.2=1.6.2
2.7.0=1.7.0 2.7.1=1.7.1 2.7.2=1.7.2 2.8.0=1.8.0 2.8.1=1.8.1 2.8.2=1.8.2 2.8.3=1.8.4 2.9.0=1.9.0 2.9.1=1.9.1 2.9.2=1.9.2
2.10.0=1.10.0 2.10.1=1.10.1 2.11.0=1.11.0 2.12.0=1.12.0 2.13.0=1.13.0 2.13.1=1.13.1 2.13.2=1.13.2 2.13.3=1.13.3
2.13.4=1.13.4 2.14.0=1.14.0 2.14.1=1.14.1 2.15.0=1.15.0 2.16.0=1.16.0 2.17.0=1.17.0 2.17.1=1.17.1
3.0.0=3.0.0 3.1.0=3.1.0 3.2.0=3.2.0 3.2.1=3.2.1 3.2.2=3.2.2
"""


class AlbControllerVersion:
    """A version of the controller, such as ``AlbControllerVersion.V2_8_2``; of others, see :meth:`of`.

    Attributes:
        version: Its tag, such as ``v2.8.2``.
        helm_chart_version: The version of the chart that installs it.
        custom: Whether it has no constant; then its policy has to be given.
    """

    V2_0_0: ClassVar[AlbControllerVersion]
    V2_0_1: ClassVar[AlbControllerVersion]
    V2_1_0: ClassVar[AlbControllerVersion]
    V2_1_1: ClassVar[AlbControllerVersion]
    V2_1_2: ClassVar[AlbControllerVersion]
    V2_1_3: ClassVar[AlbControllerVersion]
    V2_2_0: ClassVar[AlbControllerVersion]
    V2_2_1: ClassVar[AlbControllerVersion]
    V2_2_2: ClassVar[AlbControllerVersion]
    V2_2_3: ClassVar[AlbControllerVersion]
    V2_2_4: ClassVar[AlbControllerVersion]
    V2_3_0: ClassVar[AlbControllerVersion]
    V2_3_1: ClassVar[AlbControllerVersion]
    V2_4_1: ClassVar[AlbControllerVersion]
    V2_4_2: ClassVar[AlbControllerVersion]
    V2_4_3: ClassVar[AlbControllerVersion]
    V2_4_4: ClassVar[AlbControllerVersion]
    V2_4_5: ClassVar[AlbControllerVersion]
    V2_4_6: ClassVar[AlbControllerVersion]
    V2_4_7: ClassVar[AlbControllerVersion]
    V2_5_0: ClassVar[AlbControllerVersion]
    V2_5_1: ClassVar[AlbControllerVersion]
    V2_5_2: ClassVar[AlbControllerVersion]
    V2_5_3: ClassVar[AlbControllerVersion]
    V2_5_4: ClassVar[AlbControllerVersion]
    V2_6_0: ClassVar[AlbControllerVersion]
    V2_6_1: ClassVar[AlbControllerVersion]
    V2_6_2: ClassVar[AlbControllerVersion]
    V2_7_0: ClassVar[AlbControllerVersion]
    V2_7_1: ClassVar[AlbControllerVersion]
    V2_7_2: ClassVar[AlbControllerVersion]
    V2_8_0: ClassVar[AlbControllerVersion]
    V2_8_1: ClassVar[AlbControllerVersion]
    V2_8_2: ClassVar[AlbControllerVersion]
    V2_8_3: ClassVar[AlbControllerVersion]
    V2_9_0: ClassVar[AlbControllerVersion]
    V2_9_1: ClassVar[AlbControllerVersion]
    V2_9_2: ClassVar[AlbControllerVersion]
    V2_10_0: ClassVar[AlbControllerVersion]
    V2_10_1: ClassVar[AlbControllerVersion]
    V2_11_0: ClassVar[AlbControllerVersion]
    V2_12_0: ClassVar[AlbControllerVersion]
    V2_13_0: ClassVar[AlbControllerVersion]
    V2_13_1: ClassVar[AlbControllerVersion]
    V2_13_2: ClassVar[AlbControllerVersion]
    V2_13_3: ClassVar[AlbControllerVersion]
    V2_13_4: ClassVar[AlbControllerVersion]
    V2_14_0: ClassVar[AlbControllerVersion]
    V2_14_1: ClassVar[AlbControllerVersion]
    V2_15_0: ClassVar[AlbControllerVersion]
    V2_16_0: ClassVar[AlbControllerVersion]
    V2_17_0: ClassVar[AlbControllerVersion]
    V2_17_1: ClassVar[AlbControllerVersion]
    V3_0_0: ClassVar[AlbControllerVersion]
    V3_1_0: ClassVar[AlbControllerVersion]
    V3_2_0: ClassVar[AlbControllerVersion]
    V3_2_1: ClassVar[AlbControllerVersion]
    V3_2_2: ClassVar[AlbControllerVersion]

    @checked
    def __init__(self, version: str, helm_chart_version: str, custom: bool) -> None:
        self.version = version
        self.helm_chart_version = helm_chart_version
        self.custom = custom

    @staticmethod
    @checked
    def of(version: str, helm_chart_version: str | None = None) -> AlbControllerVersion:
        """Return a version by its tag.

        Args:
            version: The tag, such as ``v2.8.2``.
            helm_chart_version: The version of the chart that installs it. Default: 1.4.1.
        """
        return AlbControllerVersion(version, helm_chart_version or _FIRST_CHART, custom=True)


for _entry in _VERSIONS.split():
    _number, _, _chart = _entry.partition("=")
    setattr(
        AlbControllerVersion,
        f"V{_number.replace('.', '_')}",
        AlbControllerVersion(f"v{_number}", _chart or _FIRST_CHART, custom=False),
    )

__all__ = ["AlbControllerVersion"]
