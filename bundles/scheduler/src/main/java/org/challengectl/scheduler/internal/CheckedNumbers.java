package org.challengectl.scheduler.internal;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The numbers of a configuration file. One that makes no sense is complained of and its default
 * taken, so that a slip of the pen does not take the scheduler away.
 */
final class CheckedNumbers {

  private final Map<String, ?> properties;
  private final Consumer<String> complain;

  /**
   * @param properties as they came, most of them texts
   * @param complain is told one sentence for each bad value
   */
  CheckedNumbers(Map<String, ?> properties, Consumer<String> complain) {
    this.properties = properties;
    this.complain = complain;
  }

  /** A whole number from {@code least} to {@code most}. */
  int whole(String key, int least, int most) {
    return decimal(key, "a whole number, ", least, most).intValueExact();
  }

  /** A number from {@code least} to {@code most}. */
  double number(String key, double least, double most) {
    return decimal(key, "", least, most).doubleValue();
  }

  private BigDecimal decimal(String key, String kind, double least, double most) {
    Object given = properties.get(key);
    BigDecimal otherwise = new BigDecimal(String.valueOf(defaultOf(key)));
    if (given == null) {
      return otherwise;
    }
    String text = String.valueOf(given).strip();
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.doubleValue() >= least
          && value.doubleValue() <= most
          && (kind.isEmpty() || value.stripTrailingZeros().scale() <= 0)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as other bad values are.
    }
    complain.accept(
        "%s: %s must be %s%s-%s, was '%s'; %s is used until that is mended"
            .formatted(
                SchedulerConfiguration.PID,
                key,
                kind,
                plain(least),
                plain(most),
                text.length() > 60 ? text.substring(0, 60) + "..." : text,
                otherwise.toPlainString()));
    return otherwise;
  }

  private static Object defaultOf(String key) {
    try {
      return SchedulerConfiguration.class.getMethod(key.replace("_", "__")).getDefaultValue();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("there is no setting " + key, e);
    }
  }

  private static String plain(double bound) {
    return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
  }
}
