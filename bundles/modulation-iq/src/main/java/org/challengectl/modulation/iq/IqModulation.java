package org.challengectl.modulation.iq;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.modulation.kit.Carrier;
import org.challengectl.modulation.kit.ShiftedSignal;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/** Replays a recording of complex samples. */
@Component(service = Modulation.class)
public final class IqModulation implements Modulation {

  /** Room for the peaks that resampling raises. */
  private static final double FULL_SCALE = 0.85;

  /** Of a rate: how far from its middle a signal can be brought over well. */
  private static final double USABLE = 0.45;

  /** The recording's own bins when its band is measured. */
  private static final double BINS = 4_096;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "iq",
          "Replay of a recording (IQ)",
          "Complex samples from a file: a SigMF archive (.sigmf: a tar file with .sigmf-meta and"
              + " .sigmf-data), or raw ones. Brought to the radio's sample rate and to full scale.",
          FlagKind.BYTES,
          List.of(
              Parameter.integer(
                      "wav_samplerate",
                      "Hz",
                      1_000,
                      100_000_000,
                      2_000_000,
                      "Sample rate of raw samples; a SigMF archive tells its own.")
                  .withoutDefault(),
              Parameter.choice(
                  "format",
                  IqFormat.labels(),
                  IqFormat.labels().get(0),
                  "How raw samples are written; a SigMF archive tells its own."),
              Parameter.number(
                  "shift_hz",
                  "Hz",
                  -10_000_000,
                  10_000_000,
                  0,
                  "Moves the recording's centre away from the challenge's frequency."),
              Parameter.number(
                      "bandwidth_hz",
                      "Hz",
                      1_000,
                      20_000_000,
                      200_000,
                      "Only so much around the recording's centre is sent; all if left out.")
                  .withoutDefault(),
              Parameter.number(
                  "gain_db", "dB", -60, 0, 0, "Level of the highest peak below full scale.")),
          Map.of());

  private final Surveys surveys;

  public IqModulation() {
    this(new Surveys());
  }

  IqModulation(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public int minimumRateHz(Flag flag, Parameters parameters) throws SignalException {
    double reachHz;
    try {
      IqRecording recording = recording(flag, parameters);
      reachHz = reachHz(surveys.of(recording), parameters);
    } catch (IOException e) {
      throw badFlag(flag, e);
    }
    double needed = Math.ceil(reachHz / USABLE);
    if (needed > Signal.MAX_SAMPLE_RATE_HZ) {
      throw SignalException.badFlag(
          "the recording reaches to %.0f Hz beside the carrier; no radio samples that fast"
              .formatted(reachHz));
    }
    return (int) Math.max(Signal.MIN_SAMPLE_RATE_HZ, needed);
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    double shiftHz = parameters.number("shift_hz");
    IqRecording recording;
    Survey survey;
    try {
      recording = recording(flag, parameters);
      survey = surveys.of(recording);
    } catch (IOException e) {
      throw badFlag(flag, e);
    }
    if (reachHz(survey, parameters) > sampleRateHz / 2.0) {
      throw SignalException.badParameter(
          "shift_hz",
          "the recording reaches to %.0f Hz beside the carrier, the radio only to %d Hz"
              .formatted(reachHz(survey, parameters), sampleRateHz / 2));
    }
    double gain = FULL_SCALE * Math.pow(10, parameters.number("gain_db") / 20) / survey.peak();
    Signal still = still(recording, gain, parameters, sampleRateHz);
    return new LimitedSignal(ShiftedSignal.of(still, shiftHz, sampleRateHz));
  }

  private static Signal still(
      IqRecording recording, double gain, Parameters parameters, int sampleRateHz)
      throws SignalException {
    double seconds = recording.seconds() + 2 * Carrier.MARGIN_SECONDS;
    double bandwidthHz = parameters.optionalNumber("bandwidth_hz").orElse(Double.MAX_VALUE);
    boolean narrow = bandwidthHz < NarrowedSource.PASS * recording.rateHz();
    int rateHz = narrow ? NarrowedSource.rateHz(bandwidthHz) : recording.rateHz();
    return Baseband.of(
            rateHz,
            USABLE * Math.min(rateHz, sampleRateHz),
            seconds,
            rateHz / BINS,
            () -> {
              IqSource all = new IqSource(recording, gain);
              return narrow ? new NarrowedSource(all, recording.rateHz(), rateHz) : all;
            })
        .at(sampleRateHz);
  }

  private static double reachHz(Survey survey, Parameters parameters) {
    double bandwidthHz = parameters.optionalNumber("bandwidth_hz").orElse(Double.MAX_VALUE);
    return survey.reachHz(parameters.number("shift_hz"), bandwidthHz);
  }

  private static IqRecording recording(Flag flag, Parameters parameters)
      throws IOException, SignalException {
    if (!(flag instanceof Flag.File file)) {
      throw SignalException.badFlag("iq sends a recording; give the path of a file");
    }
    IqFormat format = IqFormat.of(parameters.text("format")).orElseThrow();
    return IqRecording.of(file, format, parameters.optionalInteger("wav_samplerate"));
  }

  private static SignalException badFlag(Flag flag, IOException e) {
    String name = flag instanceof Flag.File file ? file.name() : "";
    return SignalException.badFlag(
        e instanceof RecordingException
            ? e.getMessage()
            : "the recording '%s' cannot be read: %s".formatted(name, e));
  }
}
