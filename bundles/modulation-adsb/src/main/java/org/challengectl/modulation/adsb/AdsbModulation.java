package org.challengectl.modulation.adsb;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/**
 * Mode S replies and extended squitters (ADS-B), as transponders send them on 1090 MHz: pulse
 * position modulation of a megabit per second (ICAO Annex 10, volume IV, 3.1.2.2).
 */
@Component(service = Modulation.class)
public final class AdsbModulation implements Modulation {

  static final int MINIMUM_RATE_HZ = 2_000_000;

  private static final double MARGIN_SECONDS = 0.2;

  /** The samples are made at the device's rate, so nothing is filtered. */
  private static final double EDGE_PER_RATE = 0.49;

  private static final double RESOLUTION_HZ = 8_000;
  private static final int MEASURED_FRAMES = 100;
  private static final int MEASURED_SPACING = 300;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "adsb",
          "Aircraft transponders (ADS-B, Mode S)",
          "Mode S frames as pulses (PPM, 1090ES). The flag is one or more frames in hexadecimal"
              + " digits, parted by spaces, commas or line ends: 28 or 14 digits with their parity,"
              + " or 22 or 8 to have it added. Needs 2 MS/s.",
          FlagKind.TEXT,
          List.of(
              Parameter.integer("repeats", "", 1, 100_000, 10, "How often all frames are sent."),
              Parameter.number(
                  "spacing_ms",
                  "ms",
                  0.2,
                  60_000,
                  50,
                  "Time from the start of a frame to the start of the next one.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public int minimumRateHz(Flag flag, Parameters parameters) {
    return MINIMUM_RATE_HZ;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    if (sampleRateHz < MINIMUM_RATE_HZ) {
      throw SignalException.badParameter(
          "sample_rate",
          "adsb needs at least %d samples/s, the radio makes %d"
              .formatted(MINIMUM_RATE_HZ, sampleRateHz));
    }
    List<Pulses> frames = Frames.read(flag).stream().map(Pulses::new).toList();
    long lead = (long) (MARGIN_SECONDS * Pulses.PER_SECOND);
    long spacing = Math.round(parameters.number("spacing_ms") / 1_000 * Pulses.PER_SECOND);
    long count = frames.size() * parameters.integer("repeats");
    long length = 2 * lead + (count - 1) * spacing + frames.get(frames.size() - 1).length();
    int measured = Math.min(frames.size(), MEASURED_FRAMES);
    return Baseband.of(
            sampleRateHz,
            EDGE_PER_RATE * sampleRateHz,
            length / (double) Pulses.PER_SECOND,
            RESOLUTION_HZ,
            () -> new PulseTrain(frames, lead, spacing, count, sampleRateHz))
        .measuredOn(
            () ->
                new PulseTrain(frames, MEASURED_SPACING, MEASURED_SPACING, measured, sampleRateHz),
            (measured + 1) * MEASURED_SPACING / (double) Pulses.PER_SECOND)
        .at(sampleRateHz);
  }
}
