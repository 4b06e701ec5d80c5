"""Makes what is generated into the repository: the resource specification, its packed form, the stubs.

``python -m codegen`` reads two public sources and a file of observations, and writes ``src/aws_cdk/spec/data``;
see ``docs/l1.md`` for what is joined and why.
"""
