"""Templates that exist already, as part of an app."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from aws_cdk.cloudformation_include._attributes import WRITTEN_ORDER, apply_attributes
from aws_cdk.cloudformation_include._hooks import make_hook
from aws_cdk.cloudformation_include._parser import ValueParser
from aws_cdk.cloudformation_include._properties import make_resource
from aws_cdk.cloudformation_include._template_file import read_template
from aws_cdk.core.cfn_condition import CfnCondition
from aws_cdk.core.cfn_element import CfnElement
from aws_cdk.core.cfn_hook import CfnHook
from aws_cdk.core.cfn_mapping import CfnMapping
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.cfn_parameter import CfnParameter
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.cfn_rule import CfnRule
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.nested_stack import NestedStack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import Token
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.resolve import Resolver

_NESTED_STACK_TYPE = "AWS::CloudFormation::Stack"
_SECTIONS = ("Conditions", "Mappings", "Parameters", "Resources", "Rules", "Hooks", "Outputs")


class CfnIncludeProps(Struct):
    """How a template is included."""

    template_file: str
    """The template in JSON or YAML; relative to the working folder."""
    allow_cyclical_references: bool | None = None
    """Accept resources that refer to each other in a circle. Default: no."""
    dehydrated_resources: Sequence[str] | None = None
    """Logical ids of resources to take over as they are, without an L1 class. Default: none."""
    load_nested_stacks: Nested[Mapping[str, CfnIncludeProps] | None] = nested()
    """Templates of nested stacks to include too, by the nested stacks' logical ids. Default: none."""
    parameters: Mapping[str, Any] | None = None
    """Values that take the place of parameters, which then go away. Default: parameters stay."""
    preserve_logical_ids: bool | None = None
    """Keep the logical ids of the template; otherwise they are made from construct paths. Default: yes."""


class IncludedNestedStack(Struct):
    """A nested stack whose template was included."""

    included_template: Any
    """The template, a :class:`CfnInclude`."""
    stack: Any
    """The stack, a ``NestedStack``."""


class CfnInclude(CfnElement):
    """The elements of a template as constructs of L1 classes, which can be read, changed and referred to."""

    @takes(CfnIncludeProps)
    def __init__(self, scope: Construct, id: str, props: CfnIncludeProps) -> None:
        super().__init__(scope, id)
        self._props = props
        self._preserves_ids = props.preserve_logical_ids is not False
        self._template = read_template(props.template_file, self)
        self._given: dict[str, Any] = dict(props.parameters or {})
        self._dehydrated = frozenset(props.dehydrated_resources or ())
        self._to_load: dict[str, CfnIncludeProps] = dict(props.load_nested_stacks or {})
        self._mappings: dict[str, CfnMapping] = {}
        self._parameters: dict[str, CfnParameter] = {}
        self._conditions: dict[str, CfnCondition] = {}
        self._rules: dict[str, CfnRule] = {}
        self._resources: dict[str, CfnResource] = {}
        self._hooks: dict[str, CfnHook] = {}
        self._outputs: dict[str, CfnOutput] = {}
        self._nested_stacks: dict[str, IncludedNestedStack] = {}
        self._path: list[str] = []  # resources that are being made, outermost first
        self._late_dependencies: list[tuple[CfnResource, str]] = []  # on resources that are being made
        self._parser = ValueParser(self, self._given, self)
        self._check_options()
        self._make_elements()

    def _check_options(self) -> None:
        resources, parameters = self._section("Resources"), self._section("Parameters")
        for name in self._given:
            if name not in parameters:
                raise self._missing(f"Parameter with logical ID '{name}' was not found in the template")
        for name in self._dehydrated:
            if name not in resources:
                raise self._missing(
                    f"Logical ID '{name}' was specified in 'dehydratedResources', but does not belong to a resource in the "
                    "template."
                )
        for name in self._to_load:
            if name not in resources:
                raise self._missing(f"Nested Stack with logical ID '{name}' was not found in the template")

    def _make_elements(self) -> None:
        mappings = Construct(self, "$Mappings")
        for name, mapping in self._section("Mappings").items():
            self._mappings[name] = self._named(CfnMapping(mappings, name, mapping=self._parser.value(mapping)), name)
        for name, parameter in self._section("Parameters").items():
            if name not in self._given:
                self._make_parameter(name, parameter)
        self._condition_scope = Construct(self, "$Conditions")
        for name in self._section("Conditions"):
            self._condition(name)
        rules = Construct(self, "$Rules")
        for name, rule in self._section("Rules").items():
            self._make_rule(rules, name, rule)
        for name in self._section("Resources"):
            self._resource(name)
        for resource, other in self._late_dependencies:
            resource.add_dependency(self._resources[other])
        hooks = Construct(self, "$Hooks")
        for name, hook in self._section("Hooks").items():
            properties = self._parser.value(hook.get("Properties") or {})
            made = make_hook(hooks, name, hook["Type"], properties, partial(self._logical_id_for_hook, name))
            self._hooks[name] = self._named(made, name)
        outputs = Construct(self, "$Outputs")
        for name, output in self._section("Outputs").items():
            self._make_output(outputs, name, output)

    def _logical_id_for_hook(self, hook: str, name: str) -> str:
        logical_id = self.logical_id_of_resource(name)
        if logical_id is None:
            raise self._missing(f"Hook '{hook}' references resource '{name}' that was not found in the template")
        return logical_id

    def _section(self, name: str) -> dict[str, Any]:
        section: dict[str, Any] = self._template.get(name) or {}
        return section

    def _named(self, element: Any, name: str) -> Any:
        if self._preserves_ids:
            element.override_logical_id(name)
        return element

    # -- elements but resources --------------------------------------------

    def _make_parameter(self, name: str, entry: dict[str, Any]) -> None:
        parameter = self._named(CfnParameter(self, name, type=entry.get("Type", "String")), name)
        # Set here instead of passed, since templates may give numbers and booleans as text.
        parameter.default = entry.get("Default")
        parameter.allowed_pattern = entry.get("AllowedPattern")
        parameter.allowed_values = entry.get("AllowedValues")
        parameter.constraint_description = entry.get("ConstraintDescription")
        parameter.description = entry.get("Description")
        parameter.max_length = entry.get("MaxLength")
        parameter.max_value = entry.get("MaxValue")
        parameter.min_length = entry.get("MinLength")
        parameter.min_value = entry.get("MinValue")
        parameter.no_echo = entry.get("NoEcho")
        self._parameters[name] = parameter

    def _condition(self, name: str) -> CfnCondition | None:
        """Return a condition, made now if it was not yet."""
        known = self._conditions.get(name)
        if known is not None or name not in self._section("Conditions"):
            return known
        if name in self._path:
            raise self._missing(
                f"Found a cycle between conditions in the template: {' depends on '.join([*self._path, name])}"
            )
        self._path.append(name)
        expression = self._parser.condition(self._section("Conditions")[name])
        self._path.pop()
        made = self._named(CfnCondition(self._condition_scope, name, expression=expression), name)
        self._conditions[name] = made
        return self._conditions[name]

    def _make_rule(self, scope: Construct, name: str, entry: dict[str, Any]) -> None:
        condition = entry.get("RuleCondition")
        made = CfnRule(scope, name, rule_condition=None if condition is None else self._parser.rule(condition))
        if entry.get("Assertions") is not None:
            made._take_assertions([self._assertion(item) for item in entry["Assertions"]])
        self._rules[name] = self._named(made, name)

    def _assertion(self, item: dict[str, Any]) -> dict[str, Any]:
        """Return an assertion as it is rendered: of what the template leaves out, nothing is made up."""
        asserted = item.get("Assert")
        return {
            "Assert": None if asserted is None else self._parser.rule(asserted),
            "AssertDescription": item.get("AssertDescription"),
        }

    def _make_output(self, scope: Construct, name: str, entry: dict[str, Any]) -> None:
        output = self._named(CfnOutput(scope, name, value=""), name)
        if entry.get("Value") is None:
            raise self._missing(f'Missing value for CloudFormation output at path "{output.node.path}"')
        output.value = self._parser.value(entry.get("Value"))
        output.description = entry.get("Description")
        output.export_name = self._parser.value((entry.get("Export") or {}).get("Name"))
        if "Condition" in entry:
            output.condition = self._condition(entry["Condition"])
            if output.condition is None:
                raise self._missing(
                    f"Output with name '{name}' refers to a Condition with name '{entry['Condition']}' which was not found in "
                    "this template"
                )
        self._outputs[name] = output

    # -- resources ----------------------------------------------------------

    def _resource(self, name: str) -> CfnResource | None:
        """Return a resource, made now, with what it refers to, if it was not yet."""
        known = self._resources.get(name)
        if known is not None or name not in self._section("Resources"):
            return known
        entry = self._section("Resources")[name]
        if not isinstance(entry, dict) or not entry.get("Type"):
            raise self._missing(f"The `type` property is required: resource '{name}' has none")
        self._path.append(name)
        try:
            made = self._make_resource(name, entry)
        finally:
            self._path.pop()
        return made

    def _make_resource(self, name: str, entry: dict[str, Any]) -> CfnResource:
        if name in self._dehydrated:
            # As the peer: such a resource keeps its text, what it names included, but gets a logical id of its own, and
            # loses its condition, what it depends on and attributes that are not known.
            made = CfnResource(self, name, type=entry["Type"], properties=entry.get("Properties") or {})
            self._resources[name] = made
            for key in WRITTEN_ORDER:
                if key in entry:
                    made.add_override(key, entry[key])
            return made
        properties = self._parser.value(entry.get("Properties") or {})
        if name in self._to_load:
            made = self._load(name, self._to_load[name], properties)
        else:
            made = self._named(make_resource(self, name, entry["Type"], properties), name)
        self._resources[name] = made
        self._set_attributes(made, name, entry)
        return made

    def _set_attributes(self, resource: CfnResource, name: str, entry: dict[str, Any]) -> None:
        attributes = {
            key: self._parser.value(value) for key, value in entry.items() if key not in ("Properties", "Type")
        }
        apply_attributes(resource, name, attributes, entry)
        if "Condition" in entry:
            condition = self._condition(entry["Condition"])
            if condition is None:
                raise self._missing(f"Resource '{name}' uses Condition '{entry['Condition']}' that doesn't exist")
            resource.cfn_options.condition = condition
        depends_on = entry.get("DependsOn") or []
        for other in [depends_on] if isinstance(depends_on, str) else depends_on:
            if other in self._path and not self._props.allow_cyclical_references:
                raise self._circle(other)
            target = self._referred(other)
            if target is None:
                raise self._missing(f"Resource '{name}' depends on '{other}' that doesn't exist")
            if isinstance(target, CfnResource):
                resource.add_dependency(target)
            else:
                self._late_dependencies.append((resource, other))

    def _referred(self, name: str) -> CfnResource | str | None:
        """Return a resource that another one names; its logical id alone while it is being made and circles are allowed."""
        if name in self._path and name not in self._resources:
            if self._props.allow_cyclical_references:
                return lazy_string(lambda: self._resources[name].logical_id)
            raise self._circle(name)
        return self._resource(name)

    def _circle(self, name: str) -> ValidationError:
        circle = self._path[self._path.index(name) :]
        return self._missing(
            f"Found a cycle between resources in the template: {' depends on '.join([*circle, name])}",
            fix="set allow_cyclical_references to include it nevertheless",
        )

    # -- names, as the parser asks for them -------------------------------------

    def logical_id_of_resource(self, name: str) -> str | None:
        """Return the logical id of a resource, made now if it was not yet; for the parser."""
        found = self._referred(name)
        if found is None or isinstance(found, str):
            return found
        # Looked up again when it is used: loading a nested stack puts another resource in its place.
        return lazy_string(lambda: self._resources[name].logical_id)

    def logical_id_of_parameter(self, name: str) -> str | None:
        """Return the logical id of a parameter; for the parser."""
        parameter = self._parameters.get(name)
        return None if parameter is None else parameter.logical_id

    def logical_id_of_element(self, name: str) -> str | None:
        """Return the logical id of a parameter or resource; for the parser."""
        return self.logical_id_of_parameter(name) or self.logical_id_of_resource(name)

    def logical_id_of_condition(self, name: str) -> str | None:
        """Return the logical id of a condition; for the parser."""
        condition = self._condition(name)
        return None if condition is None else condition.logical_id

    def logical_id_of_mapping(self, name: str) -> str | None:
        """Return the logical id of a mapping; for the parser."""
        mapping = self._mappings.get(name)
        return None if mapping is None else mapping.logical_id

    # -- nested stacks ---------------------------------------------------------

    def _load(self, name: str, props: CfnIncludeProps, properties: dict[str, Any]) -> CfnResource:
        if self._section("Resources")[name].get("Type") != _NESTED_STACK_TYPE:
            raise self._missing(f"Nested Stack with logical ID '{name}' is not an {_NESTED_STACK_TYPE} resource")
        from aws_cdk.core.duration import Duration

        timeout, topics = properties.get("TimeoutInMinutes"), properties.get("NotificationARNs")
        stack = NestedStack(
            self,
            name,
            parameters={
                key: Token.as_string(value)
                for key, value in (properties.get("Parameters") or {}).items()
                if key not in (props.parameters or {})  # replaced in the nested template, which then lacks it
            },
            notification_arns=None if topics is None else Token.as_list(topics),
            timeout=None if timeout is None else Duration.minutes(float(timeout)),
        )
        resource = stack.nested_stack_resource
        assert resource is not None  # a nested stack has one
        self._named(resource, name)
        template = CfnInclude(stack, name, **props._given())
        self._nested_stacks[name] = IncludedNestedStack(stack=stack, included_template=template)
        return resource

    @takes(CfnIncludeProps)
    def load_nested_stack(self, logical_id: str, nested_stack_props: CfnIncludeProps) -> IncludedNestedStack:
        """Include the template of a nested stack, in place of its resource.

        Raises:
            ValidationError: there is no such nested stack, or it was included already.
        """
        if logical_id in self._nested_stacks:
            raise self._missing(f"Nested Stack '{logical_id}' was already included in its parent template")
        if logical_id not in self._resources:
            raise self._missing(f"Nested Stack with logical ID '{logical_id}' was not found in the template")
        entry = self._section("Resources")[logical_id]
        properties = self._parser.value(entry.get("Properties") or {})
        if entry.get("Type") == _NESTED_STACK_TYPE:
            self.node.try_remove_child(logical_id)
        made = self._load(logical_id, nested_stack_props, properties)
        self._resources[logical_id] = made
        self._set_attributes(made, logical_id, entry)
        return self._nested_stacks[logical_id]

    def get_nested_stack(self, logical_id: str) -> IncludedNestedStack:
        """Return a nested stack whose template was included.

        Raises:
            ValidationError: there is none, or it was not included.
        """
        found = self._nested_stacks.get(logical_id)
        if found is not None:
            return found
        entry = self._section("Resources").get(logical_id)
        if entry is None:
            raise self._missing(f"Nested Stack with logical ID '{logical_id}' was not found in the template")
        if entry.get("Type") != _NESTED_STACK_TYPE:
            raise self._missing(f"Resource with logical ID '{logical_id}' is not a CloudFormation Stack")
        raise self._missing(
            f"Nested Stack '{logical_id}' was not included in the parent template",
            fix="include it with load_nested_stacks, or load_nested_stack()",
        )

    # -- what the template has -----------------------------------------------------

    def get_resource(self, logical_id: str) -> CfnResource:
        """Return a resource by its logical id in the template; raises ``ValidationError`` if there is none."""
        return self._get(self._resources, logical_id, f"Resource with logical ID '{logical_id}'")  # type: ignore[no-any-return]  # by section

    def get_parameter(self, parameter_name: str) -> CfnParameter:
        """Return a parameter by its name; raises ``ValidationError`` if there is none."""
        return self._get(self._parameters, parameter_name, f"Parameter with name '{parameter_name}'")  # type: ignore[no-any-return]  # by section

    def get_condition(self, condition_name: str) -> CfnCondition:
        """Return a condition by its name; raises ``ValidationError`` if there is none."""
        return self._get(self._conditions, condition_name, f"Condition with name '{condition_name}'")  # type: ignore[no-any-return]  # by section

    def get_mapping(self, mapping_name: str) -> CfnMapping:
        """Return a mapping by its name; raises ``ValidationError`` if there is none."""
        return self._get(self._mappings, mapping_name, f"Mapping with name '{mapping_name}'")  # type: ignore[no-any-return]  # by section

    def get_rule(self, rule_name: str) -> CfnRule:
        """Return a rule by its name; raises ``ValidationError`` if there is none."""
        return self._get(self._rules, rule_name, f"Rule with name '{rule_name}'")  # type: ignore[no-any-return]  # by section

    def get_hook(self, hook_logical_id: str) -> CfnHook:
        """Return a hook by its logical id in the template; raises ``ValidationError`` if there is none."""
        return self._get(self._hooks, hook_logical_id, f"Hook with logical ID '{hook_logical_id}'")  # type: ignore[no-any-return]  # by section

    def get_output(self, logical_id: str) -> CfnOutput:
        """Return an output by its logical id in the template; raises ``ValidationError`` if there is none."""
        return self._get(self._outputs, logical_id, f"Output with logical ID '{logical_id}'")  # type: ignore[no-any-return]  # by section

    def _get(self, elements: Mapping[str, Any], name: str, what: str) -> Any:
        if name not in elements:
            raise self._missing(f"{what} was not found in the template", fix=f"it has: {', '.join(elements) or 'none'}")
        return elements[name]

    def _missing(self, message: str, fix: str | None = None) -> ValidationError:
        return ValidationError(message, scope=self, fix=fix)

    # -- rendering -------------------------------------------------------------

    def _values_with_references(self) -> list[Any]:
        return []

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        """Return the sections that have no elements; the others are written by the elements themselves."""
        others = {name: self._parser.value(value) for name, value in self._template.items() if name not in _SECTIONS}
        fragment: dict[str, Any] = resolver.resolve(others)
        return fragment
