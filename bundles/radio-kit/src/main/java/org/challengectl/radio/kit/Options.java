package org.challengectl.radio.kit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;

/** Reads a radio's settings of an agent's YAML; each mistake is a sentence. */
public final class Options {

  /** What drivers need not know: it is for the agent. */
  private static final Set<String> OF_THE_AGENT = Set.of("drain_ms");

  private final String radio;
  private final Map<String, String> values;
  private final Set<String> known = new HashSet<>(OF_THE_AGENT);

  /**
   * @param radio for messages, e.g. "hackrf 0"
   */
  public Options(String radio, RadioSettings settings) {
    this.radio = radio;
    this.values = settings.options();
  }

  /**
   * A number.
   *
   * @throws RadioException if it is none, or not within the limits
   */
  public Optional<Double> number(String key, double min, double max) throws RadioException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    double value;
    try {
      value = Double.parseDouble(text.get());
    } catch (NumberFormatException e) {
      throw wrong(key, "a number", text.get());
    }
    if (!(value >= min && value <= max)) {
      throw wrong(key, "%s to %s".formatted(plain(min), plain(max)), text.get());
    }
    return Optional.of(value);
  }

  /** As {@link #number(String, double, double)} with a default. */
  public double number(String key, double min, double max, double otherwise) throws RadioException {
    return number(key, min, max).orElse(otherwise);
  }

  /** A gain in dB, taken to the nearest step at or below. */
  public Optional<Double> gain(GainStage stage) throws RadioException {
    return number(stage.setting(), stage.minDb(), stage.maxDb())
        .map(
            db ->
                stage.stepDb() == 0
                    ? db
                    : stage.minDb()
                        + Math.floor((db - stage.minDb()) / stage.stepDb() + 1e-9)
                            * stage.stepDb());
  }

  /** Yes or no; no if it is not said. */
  public boolean flag(String key) throws RadioException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return false;
    }
    return switch (text.get().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw wrong(key, "true or false", text.get());
    };
  }

  /** One of several words; upper and lower case are the same. */
  public Optional<String> choice(String key, List<String> choices) throws RadioException {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        choices.stream()
            .filter(choice -> choice.equalsIgnoreCase(text.get()))
            .findFirst()
            .orElseThrow(() -> wrong(key, String.join(", ", choices), text.get())));
  }

  /** Any text. */
  public Optional<String> text(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Settings that nobody has asked for, in words; empty if there are none. */
  public Optional<String> unknown() {
    Set<String> rest = new TreeSet<>(values.keySet());
    rest.removeAll(known);
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s does not know the settings %s; it knows %s"
                .formatted(
                    radio, String.join(", ", rest), String.join(", ", new TreeSet<>(known))));
  }

  private RadioException wrong(String key, String wanted, String was) {
    String shown = was.length() > 60 ? was.substring(0, 60) + "…" : was;
    return new RadioException(
        Reason.UNSUPPORTED, "%s: %s must be %s, was '%s'".formatted(radio, key, wanted, shown));
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }
}
