"""The construct tree: a drop-in for the ``constructs`` package of AWS CDK, in plain Python.

A construct is a node in a tree of things an app defines. This package knows scopes, ids, paths, context, dependencies,
metadata and validation; it knows nothing of AWS.
"""

from __future__ import annotations

from constructs._construct import Construct, RootConstruct
from constructs._dependency import Dependable, DependencyGroup
from constructs._errors import ConstructsError
from constructs._interfaces import IConstruct, IDependable, IMixin, IValidation
from constructs._metadata import MetadataEntry, MetadataOptions
from constructs._node import ConstructOrder, Node

__all__ = [
    "Construct",
    "ConstructOrder",
    "ConstructsError",
    "Dependable",
    "DependencyGroup",
    "IConstruct",
    "IDependable",
    "IMixin",
    "IValidation",
    "MetadataEntry",
    "MetadataOptions",
    "Node",
    "RootConstruct",
]
