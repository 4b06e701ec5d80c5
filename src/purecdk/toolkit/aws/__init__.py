"""The real cloud, by boto3: the only package of the toolkit that imports it, and only when first used."""
