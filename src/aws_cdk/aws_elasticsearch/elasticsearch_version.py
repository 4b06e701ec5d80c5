"""Versions of Elasticsearch."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.arguments import checked


class ElasticsearchVersion:
    """A version of Elasticsearch. Deprecated: use ``EngineVersion`` of OpenSearch Service.

    Attributes:
        version: The version, such as ``7.10``.
    """

    V1_5: ClassVar[ElasticsearchVersion]
    V2_3: ClassVar[ElasticsearchVersion]
    V5_1: ClassVar[ElasticsearchVersion]
    V5_3: ClassVar[ElasticsearchVersion]
    V5_5: ClassVar[ElasticsearchVersion]
    V5_6: ClassVar[ElasticsearchVersion]
    V6_0: ClassVar[ElasticsearchVersion]
    V6_2: ClassVar[ElasticsearchVersion]
    V6_3: ClassVar[ElasticsearchVersion]
    V6_4: ClassVar[ElasticsearchVersion]
    V6_5: ClassVar[ElasticsearchVersion]
    V6_7: ClassVar[ElasticsearchVersion]
    V6_8: ClassVar[ElasticsearchVersion]
    V7_1: ClassVar[ElasticsearchVersion]
    V7_4: ClassVar[ElasticsearchVersion]
    V7_7: ClassVar[ElasticsearchVersion]
    V7_8: ClassVar[ElasticsearchVersion]
    V7_9: ClassVar[ElasticsearchVersion]
    V7_10: ClassVar[ElasticsearchVersion]

    @checked
    def __init__(self, version: str) -> None:
        self.version = version

    @staticmethod
    @checked
    def of(version: str) -> ElasticsearchVersion:
        """Return the version that is called so."""
        return ElasticsearchVersion(version)


# Source: observed on aws-cdk-lib 2.275.0.
_VERSIONS = "1.5 2.3 5.1 5.3 5.5 5.6 6.0 6.2 6.3 6.4 6.5 6.7 6.8 7.1 7.4 7.7 7.8 7.9 7.10"
for _version in _VERSIONS.split():
    setattr(ElasticsearchVersion, f"V{_version.replace('.', '_')}", ElasticsearchVersion.of(_version))
