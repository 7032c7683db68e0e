package org.challengectl.radio.kit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open radios of a driver, each once, and those whose library hangs. */
final class OpenRadios implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenRadios.class);
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(20);

  private record Opened(NativeRadio radio, RadioDescription description) {}

  private final Map<String, Opened> opened = new ConcurrentHashMap<>();
  private final Map<String, NativeCalls> quarantine = new ConcurrentHashMap<>();

  /**
   * Opens one.
   *
   * @param opener what opens and sets it up; may take seconds, may hang
   */
  Radio open(
      RadioSettings settings, RadioDescription description, NativeCalls.Call<Hardware> opener)
      throws RadioException {
    String name = description.model() + " " + description.name();
    NativeCalls hung = quarantine.get(name);
    if (hung != null && hung.hung().isPresent()) {
      throw new RadioException(Reason.FAILED, hung.hung().get());
    }
    Opened before = opened.get(name);
    if (before != null && before.radio().isAlive()) {
      throw new RadioException(Reason.BUSY, name + " is open already");
    }
    check(name, settings, description);
    NativeCalls calls = new NativeCalls(name);
    quarantine.put(name, calls);
    Hardware hardware;
    try {
      hardware = calls.call("open", OPEN_LIMIT, opener);
    } catch (RadioException e) {
      calls.close();
      throw e;
    }
    NativeRadio radio =
        new NativeRadio(name, hardware, calls, settings.sampleRateHz(), () -> opened.remove(name));
    opened.put(name, new Opened(radio, description));
    return radio;
  }

  /** Those that work as far as is known. */
  List<RadioDescription> alive() {
    return opened.values().stream()
        .filter(each -> each.radio().isAlive())
        .map(Opened::description)
        .toList();
  }

  @Override
  public void close() {
    for (Opened each : List.copyOf(opened.values())) {
      try {
        each.radio().close();
      } catch (RuntimeException e) {
        LOG.error("{}: {}", each.description().model(), e.getMessage());
      }
    }
  }

  private static void check(String name, RadioSettings settings, RadioDescription description)
      throws RadioException {
    var rates = description.capabilities().sampleRates();
    if (!rates.contains(settings.sampleRateHz())) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot do %.3f MS/s; it can %.3f to %.3f MS/s"
              .formatted(
                  name, settings.sampleRateHz() / 1e6, rates.minHz() / 1e6, rates.maxHz() / 1e6));
    }
  }
}
