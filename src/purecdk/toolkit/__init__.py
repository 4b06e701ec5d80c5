"""The toolkit: assemblies are read, planned, published, deployed, compared and destroyed. A library; it prints nothing.

The parts are modules; the ones to start from are :mod:`purecdk.toolkit.synthesis`, :mod:`purecdk.toolkit.operations`,
:mod:`purecdk.toolkit.events` and :mod:`purecdk.toolkit.aws.cloud`.
"""
