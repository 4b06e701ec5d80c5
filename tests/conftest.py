"""Settings of all tests."""

from hypothesis import settings

# A machine may be slow or busy: how long an example takes says nothing of whether it is right.
settings.register_profile("purecdk", deadline=None)
settings.load_profile("purecdk")
