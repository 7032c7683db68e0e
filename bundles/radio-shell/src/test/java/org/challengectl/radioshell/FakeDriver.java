package org.challengectl.radioshell;

import java.util.List;
import java.util.function.Supplier;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;

/** A driver that finds what the test says and opens nothing. */
record FakeDriver(String model, Supplier<List<RadioDescription>> found) implements RadioDriver {

  static FakeDriver finding(String model, RadioDescription... radios) {
    return new FakeDriver(model, () -> List.of(radios));
  }

  static RadioDescription radio(String model, String name, boolean transmit) {
    return new RadioDescription(
        model,
        name,
        model + " " + name,
        new RadioCapabilities(
            transmit,
            true,
            new FrequencySpan(1_000_000, 6_000_000_000L),
            new FrequencySpan(250_000, 20_000_000)));
  }

  @Override
  public List<RadioDescription> discover() {
    return found.get();
  }

  @Override
  public Radio open(RadioSettings settings) throws RadioException {
    throw new IllegalStateException("a list opens no radio");
  }
}
