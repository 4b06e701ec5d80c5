"""The CloudFormation resource specification as data, and the factory that makes L1 classes of it on first use.

- ``data/`` holds one readable file a service; wheels carry them packed, see :mod:`aws_cdk.spec.packing`;
- :mod:`aws_cdk.spec.reader` opens the data of one service and of one class;
- :mod:`aws_cdk.spec.value_types` and :mod:`aws_cdk.spec.structs` are the one checker of L1 arguments;
- :mod:`aws_cdk.spec.factory` makes the classes, :mod:`aws_cdk.spec.modules` the modules that hold them.
"""
