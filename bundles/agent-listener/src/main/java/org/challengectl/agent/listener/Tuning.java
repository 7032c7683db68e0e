package org.challengectl.agent.listener;

import org.challengectl.agent.core.RadioConfig;

/**
 * How to set a receiver for a signal.
 *
 * @param centreHz what it is tuned to
 * @param carrierOffsetHz where the carrier is, relative to that
 * @param spanHz what the picture shows
 */
record Tuning(long centreHz, double carrierOffsetHz, double spanHz) {

  private static final double SPAN_PER_BANDWIDTH = 12;
  private static final double LEAST_SPAN_HZ = 20_000;

  /** Beyond it the filters of most receivers fall off. */
  private static final double USABLE = 0.8;

  /**
   * Chooses. Receivers with a mixer have a spur at their centre: they are tuned a quarter of the
   * sample rate off, if there is room. The device's option {@code lo_offset_hz} decides otherwise.
   */
  static Tuning of(Plan plan, RadioConfig radio) {
    double width = plan.highHz() - plan.lowHz();
    double rate = radio.sampleRateHz();
    double span = Math.min(USABLE * rate, Math.max(SPAN_PER_BANDWIDTH * width, LEAST_SPAN_HZ));
    long offset = offset(plan, radio, span);
    return new Tuning(plan.carrierHz() + offset, -offset, span);
  }

  private static long offset(Plan plan, RadioConfig radio, double span) {
    String wanted = radio.options().get("lo_offset_hz");
    if (wanted != null && wanted.matches("-?\\d{1,9}")) {
      return Long.parseLong(wanted);
    }
    double rate = radio.sampleRateHz();
    double reach = Math.max(Math.abs(plan.lowHz()), Math.abs(plan.highHz())) + span / 2;
    boolean room = rate / 4 + reach <= USABLE * rate / 2 && reach < rate / 4;
    return radio.model().equals("virtual") || !room ? 0 : Math.round(rate / 4);
  }
}
