package org.challengectl.agent.listener.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.challengectl.agent.core.FrequencyLimits;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.protocol.listen.StreamReport;
import org.challengectl.radio.FrequencySpan;

/** What people who listen are told. */
final class Sentences {

  private Sentences() {}

  static StreamReport.Waiting recording(Optional<Instant> until) {
    return new StreamReport.Waiting(
        "recording",
        "All receivers of this listener are needed for recordings.",
        until.orElse(null));
  }

  static String cannotTune(long centreHz, RadioSlot slot, FrequencySpan span) {
    return "%s can be tuned to %s, not to %s."
        .formatted(slot.deviceId(), text(span), megahertz(centreHz));
  }

  static String notPermitted(long centreHz, List<RadioSlot> slots) {
    List<RadioSlot> there = slots.stream().filter(RadioSlot::available).toList();
    if (there.isEmpty()) {
      return "This listener has no receiver.";
    }
    String spans =
        there.stream()
            .flatMap(slot -> slot.config().frequencyLimits().stream())
            .distinct()
            .map(limit -> FrequencyLimits.span(limit).map(Sentences::text).orElse(limit))
            .collect(Collectors.joining(", "));
    return "No receiver of this listener may be tuned to %s; they have %s."
        .formatted(megahertz(centreHz), spans.isEmpty() ? "no such frequency" : spans);
  }

  private static String text(FrequencySpan span) {
    return megahertz(span.minHz()) + " to " + megahertz(span.maxHz());
  }

  private static String megahertz(long hz) {
    return BigDecimal.valueOf(hz).movePointLeft(6).stripTrailingZeros().toPlainString() + " MHz";
  }
}
