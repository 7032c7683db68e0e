package org.challengectl.itests;

import java.util.Locale;

/** Event files for tests. */
final class Events {

  private Events() {}

  /**
   * Challenges in Morse code that share a small range, so that they would collide if nobody took
   * care.
   *
   * @param count of them
   */
  static String morse(int count) {
    StringBuilder yaml =
        new StringBuilder(
            """
            conference: {name: Integration test, timezone: UTC}
            frequency_ranges:
              - {name: band, min_hz: 144000000, max_hz: 144030000}
            challenges:
              - {default_min_delay: 1, default_max_delay: 2}
            """);
    for (int i = 0; i < count; i++) {
      yaml.append(
          String.format(
              Locale.ROOT,
              "  - {name: fox %d, modulation: cw, speed: 25, flag: FOX %d TEST, frequency_ranges: [band]}%n",
              i,
              i));
    }
    return yaml.toString();
  }

  /** One challenge of about 40 s, far longer than a test's lease. */
  static String longMorse() {
    return """
        challenges:
          - {default_min_delay: 1, default_max_delay: 1}
          - {name: long, modulation: cw, speed: 20, frequency: 144100000, flag: "PARIS PARIS PARIS PARIS PARIS PARIS PARIS PARIS PARIS PARIS PARIS PARIS PARIS"}
        """;
  }

  static String runner(String server, String id, String token, String device) {
    return """
        runner:
          runner_id: %s
          server_url: %s
          enrollment_token: %s
          poll_interval: 2
        radios:
          devices:
            - {name: %s, model: virtual, rf_samplerate: 250000}
        """
        .formatted(id, server, token, device);
  }

  static String listener(String server, String id, String token, String device) {
    return """
        listener:
          listener_id: %s
          server_url: %s
          enrollment_token: %s
        radios:
          devices:
            - {name: %s, model: virtual, rf_samplerate: 250000}
        """
        .formatted(id, server, token, device);
  }
}
