from aws_cdk import App, Aws, CfnOutput, Duration, Stack
from aws_cdk import aws_stepfunctions as sfn

app = App()
stack = Stack(app, "Choices")
J, C = sfn.JsonPath, sfn.Condition
v, p = "$.v", "$.w"
conditions = [
    C.boolean_equals(v, True), C.boolean_equals(v, False), C.boolean_equals_json_path(v, p), C.is_boolean(v), C.is_not_boolean(v), C.is_not_null(v),
    C.is_not_numeric(v), C.is_not_present(v), C.is_not_string(v), C.is_not_timestamp(v), C.is_null(v), C.is_numeric(v), C.is_present(v), C.is_string(v),
    C.is_timestamp(v), C.number_equals(v, 1), C.number_equals_json_path(v, p), C.number_greater_than(v, 1.5), C.number_greater_than_equals(v, -2),
    C.number_greater_than_equals_json_path(v, p), C.number_greater_than_json_path(v, p), C.number_less_than(v, 1e21), C.number_less_than_equals(v, 0),
    C.number_less_than_equals_json_path(v, p), C.number_less_than_json_path(v, p), C.string_equals(v, 'a "b"'), C.string_equals(v, Aws.REGION),
    C.string_equals_json_path(v, p), C.string_greater_than(v, "a"), C.string_greater_than_equals(v, "a"), C.string_greater_than_equals_json_path(v, p),
    C.string_greater_than_json_path(v, p), C.string_less_than(v, "a"), C.string_less_than_equals(v, "a"), C.string_less_than_equals_json_path(v, p),
    C.string_less_than_json_path(v, p), C.string_matches(v, "a*"), C.timestamp_equals(v, "t"), C.timestamp_equals_json_path(v, p),
    C.timestamp_greater_than(v, "t"), C.timestamp_greater_than_equals(v, "t"), C.timestamp_greater_than_equals_json_path(v, p),
    C.timestamp_greater_than_json_path(v, p), C.timestamp_less_than(v, "t"), C.timestamp_less_than_equals(v, "t"),
    C.timestamp_less_than_equals_json_path(v, p), C.timestamp_less_than_json_path("$$.Execution.Input", J.string_at("$.q")),
    C.and_(C.is_null("$.a"), C.or_(C.is_null("$.b"), C.not_(C.is_string("$[0].c")))), C.not_(C.and_(C.is_present("$name"))),
]
choice = sfn.Choice(stack, "Choice", comment="c", input_path="$.i", output_path="$.o", state_name="Which way", assign={"first": J.string_at("$.f")})
ways = [sfn.Pass(stack, f"Way{i}").next(sfn.Pass(stack, f"On{i}")) for i in range(3)]
for number, condition in enumerate(conditions):
    options = {"comment": f"condition {number}", "assign": {"n": number, "p": J.string_at("$.p")}} if number % 7 == 0 else {}
    choice.when(condition, ways[number % 3], **options)
inner = sfn.Choice.json_path(stack, "Inner", comment="inner").when(C.is_present("$.x"), sfn.Fail(stack, "X")).when(C.is_present("$.y"), sfn.Succeed(stack, "Y"))
inner.otherwise(sfn.Pass(stack, "Neither"))
choice.otherwise(inner)
again = sfn.Wait(stack, "Again", time=sfn.WaitTime.duration(Duration.seconds(10)))
loop = sfn.Choice(stack, "Loop").when(C.number_less_than("$.i", 3), again.next(sfn.Pass(stack, "Back")))
sfn.StateMachine(stack, "Machine", definition=sfn.Pass(stack, "Start").next(choice.afterwards()).next(loop.afterwards(include_otherwise=True)).next(sfn.Succeed(stack, "End")))

F = J.format
values = {
    "array": J.array("a", J.string_at("$.x"), "it's", "back\\slash", "{b}"), "array0": J.array(), "part": J.array_partition(J.list_at("$.l"), 4),
    "part2": J.array_partition(J.string_at("$.l"), J.number_at("$.n")), "contains": J.array_contains(J.list_at("$.l"), "x'y"),
    "contains2": J.array_contains(J.object_at("$.o"), 5), "range": J.array_range(1, J.number_at("$.e"), 2), "item": J.array_get_item(J.list_at("$.l"), 5),
    "len": J.array_length(J.list_at("$.l")), "uniq": J.array_unique(J.list_at("$.l")), "b64e": J.base64_encode("x y"), "b64d": J.base64_decode(J.string_at("$.x")),
    "hash": J.hash(J.object_at("$.x"), "SHA-256"), "merge": J.json_merge(J.object_at("$.a"), J.object_at("$.b")), "s2j": J.string_to_json(J.string_at("$.x")),
    "s2j2": J.string_to_json('{"a":1}'), "j2s": J.json_to_string(J.object_at("$.x")), "rand": J.math_random(1, 999), "add": J.math_add(J.number_at("$.a"), -1.5),
    "split": J.string_split("1,2,3", J.string_at("$.sp")), "uuid": J.uuid(), "format": F("Hi {} '{}' \\{x\\}", J.string_at("$.x"), "lit{e}'ral\\"), "format0": F("none"),
    "format2": F(J.string_at("$.f"), J.array(J.string_at("$.x"), J.uuid())), "nested": F("{}", J.array_get_item(J.string_at("$['a b']"), J.number_at("$.n"))),
    "raw": J.string_at("States.ArrayLength($.x)"), "all": J.entire_payload, "context": J.entire_context, "id": J.execution_id, "input": J.execution_input,
    "name": J.execution_name, "role": J.execution_role_arn, "start": J.execution_start_time, "entered": J.state_entered_time, "machine": J.state_machine_id,
    "mname": J.state_machine_name, "sname": J.state_name, "retries": J.state_retry_count, "token": J.task_token, "list": J.list_at("$.l[*]"),
    "number": J.number_at("$.n"), "object": J.object_at("$"), "variable": J.string_at("$name.x"), "deep": {"deeper": [1, "x", {"d": J.number_at("$.n")}], "t": True},
    "token region": Aws.REGION, "encoded": J.is_encoded_json_path(J.string_at("$.x")), "not encoded": J.is_encoded_json_path("$.x"),
}
sfn.StateMachine(stack, "Paths", definition_body=sfn.DefinitionBody.from_chainable(
    sfn.Pass(stack, "All paths", parameters=values).next(sfn.Pass(stack, "Result", result=sfn.Result.from_object({"raw": J.string_at("$.kept"), "n": J.number_at("$.n")})))))
U = sfn.FieldUtils
CfnOutput(stack, "Found", value=",".join(U.find_referenced_paths(values)))
CfnOutput(stack, "Rendered", value=stack.to_json_string(U.render_object({"a": J.string_at("$.x"), "b": [{"c": J.list_at("$.y")}]})))
tokens = [{"a": J.task_token}, {"a": "$$.Task.Token"}, {"a": {"b": [{"c": J.task_token}]}}, {"a": F("{}", J.array(J.task_token))}, {"a": J.entire_context}, {},
          {"a": J.string_at("$$.Task")}, {"a": "{% $states.context.Task.Token %}"}, {"a": "{% $states.context.Execution.Id %}"}]
CfnOutput(stack, "Tokens", value="".join("yn"[not U.contains_task_token(t)] for t in tokens))
CfnOutput(stack, "Ends", value=",".join(s.state_id for s in sfn.State.find_reachable_end_states(choice)))
CfnOutput(stack, "Reachable", value=",".join(s.state_id for s in sfn.State.find_reachable_states(loop, include_error_handlers=True)))

app.synth()
