"""The real cloud, by botocore: the only package of the toolkit that imports it, and only when first used."""
