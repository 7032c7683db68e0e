package org.challengectl.agent.runner;

import java.util.Arrays;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;

/** A radio that keeps what its latest transmission was made of. */
final class ListeningRadio implements Radio {

  private final FakeRadio radio;
  private final int rateHz;
  private volatile Recording heard;

  ListeningRadio(FakeRadio radio, int rateHz) {
    this.radio = radio;
    this.rateHz = rateHz;
  }

  /** All samples that the radio asked for; null before the first transmission has ended. */
  Recording heard() {
    return heard;
  }

  @Override
  public RadioCapabilities capabilities() {
    return radio.capabilities();
  }

  @Override
  public TransmitReport transmit(TransmitSettings settings, SampleSource signal)
      throws RadioException {
    Tape tape = new Tape(signal);
    try {
      return radio.transmit(settings, tape);
    } finally {
      heard = new Recording(Arrays.copyOf(tape.samples, tape.filled), rateHz);
    }
  }

  @Override
  public Capture receive(ReceiveSettings settings) throws RadioException {
    return radio.receive(settings);
  }

  @Override
  public void silence() {
    radio.silence();
  }

  @Override
  public void close() {
    radio.close();
  }

  private static final class Tape implements SampleSource {

    private final SampleSource source;
    private float[] samples = new float[1 << 16];
    private int filled;

    Tape(SampleSource source) {
      this.source = source;
    }

    @Override
    public int read(float[] iq, int offset, int wanted) {
      int made = source.read(iq, offset, wanted);
      if (made > 0) {
        if (samples.length < filled + 2 * made) {
          samples = Arrays.copyOf(samples, 2 * samples.length + 2 * made);
        }
        System.arraycopy(iq, offset, samples, filled, 2 * made);
        filled += 2 * made;
      }
      return made;
    }
  }
}
