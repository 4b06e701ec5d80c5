"""Mixins for repositories of images."""

from aws_cdk.aws_ecr.mixins.repository import RepositoryAutoDeleteImages

__all__ = ["RepositoryAutoDeleteImages"]
