package org.challengectl.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.TextForm;

/** The schema of one parameter's value. */
final class ParameterSchema {

  private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private ParameterSchema() {}

  static ObjectNode of(Parameter parameter) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", parameter.help());
    switch (parameter.type()) {
      case INTEGER -> {
        schema.put("type", "integer");
        bound(schema, "minimum", parameter.minimum(), LEAST_LONG);
        bound(schema, "maximum", parameter.maximum(), GREATEST_LONG);
      }
      case NUMBER -> {
        schema.put("type", "number");
        bound(schema, "minimum", parameter.minimum(), null);
        bound(schema, "maximum", parameter.maximum(), null);
      }
      case TEXT -> form(schema, parameter.form());
      case BOOLEAN -> schema.put("type", "boolean");
      case CHOICE -> choices(schema, parameter);
    }
    if (!parameter.unit().isEmpty()) {
      schema.put("x-unit", parameter.unit());
    }
    schema.put("x-allowed", parameter.allowed());
    if (parameter.defaultValue() != null) {
      schema.set("default", JsonValues.of(parameter.defaultValue()));
    }
    parameter
        .accept(parameter.example())
        .ifPresent(example -> schema.putArray("examples").add(JsonValues.of(example)));
    return schema;
  }

  /** An integer without a bound of its own has that of the type it becomes. */
  private static void bound(ObjectNode schema, String name, BigDecimal own, BigDecimal ofType) {
    BigDecimal bound = own == null ? ofType : own;
    if (bound != null) {
      schema.set(name, JsonValues.of(bound));
    }
  }

  private static void form(ObjectNode schema, TextForm form) {
    schema.put("type", "string");
    schema.put("maxLength", form.maxLength());
    if (!form.regex().equals(TextForm.ANY.regex())) {
      schema.put("pattern", "^(?:" + form.regex() + ")$");
    }
  }

  /** Choices that are numbers may be written as numbers, too: YAML makes no difference. */
  private static void choices(ObjectNode schema, Parameter parameter) {
    ArrayNode values = schema.putArray("enum");
    parameter.choices().forEach(values::add);
    parameter.choices().stream()
        .flatMap(choice -> JsonValues.number(choice).stream())
        .forEach(number -> values.add(JsonValues.of(number)));
  }
}
