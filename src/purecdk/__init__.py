"""purecdk: publish and deploy CDK apps without Node. ``purecdk.toolkit`` is the library, ``purecdk.cli`` one caller of it."""
