package org.challengectl.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/**
 * What is sent to measure a modulation: something usual, as long as it may be.
 *
 * @param name of the modulation, or an alias; then perhaps a hyphen and what sets the case apart
 * @param parameters where the defaults would make it short
 * @param flag what is sent
 */
record ModulationCase(String name, Map<String, ?> parameters, FlagSource flag) {

  /** Makes a flag, with files if it needs some. */
  interface FlagSource {
    Flag of(FlagFiles files) throws IOException;
  }

  private static final String SENTENCE = "THE FLAG IS SEVEN SEVEN BRAVO ";

  /** One for each modulation that ships. */
  static final List<ModulationCase> ALL =
      List.of(
          text("cw", SENTENCE.repeat(30)),
          text("ask", SENTENCE, "repeats", 1_000),
          audio("nbfm"),
          audio("usb"),
          audio("am"),
          text("pocsag", SENTENCE, "repeats", 1_000),
          text("lrs", "-s 123 -p 7 -pf 1", "repeats", 100),
          audio("fhss", "hop_time", 3_600),
          audio("freedv"),
          new ModulationCase("paint", Map.of("seconds", 600), FlagFiles::picture),
          audio("wbfm", "rds_ps", "RADIOCTF"),
          text("afsk", SENTENCE.repeat(5)),
          text("rtty", SENTENCE.repeat(30)),
          text("psk31", SENTENCE.repeat(30)),
          text("dtmf", "0123456789".repeat(20)),
          new ModulationCase("sstv", Map.of(), FlagFiles::picture),
          text("ft8", "CQ K1ABC FN42"),
          text("fsk", SENTENCE, "repeats", 1_000),
          text("gfsk", SENTENCE, "repeats", 1_000),
          fastData("fsk-38400"),
          fastData("gfsk-38400"),
          new ModulationCase(
              "adsb",
              Map.of("repeats", 100_000, "spacing_ms", 0.5),
              files -> new Flag.Text("8D4840D6202CC371C32CE0576098")),
          new ModulationCase(
              "iq", Map.of("wav_samplerate", FlagFiles.CAPTURE_RATE_HZ), FlagFiles::capture));

  static ModulationCase of(String name) {
    return ALL.stream().filter(c -> c.name.equals(name)).findFirst().orElseThrow();
  }

  /** The modulation, or an alias. */
  String modulation() {
    return name.split("-", 2)[0];
  }

  /** Gets one transmission ready. */
  Signal prepare(Modulation modulation, Flag made, int rateHz) throws SignalException {
    Parameters checked = Parameters.check(modulation.descriptor(), modulation(), parameters);
    return modulation.prepare(made, checked, rateHz);
  }

  private static ModulationCase text(String name, String flag) {
    return new ModulationCase(name, Map.of(), files -> new Flag.Text(flag));
  }

  private static ModulationCase text(String name, String flag, String parameter, Object value) {
    return new ModulationCase(name, Map.of(parameter, value), files -> new Flag.Text(flag));
  }

  private static ModulationCase fastData(String name) {
    Map<String, ?> parameters = Map.of("baud", 38_400, "deviation", 20_000, "repeats", 1_000);
    return new ModulationCase(name, parameters, files -> new Flag.Text(SENTENCE.repeat(8)));
  }

  private static ModulationCase audio(String name) {
    return new ModulationCase(name, Map.of(), FlagFiles::audio);
  }

  private static ModulationCase audio(String name, String parameter, Object value) {
    return new ModulationCase(name, Map.of(parameter, value), FlagFiles::audio);
  }
}
