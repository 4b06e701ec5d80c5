"""Dashboards: layout, texts, graphs, single values, alarms."""
import json, aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, Duration
app=cdk.App(); s=cdk.Stack(app,"S",env=cdk.Environment(account="111111111111",region="us-east-1")); T=cw.TextWidget
d=cw.Dashboard(s,"D",end="x",start="y",dashboard_name="dd",period_override=cw.PeriodOverride.INHERIT)
d.add_widgets(T(markdown="w",width=20),T(markdown=cdk.Aws.REGION,width=6,height=1)); d.add_widgets(T(markdown="z")); d.add_widgets()
d.add_widgets(cw.Column(cw.Row(T(markdown="1"),cw.Spacer(height=7)),T(markdown="2",background=cw.TextWidgetBackground.SOLID)),T(markdown="3"))
d2=cw.Dashboard(s,"D2",default_interval=Duration.days(7),widgets=[[T(markdown="z"),cw.Row(T(markdown="a"),T(markdown="b",width=23))],[]]); cw.Dashboard(s,"D3")
cdk.CfnOutput(s,"o",value=d.dashboard_arn+d.dashboard_name+d2.dashboard_arn)
M=lambda **k: cw.Metric(**{"namespace":"NS","metric_name":"M",**k})
d=cw.Dashboard(s,"D4")
f=dict(label="l",color="#1",id="i",visible=False,account="222222222222",region="r",period=Duration.minutes(1),statistic="p90",unit=cw.Unit.COUNT)
E=lambda **k: cw.MathExpression(**{"expression":"a","using_metrics":{"a":M(metric_name="in")},**k})
d.add_widgets(cw.GraphWidget(left=[M(statistic="Sum",visible=True),E(period=Duration.minutes(1)),E(expression="SEARCH('x')",using_metrics={},search_account="333",search_region="rr")],right=[M(**f),M(metric_name="K")],right_y_axis=cw.YAxisProps(max=0),right_annotations=[cw.HorizontalAnnotation(value=0)],start="-P1",end="q",region="eu",account_id="1",width=20,height=4,left_annotations=[cw.HorizontalAnnotation(value=1,visible=True,fill=cw.Shading.NONE)],stacked=False,live_data=False))
d.add_widgets(cw.SingleValueWidget(metrics=[M().attach_to(s),E()],period=Duration.minutes(1),set_period_to_time_range=True,start="a",end="b",sparkline=False,full_precision=False),cw.TextWidget(markdown="w",width=20),cw.TextWidget(markdown="w",width=6,height=1))
d.add_widgets(cw.TextWidget(markdown="z"))
d.add_widgets(cw.AlarmWidget(alarm=cw.Alarm.from_alarm_arn(s,"I","arn:a:b:c:d:alarm:e"),left_y_axis=cw.YAxisProps(min=1),region="q",width=2,height=9))
d.add_widgets(cw.Column(cw.Row(cw.TextWidget(markdown="1"),cw.Spacer(height=7)),cw.TextWidget(markdown="2")),cw.TextWidget(markdown="3"))
o=cdk.Stack(app,"O",env=cdk.Environment(account="222222222222",region="us-west-2"))
d.add_widgets(cw.GraphWidget(left=[M().attach_to(o),M().attach_to(s),cw.MathExpression(expression="a+b",label="E",using_metrics={"a":M(label="A",color="#2",metric_name="in"),"b":cw.MathExpression(expression="c",label="q",using_metrics={"c":M(metric_name="cc")})})],right=[M(account="111111111111",region="us-east-1")]))
# Metrics that are shown and used, under one name and several, on either axis.
A,B,K=M(metric_name="A",statistic="Sum"),M(metric_name="A",statistic="Sum",label="mine",color="#123456"),M(metric_name="K",color="#ffffff",region="eu-west-1")
X=lambda e,**u: cw.MathExpression(expression=e,using_metrics=u)
e3,e4=X("a*2",a=A),cw.MathExpression(expression="a*3",using_metrics={"a":A,"k":K},label="e4")
G=[dict(left=[A,e3,e4]),dict(left=[e3,e4],right=[A]),dict(left=[X("x",x=e3,y=e4)]),dict(left=[X("q+q",q=A),B]),dict(left=[B,X("q+q",q=A)]),dict(left=[X("q",q=A),X("r",r=A)]),dict(left=[e3,X("w+r",r=e3)]),dict(left=[X("w+r",r=e3),e3]),
   dict(left=[X("w+r",r=e3),X("w+s",s=e3)],right=[e3]),dict(left=[A,e3,X("b",b=A),A]),dict(left=[M(metric_name="F",id="q"),M(metric_name="F",id="z"),M(metric_name="F"),M(metric_name="G",id="q")]),dict(left=[X("b",b=A)],right=[X("b",b=A),B])]
for n,g in enumerate(G): cw.Dashboard(s,f"G{n}").add_widgets(cw.GraphWidget(**g))
own=dict(account="111111111111",region="us-east-1")
for n,g in enumerate([[M(**own),M()],[M(),M(region="us-east-1")],[M(region="us-east-1",account="222222222222")],[M(account="111111111111").attach_to(s),M(region="us-east-1",stack_account="222222222222")],[cw.MathExpression(expression="a+1",using_metrics={"a":M(**own)}),M(metric_name="N",account=cdk.Aws.ACCOUNT_ID,region=cdk.Aws.REGION)],[E(search_account="111111111111",search_region="us-east-1"),E(expression="SEARCH('y')",using_metrics={},search_region="us-east-1",search_account="2")]]): cw.Dashboard(s,f"Own{n}").add_widgets(cw.GraphWidget(left=g))
app.synth()
