package org.challengectl.modulation.wbfm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.dsp.audio.AudioClip;
import org.challengectl.dsp.audio.AudioSettings;
import org.challengectl.dsp.audio.AudioStream;
import org.challengectl.modulation.kit.AudioFlag;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.FmSource;
import org.challengectl.modulation.kit.PacedAudio;
import org.challengectl.modulation.kit.PlayedAudio;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.challengectl.signal.TextForm;
import org.osgi.service.component.annotations.Component;

/** Broadcast FM, mono, with the Radio Data System. */
@Component(service = Modulation.class)
public final class WbfmModulation implements Modulation {

  private static final double LOW_HZ = 100;

  /** Beyond, a full deviation leaves less than a ten thousandth of the power. */
  private static final double EDGE_HZ = 150_000;

  /** At low rates the outermost sidebands are cut off. */
  private static final double EDGE_PER_RATE = 0.48;

  private static final double RESOLUTION_HZ = 500;
  private static final double MEASURED_SECONDS = 12;
  private static final String USUAL_NAME = "CTF";
  private static final String USUAL_IDENTIFICATION = "1000";

  /** Characters that the Radio Data System and ASCII share. */
  private static final String CHARACTERS = "[ -\\]_a-}]";

  private static final TextForm NAME =
      new TextForm(CHARACTERS + "{1,8}", 8, "1 to 8 characters, ASCII without ^ ` ~");

  private static final TextForm TEXT =
      new TextForm(CHARACTERS + "{1,64}", 64, "1 to 64 characters, ASCII without ^ ` ~");

  private static final TextForm IDENTIFICATION = new TextForm("[0-9A-Fa-f]{4}", 4, "4 hex digits");

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "wbfm",
          "Broadcast FM (WBFM)",
          "An audio file, 100 Hz to 15 kHz, as a mono broadcast; with the Radio Data System if one"
              + " of its parameters is given.",
          FlagKind.AUDIO,
          List.of(
              Parameter.number("deviation", "Hz", 10_000, 75_000, 75_000, "Peak deviation."),
              Parameter.number(
                  "preemphasis_us",
                  "us",
                  0,
                  100,
                  75,
                  "Time constant of the pre-emphasis: 75 in the Americas, 50 elsewhere."),
              Parameter.text(
                  "rds_ps", NAME, null, "RADIOCTF", "Station's name, which receivers show."),
              Parameter.text(
                  "rds_text", TEXT, null, "flag{on the air}", "RadioText, a line for displays."),
              Parameter.text(
                  "rds_pi",
                  IDENTIFICATION,
                  null,
                  "C0DE",
                  "Programme identification; 1000 if left out."),
              AudioFlag.SAMPLE_RATE),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    int fileRateHz = AudioFlag.sampleRateHz(parameters);
    AudioSettings wanted =
        new AudioSettings(
            fileRateHz, LOW_HZ, BroadcastChain.AUDIO_HZ, BroadcastChain.AUDIO_RATE_HZ);
    AudioClip clip = AudioFlag.clip(flag, "wbfm", wanted);
    Optional<byte[]> data = programme(parameters).map(RdsProgramme::bits);
    double seconds = clip.durationSeconds();
    double excerptSeconds = Math.min(seconds, MEASURED_SECONDS);
    return Baseband.of(
            BroadcastChain.RATE_HZ,
            Math.min(EDGE_HZ, EDGE_PER_RATE * sampleRateHz),
            seconds + 2 * Carrier.MARGIN_SECONDS,
            RESOLUTION_HZ,
            () -> source(clip.stream(), seconds, parameters, data))
        .measuredOn(
            () -> source(clip.excerpt(), excerptSeconds, parameters, data),
            excerptSeconds + 2 * Carrier.MARGIN_SECONDS)
        .at(sampleRateHz);
  }

  private static FmSource source(
      AudioStream stream, double seconds, Parameters parameters, Optional<byte[]> data) {
    PlayedAudio audio = new PlayedAudio(stream);
    double preEmphasisSeconds = parameters.number("preemphasis_us") * 1e-6;
    return new FmSource(
        new PacedAudio(audio, BroadcastChain.AUDIO_RATE_HZ, BroadcastChain.BLOCK),
        seconds,
        new BroadcastChain(preEmphasisSeconds, data.map(RdsSubcarrier::new).orElse(null)),
        parameters.number("deviation"),
        BroadcastChain.RATE_HZ);
  }

  private static Optional<RdsProgramme> programme(Parameters parameters) {
    Map<String, Object> values = parameters.values();
    boolean wanted =
        values.containsKey("rds_ps")
            || values.containsKey("rds_text")
            || values.containsKey("rds_pi");
    if (!wanted) {
      return Optional.empty();
    }
    int identification =
        Integer.parseInt((String) values.getOrDefault("rds_pi", USUAL_IDENTIFICATION), 16);
    String name = (String) values.getOrDefault("rds_ps", USUAL_NAME);
    String text = (String) values.getOrDefault("rds_text", "");
    return Optional.of(new RdsProgramme(identification, name, text));
  }
}
