from aws_cdk import App, Aws, CfnParameter, Duration, Stack
from aws_cdk import aws_iam as iam, aws_lambda as lambda_, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks
from constructs import Construct

app = App()
stack = Stack(app, "States")
param = CfnParameter(stack, "Param")
J = sfn.JsonPath


def call(scope, id, **options):
    return tasks.CallAwsService(scope, id, service="sqs", action="listQueues", iam_resources=["*"], **options)


# every option of a pass state, and every kind of result
first = sfn.Pass(stack, "First", comment='with "quotes"', input_path="$.in", output_path="$.out", result_path="$.res",
                 result=sfn.Result.from_object({"z": 1, "a": [1, "two", {"three": None, "x": Aws.REGION}]}),
                 parameters={"plain": 1, "path": J.string_at("$.x"), "param": param.value_as_string, "deep": {"n": J.number_at("$.n")}},
                 assign={"v": J.string_at("$.v"), "w": "text"}, state_name="First one")
chain = sfn.Chain.start(first)
for name, result in {"text": sfn.Result.from_string("é\n\t"), "number": sfn.Result.from_number(1.5), "yes": sfn.Result.from_boolean(True),
                     "no": sfn.Result.from_boolean(False), "list": sfn.Result.from_array([1, [2, "x"]]), "any": sfn.Result("any")}.items():
    chain = chain.next(sfn.Pass(stack, name, result=result))
chain = chain.next(sfn.Pass(stack, "Dropped", input_path=J.DISCARD, output_path=J.DISCARD, result_path=J.DISCARD))
chain = chain.next(sfn.Wait(stack, "W1", time=sfn.WaitTime.duration(Duration.hours(1)), comment="an hour"))
chain = chain.next(sfn.Wait(stack, "W2", time=sfn.WaitTime.seconds_path("$.s"), assign={"a": J.entire_payload}))
chain = chain.next(sfn.Wait(stack, "W3", time=sfn.WaitTime.timestamp("2030-01-01T00:00:00Z"), state_name="W three"))
chain = chain.next(sfn.Wait.json_path(stack, "W4", time=sfn.WaitTime.timestamp_path("$.t"), input_path="$.i", output_path="$.o"))

# retries and catches: those for all errors come last
handler = sfn.Pass(stack, "Handler").next(sfn.Fail(stack, "Broken", error="E", cause="because"))
task = call(stack, "Task", comment="c", timeout=Duration.minutes(5), heartbeat=Duration.seconds(30), result_selector={"a": J.string_at("$.x"), "b.$": "$.y"},
            input_path="$.i", output_path="$.o", result_path="$.r", parameters={"QueueNamePrefix": J.string_at("$.q"), "Max": 3}, assign={"k": J.task_token})
task.add_retry()
task.add_retry(errors=["A", "B"], interval=Duration.seconds(3), backoff_rate=1.5, max_attempts=0, max_delay=Duration.minutes(1), jitter_strategy=sfn.JitterType.FULL)
task.add_retry(errors=[sfn.Errors.TIMEOUT], jitter_strategy=sfn.JitterType.NONE)
task.add_catch(handler, result_path="$.all")
task.add_catch(handler, errors=[sfn.Errors.PERMISSIONS, "X"], result_path=J.DISCARD)
task.add_catch(sfn.Fail(stack, "Other", error_path="$.e", cause_path="States.Format('{}', $.c)"), errors=["Y"], assign={"err": J.string_at("$.Error")})
role = iam.Role(stack, "TaskRole", assumed_by=iam.AccountRootPrincipal())
second = call(stack, "Second", task_timeout=sfn.Timeout.at("$.t"), heartbeat_timeout=sfn.Timeout.at("$.h"), credentials=sfn.Credentials(role=sfn.TaskRole.from_role(role)))
third = call(stack, "Third", task_timeout=sfn.Timeout.duration(Duration.days(1)), credentials={"role": sfn.TaskRole.from_role_arn_json_path("$.role")},
             integration_pattern=sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN, parameters={"Token": J.task_token})
parallel = sfn.Parallel(stack, "Both", comment="side by side", input_path="$.i", output_path="$.o", result_path="$.r", result_selector={"one.$": "$[0]"},
                        parameters={"p": J.string_at("$.p")}, assign={"z": 1})
parallel.branch(sfn.Pass(stack, "Left").next(call(stack, "LeftCall")), sfn.Pass(stack, "Right")).branch(sfn.Succeed(stack, "Done", comment="d", input_path="$.i", output_path="$.o"))
parallel.add_retry(errors=[sfn.Errors.BRANCH_FAILED]).add_catch(handler)
custom = sfn.CustomState(stack, "Custom", state_json={"Type": "Task", "Resource": f"arn:{Aws.PARTITION}:states:::dynamodb:putItem",
                                                       "Parameters": {"TableName": param.value_as_string}, "ResultPath": None,
                                                       "Retry": [{"ErrorEquals": ["Old"]}], "Catch": [{"ErrorEquals": ["Old"], "Next": "First one"}]})
custom.add_retry(errors=["New"], max_attempts=2).add_catch(handler, errors=["New"], result_path="$.new")
plain = sfn.CustomState(stack, "Plain", state_json={"Comment": "no type", "Type": "Pass"})


class Fragment(sfn.StateMachineFragment):
    def __init__(self, scope: Construct, id: str, wait: bool) -> None:
        super().__init__(scope, id)
        self.first = sfn.Pass(self, "In")
        choice = sfn.Choice(self, "Which").when(sfn.Condition.is_present("$.a"), sfn.Pass(self, "A"))
        self.first.next(choice)
        self.ends = choice.afterwards(include_otherwise=wait).end_states

    @property
    def start_state(self):
        return self.first

    @property
    def end_states(self):
        return self.ends


unreachable = sfn.Pass(stack, "Points to Second").next(second)
chain = chain.next(task).next(second).next(third).next(parallel).next(custom).next(plain)
chain = chain.next(Fragment(stack, "F1", True).prefix_states()).next(Fragment(stack, "F2", False).prefix_states("two/"))
chain = chain.next(Fragment(stack, "F3", False).to_single_state(comment="single", result_path="$.f3"))
chain = chain.next(Fragment(stack, "F4", True).to_single_state(state_id="Fourth", prefix_states="4-"))
chain = chain.next(sfn.Pass(stack, "Q").next(sfn.Pass(stack, "R")).to_single_state("QR", output_path="$[0]"))
sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(chain.next(sfn.Succeed(stack, "End"))), timeout=Duration.days(2), comment="all states")
failing = sfn.Fail.json_path(stack, "F", comment="c", error="E", cause_path=J.string_at("$.c"), state_name="Failing")
sfn.StateMachine(stack, "Small", definition=sfn.Pass(stack, "P", state_name="9").next(sfn.Pass(stack, "O", state_name="1")).next(failing))

# A default leads back, the old way of iterating, input of functions in JSONata.
status, poll = sfn.Pass(stack, "Status"), sfn.Pass(stack, "Poll")
again = sfn.Choice(stack, "Again").when(sfn.Condition.is_present("$.x"), sfn.Fail(stack, "Stop")).otherwise(poll)
sfn.StateMachine(stack, "Polls", definition_body=sfn.DefinitionBody.from_chainable(sfn.Pass(stack, "Begin").next(poll).next(status).next(again)))
old = sfn.Map(stack, "Old", items_path="$.i", max_concurrency_path="$.m", assign={"v": 1}, parameters={"a": 1})
old.iterator(sfn.Pass(stack, "Each"))
function = lambda_.Function.from_function_name(stack, "Function", "known")
sfn.StateMachine(stack, "Olds", definition_body=sfn.DefinitionBody.from_chainable(old.next(tasks.LambdaInvoke.jsonata(stack, "Input", lambda_function=function)).next(tasks.LambdaInvoke.json_path(stack, "Whole", lambda_function=function))))
sfn.StateMachine(stack, "Jsonata", query_language=sfn.QueryLanguage.JSONATA, definition_body=sfn.DefinitionBody.from_chainable(sfn.Pass.json_path(stack, "Either")))

app.synth()
