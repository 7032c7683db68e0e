package org.challengectl.views;

import java.math.BigDecimal;
import org.challengectl.domain.FrequencyPlan;

/** Frequencies as radio people write them. */
final class Megahertz {

  private Megahertz() {}

  /** Where a challenge may be sent: {@code 146.52 MHz}, {@code 144-148 MHz}, {@code 2m, 70cm}. */
  static String words(FrequencyPlan plan) {
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      return number(fixed.frequencyHz()) + " MHz";
    } else if (plan instanceof FrequencyPlan.Manual manual) {
      return number(manual.range().lowHz()) + "-" + number(manual.range().highHz()) + " MHz";
    } else if (plan instanceof FrequencyPlan.Named named) {
      return String.join(", ", named.rangeNames());
    }
    return "";
  }

  private static String number(long hz) {
    return BigDecimal.valueOf(hz, 6).stripTrailingZeros().toPlainString();
  }
}
