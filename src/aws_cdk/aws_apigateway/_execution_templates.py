"""Mapping templates by which a method starts an execution and answers with what it gave.

They are our own: what they give to the state machine equals what aws-cdk-lib's give, their text does not.

The execution's input is a JSON object: ``body`` (the request's, which must be JSON), and as wished ``header``,
``querystring``, ``path``, ``authorizer`` and ``requestContext``, each an object of texts. A mapping template has no way to make
JSON of a map, so the object is put together as text, and that text is then made a JSON string.
Source of the language: the API Gateway developer guide, "Mapping template reference".
"""

from __future__ import annotations

from collections.abc import Mapping

# Text for a JSON string. The function escapes apostrophes too, which JSON does not allow.
_ESCAPED = """$util.escapeJavaScript({}).replaceAll("\\\\'", "'")"""


def start_execution_template(state_machine_arn: str, sources: Mapping[str, str], context: Mapping[str, str]) -> str:
    """Return the template of the request.

    Args:
        state_machine_arn: The state machine.
        sources: Maps of the request that the input has, by their names there: ``{"header": "$input.params().header"}``.
        context: Values of the request's context that the input has, by their names there.
    """
    lines = ["""#set($q = '"')""", """#set($text = "{${q}body${q}: $input.body")"""]
    for name, source in sources.items():
        lines += [
            f"""#set($text = "$text, ${{q}}{name}${{q}}: {{")""",
            f"#foreach($key in {source}.keySet())",
            f"#set($value = {_ESCAPED.format(f'{source}.get($key)')})",
            """#set($text = "$text${q}$key${q}: ${q}$value${q}")""",
            """#if($foreach.hasNext)#set($text = "$text, ")#end""",
            "#end",
            """#set($text = "$text}")""",
        ]
    if context:
        values = ", ".join(f"${{q}}{name}${{q}}: ${{q}}{value}${{q}}" for name, value in context.items())
        lines.append(f"""#set($text = "$text, ${{q}}requestContext${{q}}: {{{values}}}")""")
    lines += [
        """#set($text = "$text}")""",
        "{",
        f"""  "stateMachineArn": "{state_machine_arn}",""",
        f"""  "input": "{_ESCAPED.format("$text")}\"""",
        "}",
    ]
    return "\n".join(lines)


ANSWER = """#if($input.path('$.status') == "SUCCEEDED")
$input.path('$.output')
#else
#set($context.responseOverride.status = 500)
{"error": "$input.path('$.error')", "cause": "$input.path('$.cause')"}
#end"""
"""The answer of an execution: its output, or with status 500 why there is none."""

BAD_REQUEST = '{"error": "Bad request!"}'
SERVER_ERROR = """{"error": "$input.path('$.error')"}"""
