package org.challengectl.modulation.ask;

import java.util.List;
import java.util.Map;
import org.challengectl.dsp.BasebandStream;
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

/** On-off keying of the flag's bits. */
@Component(service = Modulation.class)
public final class AskModulation implements Modulation {

  /** Bits enough to know the spectrum. */
  private static final int MEASURED_BITS = 1 << 16;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "ask",
          "On-off keying (ASK, OOK)",
          "A carrier switched by the bits of the text: 8 bit ASCII, most significant bit first, NRZ;"
              + " frames parted by silence.",
          FlagKind.TEXT,
          List.of(
              Parameter.integer("baud", "Bd", 100, 20_000, 3211, "Bits per second."),
              Parameter.integer("repeats", "", 1, 10_000, 10, "How often the text is sent.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    byte[] text = AskText.bytes(flag);
    int baud = (int) parameters.integer("baud");
    int repeats = (int) parameters.integer("repeats");
    AskKeying keying = new AskKeying(text, baud, repeats);
    long samples = Math.round(keying.durationSeconds() * sampleRateHz);
    BasebandStream stream =
        new BasebandStream(
            keying, keying.sampleRateHz(), sampleRateHz, keying.bandwidthHz(), samples);
    Band band = measure(new AskKeying(text, baud, repeats), baud);
    return new AskSignal(stream, samples, sampleRateHz, band);
  }

  private static Band measure(AskKeying keying, int baud) {
    OccupiedBandwidth meter = new OccupiedBandwidth(keying.sampleRateHz(), baud / 200.0);
    float[] block = new float[2 * 1024];
    double bits = Math.min(keying.durationSeconds() * baud, MEASURED_BITS);
    for (double left = bits / baud * keying.sampleRateHz(); left > 0; left -= 1024) {
      keying.read(block, 0, 1024);
      meter.add(block, 0, 1024);
    }
    meter.finish();
    return Band.centred(meter.range(0.99).widthHz());
  }
}
