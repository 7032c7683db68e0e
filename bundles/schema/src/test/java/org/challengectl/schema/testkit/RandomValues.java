package org.challengectl.schema.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/** JSON that is near what a modulation's parameters may be: right, at the edge, and wrong. */
final class RandomValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> ODD_TEXTS =
      List.of("", " ", "\n", "0", "true", "null", "NaN", "1e999", "\ud83d\ude80", "\u0000", "äöü");

  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  /** An object with some of the parameters, and now and then one that does not exist. */
  ObjectNode parameters(ModulationDescriptor modulation) {
    ObjectNode object = NODES.objectNode();
    for (Parameter parameter : modulation.parameters()) {
      if (random.nextInt(3) > 0) {
        object.set(parameter.name(), value(parameter));
      }
    }
    if (random.nextInt(10) == 0) {
      object.set("nosuch" + random.nextInt(3), any());
    }
    return object;
  }

  /** More often right than wrong, so that objects of many values are right now and then. */
  JsonNode value(Parameter parameter) {
    return switch (random.nextInt(12)) {
      case 0 -> any();
      case 1 -> NODES.textNode(parameter.example());
      case 2 -> edge(parameter);
      default -> likely(parameter);
    };
  }

  private JsonNode likely(Parameter parameter) {
    return switch (parameter.type()) {
      case INTEGER -> NODES.numberNode((long) Math.rint(within(parameter)));
      case NUMBER -> NODES.numberNode(within(parameter));
      case TEXT -> NODES.textNode(random.nextInt(4) == 0 ? text() : parameter.example());
      case BOOLEAN -> NODES.booleanNode(random.nextBoolean());
      case CHOICE -> NODES.textNode(choice(parameter));
    };
  }

  private double within(Parameter parameter) {
    double low = parameter.minimum() == null ? -1e6 : parameter.minimum().doubleValue();
    double high = parameter.maximum() == null ? low + 2e6 : parameter.maximum().doubleValue();
    return low + random.nextDouble() * (high - low);
  }

  private JsonNode edge(Parameter parameter) {
    return switch (parameter.type()) {
      case INTEGER, NUMBER -> besideBound(parameter);
      case TEXT -> {
        int beyond = random.nextInt(3) - 1;
        String one = random.nextBoolean() ? "A" : "\ud83d\ude80";
        yield NODES.textNode(one.repeat(Math.max(0, parameter.form().maxLength() + beyond)));
      }
      case BOOLEAN -> NODES.textNode(Boolean.toString(random.nextBoolean()));
      case CHOICE -> caseOrNumber(choice(parameter));
    };
  }

  private JsonNode besideBound(Parameter parameter) {
    BigDecimal bound = random.nextBoolean() ? parameter.minimum() : parameter.maximum();
    if (bound == null) {
      return NODES.numberNode(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
    }
    BigDecimal step = List.of(BigDecimal.ONE, new BigDecimal("0.001")).get(random.nextInt(2));
    BigDecimal value = bound.add(step.multiply(BigDecimal.valueOf(random.nextInt(3) - 1)));
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    return whole && random.nextBoolean()
        ? NODES.numberNode(value.toBigInteger())
        : NODES.numberNode(value.doubleValue());
  }

  private JsonNode caseOrNumber(String choice) {
    return switch (random.nextInt(4)) {
      case 0 -> NODES.textNode(choice.toUpperCase(Locale.ROOT));
      case 1 -> NODES.textNode(" " + choice);
      case 2 -> choice.matches("\\d{1,9}") ? NODES.numberNode(Double.parseDouble(choice)) : any();
      default -> choice.matches("\\d{1,9}") ? NODES.numberNode(new BigInteger(choice)) : any();
    };
  }

  private JsonNode any() {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.arrayNode().add(1);
      case 3 -> NODES.objectNode().put("a", 1);
      case 4 -> NODES.numberNode(random.nextInt(-5, 100));
      case 5 -> NODES.numberNode(Math.scalb(random.nextGaussian(), random.nextInt(-60, 900)));
      case 6 -> NODES.numberNode(new BigInteger(random.nextInt(1, 120), random));
      default -> NODES.textNode(text());
    };
  }

  private String text() {
    if (random.nextInt(3) == 0) {
      return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append((char) random.nextInt(' ', 127));
    }
    return text.toString();
  }

  private String choice(Parameter parameter) {
    return parameter.choices().get(random.nextInt(parameter.choices().size()));
  }
}
