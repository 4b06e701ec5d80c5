"""Versions of the engine of a domain."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.arguments import checked


class EngineVersion:
    """A version of OpenSearch or of Elasticsearch.

    Attributes:
        version: Engine and version, such as ``OpenSearch_2.19``.
    """

    ELASTICSEARCH_1_5: ClassVar[EngineVersion]
    ELASTICSEARCH_2_3: ClassVar[EngineVersion]
    ELASTICSEARCH_5_1: ClassVar[EngineVersion]
    ELASTICSEARCH_5_3: ClassVar[EngineVersion]
    ELASTICSEARCH_5_5: ClassVar[EngineVersion]
    ELASTICSEARCH_5_6: ClassVar[EngineVersion]
    ELASTICSEARCH_6_0: ClassVar[EngineVersion]
    ELASTICSEARCH_6_2: ClassVar[EngineVersion]
    ELASTICSEARCH_6_3: ClassVar[EngineVersion]
    ELASTICSEARCH_6_4: ClassVar[EngineVersion]
    ELASTICSEARCH_6_5: ClassVar[EngineVersion]
    ELASTICSEARCH_6_7: ClassVar[EngineVersion]
    ELASTICSEARCH_6_8: ClassVar[EngineVersion]
    ELASTICSEARCH_7_1: ClassVar[EngineVersion]
    ELASTICSEARCH_7_4: ClassVar[EngineVersion]
    ELASTICSEARCH_7_7: ClassVar[EngineVersion]
    ELASTICSEARCH_7_8: ClassVar[EngineVersion]
    ELASTICSEARCH_7_9: ClassVar[EngineVersion]
    ELASTICSEARCH_7_10: ClassVar[EngineVersion]
    OPENSEARCH_1_0: ClassVar[EngineVersion]
    OPENSEARCH_1_1: ClassVar[EngineVersion]
    OPENSEARCH_1_2: ClassVar[EngineVersion]
    OPENSEARCH_1_3: ClassVar[EngineVersion]
    OPENSEARCH_2_3: ClassVar[EngineVersion]
    OPENSEARCH_2_5: ClassVar[EngineVersion]
    OPENSEARCH_2_7: ClassVar[EngineVersion]
    OPENSEARCH_2_9: ClassVar[EngineVersion]
    OPENSEARCH_2_10: ClassVar[EngineVersion]
    OPENSEARCH_2_11: ClassVar[EngineVersion]
    OPENSEARCH_2_13: ClassVar[EngineVersion]
    OPENSEARCH_2_15: ClassVar[EngineVersion]
    OPENSEARCH_2_17: ClassVar[EngineVersion]
    OPENSEARCH_2_19: ClassVar[EngineVersion]
    OPENSEARCH_3_1: ClassVar[EngineVersion]
    OPENSEARCH_3_3: ClassVar[EngineVersion]
    OPENSEARCH_3_5: ClassVar[EngineVersion]
    OPENSEARCH_3_7: ClassVar[EngineVersion]

    @checked
    def __init__(self, version: str) -> None:
        self.version = version

    @staticmethod
    @checked
    def elasticsearch(version: str) -> EngineVersion:
        """Return a version of Elasticsearch, such as ``7.10``."""
        return EngineVersion(f"Elasticsearch_{version}")

    @staticmethod
    @checked
    def open_search(version: str) -> EngineVersion:
        """Return a version of OpenSearch, such as ``2.19``."""
        return EngineVersion(f"OpenSearch_{version}")


# Source: observed on aws-cdk-lib 2.275.0.
_ELASTICSEARCH = "1.5 2.3 5.1 5.3 5.5 5.6 6.0 6.2 6.3 6.4 6.5 6.7 6.8 7.1 7.4 7.7 7.8 7.9 7.10"
_OPENSEARCH = "1.0 1.1 1.2 1.3 2.3 2.5 2.7 2.9 2.10 2.11 2.13 2.15 2.17 2.19 3.1 3.3 3.5 3.7"
for _version in _ELASTICSEARCH.split():
    setattr(EngineVersion, f"ELASTICSEARCH_{_version.replace('.', '_')}", EngineVersion.elasticsearch(_version))
for _version in _OPENSEARCH.split():
    setattr(EngineVersion, f"OPENSEARCH_{_version.replace('.', '_')}", EngineVersion.open_search(_version))
