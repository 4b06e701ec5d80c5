"""The framework: app, stages, stacks, tokens, CloudFormation elements, assets, synthesis.

Modules are named after the class they hold; ``aws_cdk`` names the public ones. Apps and libraries that were written for both
versions of the CDK ask for ``aws_cdk.core``, where the classes of version 1 were, and take ``aws_cdk`` if it is not there;
they find those of version 2 here.
"""

from __future__ import annotations

from typing import Any

_NOW_IN_CONSTRUCTS = frozenset({"Construct", "IConstruct", "IDependable"})


def __getattr__(name: str) -> Any:
    if name[0].isupper():  # modules of this package, which the import statement asks for too, are in lower case
        import aws_cdk
        import constructs

        if name in _NOW_IN_CONSTRUCTS:
            return getattr(constructs, name)
        found = getattr(aws_cdk, name, None)
        if found is not None:
            return found
        raise ImportError(
            f"aws_cdk.core is a module of version 1 of the CDK, and version 2 has no {name}: see what became of it, "
            f"import what is left from aws_cdk, and Construct from constructs"
        )
    raise AttributeError(f"module 'aws_cdk.core' has no attribute {name!r}")
