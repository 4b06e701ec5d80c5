"""The framework: app, stages, stacks, tokens, CloudFormation elements, synthesis, assets.

Modules are named after the class they hold; ``aws_cdk`` names the public ones.
"""
