package org.challengectl.agent.runner;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.challengectl.protocol.Task;

/**
 * A task that makes sense.
 *
 * @param lease the fencing number
 * @param startAt by the server's clock; empty means at once
 * @param frequencyHz of the carrier
 * @param modulation name or alias
 * @param flag text, or "sha256:" and 64 hex digits
 * @param flagName of a file, for messages
 * @param parameters of the modulation, unchecked
 */
record Assignment(
    String challengeId,
    String name,
    long lease,
    double leaseSeconds,
    Optional<Instant> startAt,
    long frequencyHz,
    String modulation,
    String flag,
    String flagName,
    Map<String, Object> parameters) {

  private static final String FILE = "sha256:";

  /** Keys of a challenge that are no parameters of its modulation. */
  private static final Set<String> NO_PARAMETERS =
      Set.of(
          "modulation",
          "frequency",
          "flag",
          "flag_name",
          "name",
          "enabled",
          "priority",
          "min_delay",
          "max_delay",
          "delay_mode",
          "public_view",
          "frequency_ranges",
          "manual_frequency_range");

  private static final long MAX_FREQUENCY_HZ = 300_000_000_000L;

  /**
   * Checks what the server sent.
   *
   * @throws IllegalArgumentException in words for an operator, if it makes no sense
   */
  static Assignment of(Task task) {
    Map<String, Object> config = task.config() == null ? Map.of() : task.config();
    Map<String, Object> parameters = new LinkedHashMap<>();
    config.forEach(
        (key, value) -> {
          if (!NO_PARAMETERS.contains(key) && value != null) {
            parameters.put(key, value);
          }
        });
    String challenge = given(task.challengeId(), "challenge_id");
    String flag = scalar(config.get("flag"), "flag");
    return new Assignment(
        challenge,
        task.name() == null ? challenge : task.name(),
        given(task.lease(), "lease"),
        given(task.leaseSeconds(), "lease_seconds"),
        Optional.ofNullable(task.startAt()),
        frequency(scalar(config.get("frequency"), "frequency")),
        scalar(config.get("modulation"), "modulation"),
        flag,
        config.get("flag_name") instanceof String name ? name : flag,
        parameters);
  }

  /** The file that the flag is; empty if it is text. */
  Optional<String> flagSha256() {
    return flag.matches(FILE + "[0-9a-fA-F]{64}")
        ? Optional.of(flag.substring(FILE.length()))
        : Optional.empty();
  }

  private static <T> T given(T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("the task has no " + what);
    }
    return value;
  }

  private static String scalar(Object value, String what) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException("the task has no " + what);
  }

  private static long frequency(String text) {
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.signum() > 0 && value.compareTo(BigDecimal.valueOf(MAX_FREQUENCY_HZ)) <= 0) {
        return value.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the task's frequency is no number", e);
    }
    throw new IllegalArgumentException("the task's frequency makes no sense");
  }
}
