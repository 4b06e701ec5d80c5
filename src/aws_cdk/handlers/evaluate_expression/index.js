// Handler of aws_stepfunctions_tasks.EvaluateExpression: runs a JavaScript expression on data of an execution.
// It is in JavaScript since the expression is.

"use strict";

exports.handler = async (event) => {
  const values = Object.entries(event.expressionAttributeValues || {});
  // The longest paths first: the beginning of one may be another.
  values.sort(([one], [other]) => other.length - one.length);
  const names = values.map((_, index) => `__value${index}`);
  const expression = values.reduce((text, [path], index) => text.split(path).join(names[index]), event.expression);
  const evaluate = new Function(...names, `return (${expression});`);
  return evaluate(...values.map(([, value]) => value));
};
