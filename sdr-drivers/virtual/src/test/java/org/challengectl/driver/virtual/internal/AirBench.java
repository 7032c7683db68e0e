package org.challengectl.driver.virtual.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.SampleSource;

/** A driver whose time the test makes pass, as fast as it likes. */
final class AirBench implements AutoCloseable {

  static final AirSettings QUIET = new AirSettings(-200, 20, Map.of(), false);

  final ManualClock clock = new ManualClock();
  final VirtualDriver driver;

  AirBench(AirSettings settings) {
    driver =
        new VirtualDriver(
            new VirtualAirConfig(
                Mode.LOCAL,
                "127.0.0.1",
                "127.0.0.1",
                0,
                List.of("tx0", "tx1", "rx0", "rx1"),
                settings,
                Optional.empty(),
                Optional.empty()),
            clock,
            false);
  }

  Radio radio(String name, int sampleRateHz, Map<String, String> options) throws RadioException {
    return driver.open(new RadioSettings(name, sampleRateHz, options));
  }

  Radio radio(String name, int sampleRateHz) throws RadioException {
    return radio(name, sampleRateHz, Map.of());
  }

  /** Transmits in another thread; returns when the air knows of it. */
  Sending transmit(Radio radio, long frequencyHz, SampleSource signal) {
    int before = air().transmitters().size();
    Sending report = new Sending(radio, frequencyHz, signal);
    while (air().transmitters().size() == before && !report.isDone()) {
      Thread.onSpinWait();
    }
    return report;
  }

  void advance(double seconds) throws InterruptedException {
    clock.set(clock.nanos() + Math.round(seconds * 1e9));
    air().advanceTo(clock.nanos());
  }

  /** Lets up to 0.9 s pass and gives what was heard meanwhile. */
  Measured hear(Capture capture, double seconds) throws Exception {
    int total = (int) (capture.sampleRateHz() * seconds);
    advance(seconds + 1e-5);
    return read(capture, total);
  }

  /** Reads so many samples, waiting for them. */
  static Measured read(Capture capture, int samples) throws RadioException {
    float[] iq = new float[2 * samples];
    int done = 0;
    while (done < samples) {
      int some = capture.read(iq, 2 * done, samples - done);
      if (some < 0) {
        throw new IllegalStateException("the capture ended after " + done + " samples");
      }
      done += some;
    }
    return new Measured(iq, capture.sampleRateHz());
  }

  Air air() {
    return driver.air().orElseThrow();
  }

  @Override
  public void close() {
    driver.close();
  }
}
