"""What a dependency between constructs, stacks and resources amounts to: each rule in a stage of its own."""

import aws_cdk as cdk
from constructs import Construct, DependencyGroup

app = cdk.App(analytics_reporting=False, tree_metadata=False)


def R(scope, id):
    return cdk.CfnResource(scope, id, type="A::B::C")


def fill(stack, count):
    for index in range(count):
        R(stack, f"r{index}")
    return stack


def S(scope, id, count=1):
    return fill(cdk.Stack(scope, id, synthesizer=cdk.CliCredentialsStackSynthesizer()), count)


def N(scope, id, count=1):
    return fill(cdk.NestedStack(scope, id), count)


def case(function):
    function(cdk.Stage(app, function.__name__.replace("_", "-")))


@case
def stack_stack_empty(app):
    a, b = S(app, "A", 0), S(app, "B", 0)
    a.node.add_dependency(b)


@case
def stack_stack_src_empty(app):
    a, b = S(app, "A", 0), S(app, "B")
    a.node.add_dependency(b)


@case
def stack_stack_tgt_empty(app):
    a, b = S(app, "A"), S(app, "B", 0)
    a.node.add_dependency(b)


@case
def construct_stack(app):
    a, b = S(app, "A", 0), S(app, "B", 0)
    Construct(a, "c").node.add_dependency(b)


@case
def construct_stack_res(app):
    a, b = S(app, "A", 0), S(app, "B", 0)
    R(Construct(a, "c"), "x")
    a.node.find_child("c").node.add_dependency(b)


@case
def stack_construct(app):
    a, b = S(app, "A", 0), S(app, "B")
    a.node.add_dependency(Construct(b, "c"))


@case
def stack_construct_res(app):
    a, b = S(app, "A", 0), S(app, "B", 0)
    c = Construct(b, "c")
    R(c, "x")
    a.node.add_dependency(c)


@case
def stack_resource(app):
    a, b = S(app, "A", 0), S(app, "B")
    a.node.add_dependency(b.node.find_child("r0"))


@case
def stack_on_inside(app):
    a = S(app, "A")
    c = Construct(a, "c")
    R(c, "x")
    a.node.add_dependency(c)


@case
def stack_on_itself(app):
    a = S(app, "A")
    a.node.add_dependency(a)


@case
def parent_on_nested(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    R(n, "y")
    a.node.add_dependency(n)


@case
def res_on_nested(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    R(n, "y")
    a.node.find_child("r0").node.add_dependency(n)


@case
def nested_on_res(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    R(n, "y")
    n.node.add_dependency(a.node.find_child("r0"))


@case
def nested_on_nested(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    m = cdk.NestedStack(a, "M")
    R(m, "y")
    n.node.add_dependency(m)


@case
def nested_on_inner(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    m = cdk.NestedStack(n, "M")
    R(m, "y")
    n.node.add_dependency(m)


@case
def nested_on_inside(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "q")
    c = Construct(n, "c")
    R(c, "x")
    n.node.add_dependency(c)


@case
def childstack_on_parent(app):
    a = S(app, "A")
    b = S(a, "B")
    b.node.add_dependency(a)


@case
def parent_on_childstack(app):
    a = S(app, "A")
    b = S(a, "B")
    a.node.add_dependency(b)


@case
def in_child_on_parent(app):
    a = S(app, "A")
    b = S(a, "B")
    b.node.find_child("r0").node.add_dependency(a)


@case
def construct_of_two_stacks(app):
    c = Construct(app, "c")
    a = S(c, "A")
    b = S(c, "B")
    z = S(app, "Z")
    c.node.add_dependency(z)


@case
def on_construct_of_two_stacks(app):
    c = Construct(app, "c")
    a = S(c, "A")
    b = S(c, "B", 0)
    z = S(app, "Z", 0)
    z.node.add_dependency(c)


@case
def nested_on_other_stack(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    z = S(app, "Z", 0)
    n.node.add_dependency(z)


@case
def stack_on_other_nested(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    z = S(app, "Z", 0)
    z.node.add_dependency(n)


@case
def stack_on_other_nested2(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    R(n, "x")
    z = S(app, "Z", 1)
    z.node.add_dependency(n)


@case
def inner_on_sibling_empty(app):
    a = S(app, "A")
    n = cdk.NestedStack(a, "N")
    m = cdk.NestedStack(a, "M")
    i = cdk.NestedStack(n, "I")
    i.node.add_dependency(m)


@case
def group_dep(app):
    a = S(app, "A")
    b = S(app, "B")
    g = DependencyGroup(b)
    a.node.add_dependency(g)


@case
def output_dep(app):
    a = S(app, "A")
    o = cdk.CfnOutput(a, "o", value="x")
    o.node.add_dependency(a.node.find_child("r0"))
    a.node.find_child("r0").node.add_dependency(o)


@case
def cond_dep(app):
    a = S(app, "A")
    b = S(app, "B")
    p = cdk.CfnParameter(b, "o")
    a.node.find_child("r0").node.add_dependency(p)


@case
def param_dep(app):
    a = S(app, "A")
    b = S(app, "B")
    p = cdk.CfnParameter(b, "o")
    p.node.add_dependency(a)


@case
def empty_empty(app):
    a, b = S(app, "A", 0), S(app, "B", 0)
    Construct(a, "c").node.add_dependency(Construct(b, "d"))


@case
def c_with_nested(app):
    a = S(app, "A")
    c = Construct(a, "c")
    N(c, "N")
    R(c, "x")
    c.node.add_dependency(a.node.find_child("r0"))


@case
def on_c_with_nested(app):
    a = S(app, "A")
    c = Construct(a, "c")
    N(c, "N")
    R(c, "x")
    a.node.find_child("r0").node.add_dependency(c)


@case
def empty_nested_on(app):
    a = S(app, "A")
    n = N(a, "N", 0)
    n.node.add_dependency(a.node.find_child("r0"))


@case
def nested_res_on_nested_res(app):
    a = S(app, "A")
    n = N(a, "N")
    m = N(a, "M")
    n.node.find_child("r0").node.add_dependency(m.node.find_child("r0"))


@case
def nested_c_on_c(app):
    a = S(app, "A")
    n = N(a, "N", 2)
    n.node.find_child("r0").node.add_dependency(n.node.find_child("r1"))


@case
def nested_c_on_top(app):
    a = S(app, "A")
    n = N(a, "N", 2)
    n.node.find_child("r0").node.add_dependency(a.node.find_child("r0"))


@case
def nested_empty_c_on_top(app):
    a = S(app, "A")
    n = N(a, "N", 2)
    Construct(n, "c").node.add_dependency(a.node.find_child("r0"))


@case
def top_on_nested_empty_c(app):
    a = S(app, "A")
    n = N(a, "N", 2)
    a.node.find_child("r0").node.add_dependency(Construct(n, "c"))


@case
def top_on_nested_c(app):
    a = S(app, "A")
    n = N(a, "N", 2)
    a.node.find_child("r0").node.add_dependency(n.node.find_child("r1"))


@case
def c_with_child_stack(app):
    a = S(app, "A")
    c = Construct(a, "c")
    S(c, "B")
    z = S(app, "Z")
    c.node.add_dependency(z)


@case
def on_c_with_child_stack(app):
    a = S(app, "A")
    c = Construct(a, "c")
    S(c, "B")
    z = S(app, "Z")
    z.node.add_dependency(c)


@case
def stack_with_child_stack(app):
    a = S(app, "A")
    S(a, "B")
    z = S(app, "Z")
    a.node.add_dependency(z)


@case
def on_stack_with_child_stack(app):
    a = S(app, "A")
    S(a, "B")
    z = S(app, "Z")
    z.node.add_dependency(a)


@case
def c_with_child_on_own(app):
    a = S(app, "A")
    c = Construct(a, "c")
    S(c, "B")
    c.node.add_dependency(a.node.find_child("r0"))


@case
def own_on_c_with_child(app):
    a = S(app, "A")
    c = Construct(a, "c")
    S(c, "B")
    a.node.find_child("r0").node.add_dependency(c)


@case
def c_above_on_res(app):
    c = Construct(app, "c")
    S(c, "B")
    z = S(app, "Z")
    c.node.add_dependency(z.node.find_child("r0"))


@case
def res_on_c_above(app):
    c = Construct(app, "c")
    S(c, "B")
    z = S(app, "Z")
    z.node.find_child("r0").node.add_dependency(c)


@case
def res_on_own_c_above(app):
    c = Construct(app, "c")
    b = S(c, "B")
    S(c, "D")
    b.node.find_child("r0").node.add_dependency(c)


@case
def group(app):
    a = S(app, "A")
    b = S(app, "B")
    c = S(app, "C")
    g = DependencyGroup(b)
    g.add(c.node.find_child("r0"))
    a.node.add_dependency(g)


@case
def group_self(app):
    a = S(app, "A", 3)
    x, y, z = [a.node.find_child("r%d" % i) for i in range(3)]
    g = DependencyGroup(x, y)
    x.node.add_dependency(g)
    z.node.add_dependency(g)


@case
def cycle_res(app):
    a = S(app, "A", 2)
    x, y = [a.node.find_child("r%d" % i) for i in range(2)]
    x.add_dependency(y)
    y.add_dependency(x)


@case
def cycle_nodes(app):
    a = S(app, "A", 0)
    c, d = Construct(a, "c"), Construct(a, "d")
    R(c, "x")
    R(d, "y")
    c.node.add_dependency(d)
    d.node.add_dependency(c)


@case
def s_parent_nested(app):
    a = S(app, "A")
    n = N(a, "N")
    a.add_dependency(n)


@case
def s_nested_nested(app):
    a = S(app, "A")
    n = N(a, "N")
    m = N(a, "M")
    n.add_dependency(m)


@case
def s_nested_other(app):
    a = S(app, "A")
    n = N(a, "N")
    z = S(app, "Z")
    n.add_dependency(z)


@case
def s_other_nested(app):
    a = S(app, "A")
    n = N(a, "N")
    z = S(app, "Z")
    z.add_dependency(n)


@case
def s_self(app):
    a = S(app, "A")
    a.add_dependency(a)


@case
def r_self(app):
    a = S(app, "A")
    r = a.node.find_child("r0")
    r.add_dependency(r)


@case
def r_parent_nested(app):
    a = S(app, "A")
    n = N(a, "N")
    n.node.find_child("r0").add_dependency(n.nested_stack_resource)


@case
def r_nested_inside(app):
    a = S(app, "A")
    n = N(a, "N")
    n.nested_stack_resource.add_dependency(n.node.find_child("r0"))


@case
def res_subtree_overlap(app):
    a = S(app, "A")
    c = Construct(a, "c")
    R(c, "x")
    d = Construct(c, "d")
    R(d, "y")
    c.node.add_dependency(d)


@case
def res_subtree_overlap2(app):
    a = S(app, "A")
    c = Construct(a, "c")
    R(c, "x")
    d = Construct(c, "d")
    R(d, "y")
    d.node.add_dependency(c)


@case
def c_on_itself(app):
    a = S(app, "A")
    c = Construct(a, "c")
    R(c, "x")
    R(c, "y")
    c.node.add_dependency(c)


@case
def remove_stack(app):
    a, b = S(app, "A"), S(app, "B")
    a.add_dependency(b, "x")
    a.node.find_child("r0").add_dependency(b.node.find_child("r0"))
    a.node.find_child("r0").remove_dependency(b.node.find_child("r0"))


@case
def remove_stack2(app):
    a, b = S(app, "A"), S(app, "B", 2)
    x, y = b.node.find_child("r0"), b.node.find_child("r1")
    r = a.node.find_child("r0")
    r.add_dependency(x)
    r.add_dependency(y)
    r.remove_dependency(x)


@case
def remove_nested(app):
    a = S(app, "A")
    n = N(a, "N", 2)
    r = a.node.find_child("r0")
    x, y = [n.node.find_child("r%d" % i) for i in (0, 1)]
    r.add_dependency(x)
    r.add_dependency(y)
    r.remove_dependency(x)


@case
def rm1(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.add_dependency(x)
    r.remove_dependency(x)


@case
def rm2(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.add_dependency(x)
    s.add_dependency(x)
    r.remove_dependency(x)


@case
def rm3(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.add_dependency(x)
    r.add_dependency(y)
    r.remove_dependency(y)
    r.remove_dependency(x)


@case
def rm4(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    a.add_dependency(b)
    r.add_dependency(x)
    r.remove_dependency(x)


@case
def rm5(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.add_dependency(x)
    a.add_dependency(b)
    r.remove_dependency(x)


@case
def rm6(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.add_dependency(x)
    r.add_dependency(x)
    r.remove_dependency(x)


@case
def rm7(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.remove_dependency(x)


@case
def rm8(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    n = N(a, "N", 2)
    n.node.find_child("r0").add_dependency(x)
    n.node.find_child("r1").remove_dependency(x)


@case
def rm9(app):
    a = S(app, "A", 2)
    r, s = a.node.children
    n = N(a, "N", 2)
    p, q = [n.node.find_child("r%d" % i) for i in (0, 1)]
    r.add_dependency(p)
    r.add_dependency(q)
    r.remove_dependency(p)


@case
def rm10(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.add_dependency(s)
    r.replace_dependency(s, x)


@case
def rm11(app):
    a, b = S(app, "A", 2), S(app, "B", 2)
    r, s = a.node.children
    x, y = b.node.children
    r.add_dependency(x)
    r.replace_dependency(x, s)


app.synth()
