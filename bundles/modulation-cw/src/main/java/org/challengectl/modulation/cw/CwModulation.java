package org.challengectl.modulation.cw;

import java.util.List;
import java.util.Map;
import org.challengectl.dsp.BasebandStream;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.dsp.OccupiedBandwidth;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/** Morse code as a keyed carrier in the middle of the channel. */
@Component(service = Modulation.class)
public final class CwModulation implements Modulation {

  private static final int BASEBAND_RATE_HZ = 16_000;

  /** Even the steepest edges leave nothing worth keeping beyond. */
  private static final double BANDWIDTH_HZ = 1_500;

  private static final double MEASURED_SECONDS = 60;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "cw",
          "Morse code (CW)",
          "A carrier keyed in Morse code (ITU-R M.1677), PARIS timing, soft edges.",
          FlagKind.TEXT,
          List.of(Parameter.number("speed", "wpm", 5, 100, 20, "Speed in words per minute.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    MorseText text = MorseText.of(flag);
    double speedWpm = parameters.number("speed");
    MorseKeying keying = new MorseKeying(text, speedWpm, BASEBAND_RATE_HZ);
    long samples = Math.round(keying.durationSeconds() * sampleRateHz);
    BasebandStream stream =
        new BasebandStream(keying, BASEBAND_RATE_HZ, sampleRateHz, BANDWIDTH_HZ, samples);
    Band band = measure(new MorseKeying(text, speedWpm, BASEBAND_RATE_HZ));
    return new CwSignal(stream, samples, sampleRateHz, band);
  }

  private static Band measure(MorseKeying keying) {
    OccupiedBandwidth meter = new OccupiedBandwidth(BASEBAND_RATE_HZ, 0.25);
    float[] block = new float[2 * BASEBAND_RATE_HZ / 10];
    double seconds = Math.min(keying.durationSeconds(), MEASURED_SECONDS);
    for (int left = (int) Math.ceil(seconds * 10); left > 0; left--) {
      keying.read(block, 0, block.length / 2);
      meter.add(block, 0, block.length / 2);
    }
    meter.finish();
    FrequencyRange range = meter.range(0.99);
    return Band.centred(range.widthHz());
  }
}
