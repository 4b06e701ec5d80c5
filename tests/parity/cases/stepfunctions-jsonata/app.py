from aws_cdk import App, Duration, Stack
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
stack = Stack(app, "Jsonata")
C = sfn.Condition


def machine(id, language):
    sub = Stack(app, id) if id else stack
    s = lambda name: f"{name}"  # noqa: E731
    p = sfn.Pass.jsonata(sub, s("P"), comment="c", outputs={"o": "{% $x %}", "n": [1, "{% 2 %}"]}, assign={"v": "{% $states.input.v %}"}, state_name="Pass it")
    p2 = sfn.Pass(sub, s("P2"), outputs="{% $plain %}", assign={"a": "{% 1 %}"})
    w = sfn.Wait.jsonata(sub, s("W"), time=sfn.WaitTime.seconds("{% $t %}"), comment="w", outputs={"a": 1}, assign={"b": 2})
    w2 = sfn.Wait.jsonata(sub, s("W2"), time=sfn.WaitTime.timestamp("{% $ts %}"))
    t = tasks.CallAwsService.jsonata(sub, s("T"), service="s3", action="listBuckets", iam_resources=["*"], parameters={"Q": "{% $q %}", "List": ["{% 1 %}"]}, outputs="{% $o %}",
                                     assign={"a": "{% $states.result %}"}, task_timeout=sfn.Timeout.jsonata("{% $t %}"), heartbeat_timeout=sfn.Timeout.jsonata("{% $h %}"), comment="q")
    t.add_retry(errors=["A"])
    t.add_catch(sfn.Fail.jsonata(sub, s("F"), error="{% $e %}", cause="{% $c %}", comment="f"), assign={"err": "{% $states.errorOutput %}"}, outputs={"e": "{% 1 %}"})
    t2 = tasks.CallAwsService(sub, s("T2"), service="s3", action="listBuckets", iam_resources=["*"], parameters={"Q": "{% $q %}"}, result_path="$.r", query_language=sfn.QueryLanguage.JSONATA)
    t2.add_catch(sfn.Pass(sub, s("H2")), result_path="$.x", outputs={"lost": 1})
    t3 = tasks.CallAwsService.json_path(sub, s("T3"), service="s3", action="listBuckets", iam_resources=["*"], parameters={"Q": sfn.JsonPath.string_at("$.q")}, result_path="$.r", assign={"p": sfn.JsonPath.string_at("$.p")})
    t3.add_catch(sfn.Pass(sub, s("H3")), result_path="$.x", outputs={"lost": 1}, assign={"y": sfn.JsonPath.string_at("$.x")})
    t4 = tasks.CallAwsService(sub, s("T4"), service="s3", action="listBuckets", iam_resources=["*"], parameters={"Q": "{% $q %}"}, outputs={"a": 1}, assign={"y": "{% 1 %}"})
    t4.add_catch(sfn.Pass(sub, s("H4")), outputs={"perhaps": 1}, assign={"z": "{% 2 %}"})
    ch = sfn.Choice.jsonata(sub, s("C"), outputs={"a": 1}, assign={"b": 2}, comment="choice")
    ch.when(C.jsonata("{% $x > 1 %}"), p2, comment="why", assign={"x": "{% 1 %}"}, outputs={"o": 1})
    ch.when(C.and_(C.jsonata("{% $y %}"), C.not_(C.jsonata("{%$z%}"))), sfn.Succeed.jsonata(sub, s("S"), comment="s", outputs={"a": 1}), outputs="{% $s %}")
    ch2 = sfn.Choice(sub, s("C2"), outputs={"b": 1}).when(C.jsonata("{% $x %}"), sfn.Succeed.json_path(sub, s("S2"), input_path="$.i"), outputs={"q": 1}, assign={"v": 1, "p": sfn.JsonPath.string_at("$.p")})
    ch2.otherwise(sfn.Fail.json_path(sub, s("F2"), error_path="$.e"))
    par = sfn.Parallel.jsonata(sub, s("Par"), arguments={"a": "{% 1 %}"}, outputs={"o": 1}, assign={"a": 1}, comment="par")
    par.branch(sfn.Pass.jsonata(sub, s("B1")).next(sfn.Pass.json_path(sub, s("B2"), parameters={"a": sfn.JsonPath.string_at("$.a")}))).branch(sfn.Pass(sub, s("B3"), outputs={"x": "{% 1 %}"}))
    par.add_retry().add_catch(sfn.Pass(sub, s("PH")), outputs={"o": "{% 1 %}"})
    m = sfn.Map.jsonata(sub, s("M"), items=sfn.ProvideItems.jsonata("{% $x %}"), item_selector={"a": "{% 1 %}"}, max_concurrency=2, outputs={"a": 1}, assign={"b": 1}, comment="m")
    m.item_processor(sfn.Pass.jsonata(sub, s("MI")))
    m2 = sfn.Map.jsonata(sub, s("M2"), items=sfn.ProvideItems.json_array([1, "{% 2 %}"]), jsonata_item_selector="{% $z %}", jsonata_max_concurrency="{% 3 %}")
    m2.item_processor(sfn.Pass(sub, s("MI2")), mode=sfn.ProcessorMode.DISTRIBUTED, execution_type=sfn.ProcessorType.STANDARD)
    d = sfn.DistributedMap.jsonata(sub, s("D"), items=sfn.ProvideItems.jsonata("{% $x %}"), item_selector={"a": "{% 1 %}"}, jsonata_max_concurrency="{% 2 %}", outputs={"a": 1},
                                   label="lab", tolerated_failure_count=1, tolerated_failure_percentage=2, item_batcher=sfn.ItemBatcher(max_items_per_batch=1, batch_input={"b": "{% 1 %}"}))
    d.item_processor(sfn.Pass.jsonata(sub, s("DI")))
    custom = sfn.CustomState(sub, s("Cu"), state_json={"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% 1 %}"})
    custom2 = sfn.CustomState(sub, s("Cu2"), state_json={"Type": "Pass"})
    chain = p.next(w).next(w2).next(t).next(t2).next(t3).next(t4).next(par).next(m).next(m2).next(d).next(custom).next(custom2).next(ch)
    p2.next(ch2)
    sfn.StateMachine(sub, s("Machine"), definition_body=sfn.DefinitionBody.from_chainable(chain), timeout=Duration.minutes(1), **({"query_language": language} if language else {}))


machine("", None)
machine("Top", sfn.QueryLanguage.JSONATA)
machine("Path", sfn.QueryLanguage.JSON_PATH)

app.synth()
