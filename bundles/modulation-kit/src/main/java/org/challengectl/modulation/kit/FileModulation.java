package org.challengectl.modulation.kit;

import java.util.Optional;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** An audio file on a carrier; which one, a modulation says. */
public abstract class FileModulation implements Modulation {

  private final ModulationDescriptor descriptor;
  private final double lowHz;
  private final double highHz;

  /**
   * @param descriptor with {@link AudioFlag#SAMPLE_RATE} among its parameters
   * @param lowHz lower edge of the audio that is sent
   * @param highHz upper edge
   */
  protected FileModulation(ModulationDescriptor descriptor, double lowHz, double highHz) {
    this.descriptor = descriptor;
    this.lowHz = lowHz;
    this.highHz = highHz;
  }

  /** What the audio rides on. */
  protected abstract Carrier carrier(Parameters parameters);

  @Override
  public final ModulationDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public final Optional<Band> necessaryBand(Parameters parameters) {
    return carrier(parameters).necessaryBand();
  }

  @Override
  public final Signal prepare(Flag flag, Parameters parameters, int sampleRateHz)
      throws SignalException {
    int fileRateHz = AudioFlag.sampleRateHz(parameters);
    Audio audio = Audio.file(flag, descriptor.name(), fileRateHz, lowHz, highHz);
    return carrier(parameters).modulate(audio).at(sampleRateHz);
  }
}
