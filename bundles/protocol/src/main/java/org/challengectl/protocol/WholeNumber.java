package org.challengectl.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;

/** Reads a whole number, however it is written ({@code 7}, {@code 7.0}), but nothing like one. */
final class WholeNumber<T extends Number> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1L;

  private final transient T absent;
  private final transient Function<BigDecimal, T> exactly;

  private WholeNumber(Class<T> type, T absent, Function<BigDecimal, T> exactly) {
    super(type);
    this.absent = absent;
    this.exactly = exactly;
  }

  static Module module() {
    return new SimpleModule("whole numbers")
        .addDeserializer(
            Integer.class, new WholeNumber<>(Integer.class, null, BigDecimal::intValueExact))
        .addDeserializer(
            Integer.TYPE, new WholeNumber<>(Integer.TYPE, 0, BigDecimal::intValueExact))
        .addDeserializer(
            Long.class, new WholeNumber<>(Long.class, null, BigDecimal::longValueExact))
        .addDeserializer(Long.TYPE, new WholeNumber<>(Long.TYPE, 0L, BigDecimal::longValueExact));
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      return context.reportInputMismatch(this, "a whole number is needed");
    }
    try {
      return exactly.apply(parser.getDecimalValue());
    } catch (ArithmeticException e) {
      return context.reportInputMismatch(this, "a whole number that is not too large is needed");
    }
  }

  @Override
  public T getNullValue(DeserializationContext context) {
    return absent;
  }
}
