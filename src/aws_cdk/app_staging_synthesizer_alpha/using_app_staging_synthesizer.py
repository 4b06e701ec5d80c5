"""A mark in the tree: this stack was the first to need staging resources."""

from __future__ import annotations

from constructs import Construct


class UsingAppStagingSynthesizer(Construct):
    """Shows in a stack that the synthesizer made a staging stack for it."""

    _fqn = "@aws-cdk/app-staging-synthesizer-alpha.UsingAppStagingSynthesizer"
