package org.challengectl.modulation.fhss;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.AudioFlag;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.FmCarrier;
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

/** Frequency hopping: narrow-band FM that changes its channel many times a second. */
@Component(service = Modulation.class)
public final class FhssModulation implements Modulation {

  private static final double LOW_HZ = 300;
  private static final double HIGH_HZ = 3_000;

  /** The voice channel is never wider than this to either side of its centre. */
  private static final double CHANNEL_EDGE_HZ = 9_000;

  private static final String DEVIATION_HELP =
      "Peak deviation; a quarter of channel_spacing, at most 5000 Hz, if left out.";

  private static final TextForm SEED =
      new TextForm("[ -~]+", 100, "1 to 100 printable ASCII characters");

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "fhss",
          "Frequency hopping (FHSS)",
          "An audio file, repeated as needed, as narrow-band FM that hops between channels. The"
              + " channel is k * channel_spacing from the challenge's frequency; after"
              + " random.seed(seed), Python's random.randint(-h, h) gives k for one hop after the"
              + " other, with h = int((span / 2 - channel_spacing) / channel_spacing).",
          FlagKind.AUDIO,
          List.of(
              Parameter.text("seed", SEED, "RFHS", "RFHS", "Seed of the hop sequence."),
              Parameter.number("hop_rate", "hops/s", 1, 100, 10, "Hops per second."),
              Parameter.number("hop_time", "s", 1, 3_600, 60, "Length of the transmission."),
              Parameter.number(
                  "channel_spacing", "Hz", 5_000, 1_000_000, 10_000, "From channel to channel."),
              Parameter.number(
                  "span",
                  "Hz",
                  250_000,
                  20_000_000,
                  2_000_000,
                  "Width of the band that is hopped over; the radio's sample rate must be at least"
                      + " as much."),
              Parameter.number("deviation", "Hz", 500, 5_000, 2_500, DEVIATION_HELP)
                  .withoutDefault(),
              AudioFlag.SAMPLE_RATE),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public int minimumRateHz(Flag flag, Parameters parameters) {
    double spacingHz = parameters.number("channel_spacing");
    int highest = HopPlan.highestChannel(parameters.number("span"), spacingHz);
    double needed = 2 * (highest * spacingHz + CHANNEL_EDGE_HZ);
    double rateHz = Math.ceil(Math.max(needed, parameters.number("span")));
    return (int) Math.min(Signal.MAX_SAMPLE_RATE_HZ, rateHz);
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    double spacingHz = parameters.number("channel_spacing");
    double spanHz = parameters.number("span");
    int highest = HopPlan.highestChannel(spanHz, spacingHz);
    if (highest < 1) {
      throw SignalException.badParameter(
          "channel_spacing",
          "a span of %.0f Hz has only one channel with a channel_spacing of %.0f Hz; it must be at"
                  .formatted(spanHz, spacingHz)
              + " most a quarter of the span");
    }
    if (sampleRateHz < minimumRateHz(flag, parameters)) {
      throw SignalException.badParameter(
          "span",
          "hopping over %.0f Hz needs %d samples/s, the radio makes %d"
              .formatted(spanHz, minimumRateHz(flag, parameters), sampleRateHz));
    }
    HopPlan plan =
        HopPlan.draw(
            parameters.text("seed"),
            highest,
            spacingHz,
            parameters.number("hop_rate"),
            parameters.number("hop_time"));
    return new HoppingSignal(voice(flag, parameters, plan).at(sampleRateHz), plan, sampleRateHz);
  }

  /** What is said, as long as there are hops. */
  private static Baseband voice(Flag flag, Parameters parameters, HopPlan plan)
      throws SignalException {
    int fileRateHz = AudioFlag.sampleRateHz(parameters);
    Audio once = Audio.file(flag, "fhss", fileRateHz, LOW_HZ, HIGH_HZ);
    Audio repeated =
        new Audio(
            plan.seconds() - 2 * Carrier.MARGIN_SECONDS,
            once.envelopePeak(),
            once.resolutionHz(),
            () -> new RepeatedAudio(once),
            once.excerpt(),
            once.excerptSeconds());
    double usual = Math.min(5_000, parameters.number("channel_spacing") / 4);
    double deviationHz = parameters.optionalNumber("deviation").orElse(usual);
    return new FmCarrier(deviationHz, 75e-6).modulate(repeated);
  }
}
