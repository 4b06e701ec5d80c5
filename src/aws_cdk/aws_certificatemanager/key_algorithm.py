"""Algorithms of certificate keys."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.arguments import checked


class KeyAlgorithm:
    """The algorithm of a certificate's key, by the name that ACM gives it."""

    EC_PRIME256_V1: ClassVar[KeyAlgorithm]
    EC_SECP384_R1: ClassVar[KeyAlgorithm]
    EC_SECP521_R1: ClassVar[KeyAlgorithm]
    RSA_1024: ClassVar[KeyAlgorithm]
    RSA_2048: ClassVar[KeyAlgorithm]
    RSA_3072: ClassVar[KeyAlgorithm]
    RSA_4096: ClassVar[KeyAlgorithm]

    @checked
    def __init__(self, name: str) -> None:
        self.name = name


for _constant, _name in (
    ("EC_PRIME256_V1", "EC_prime256v1"),
    ("EC_SECP384_R1", "EC_secp384r1"),
    ("EC_SECP521_R1", "EC_secp521r1"),
    ("RSA_1024", "RSA_1024"),
    ("RSA_2048", "RSA_2048"),
    ("RSA_3072", "RSA_3072"),
    ("RSA_4096", "RSA_4096"),
):
    setattr(KeyAlgorithm, _constant, KeyAlgorithm(_name))

__all__ = ["KeyAlgorithm"]
