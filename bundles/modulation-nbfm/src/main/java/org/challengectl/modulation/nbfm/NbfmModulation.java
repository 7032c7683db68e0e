package org.challengectl.modulation.nbfm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.BasebandStream;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.dsp.OccupiedBandwidth;
import org.challengectl.dsp.audio.AudioClip;
import org.challengectl.dsp.audio.AudioFormatException;
import org.challengectl.dsp.audio.AudioSettings;
import org.challengectl.dsp.audio.AudioStream;
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

/** Narrow-band frequency modulation of a WAV file, as hand-held radios hear it. */
@Component(service = Modulation.class)
public final class NbfmModulation implements Modulation {

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "nbfm",
          "Narrow-band FM",
          "The audio of a WAV file, 300-3000 Hz, on a frequency-modulated carrier.",
          FlagKind.AUDIO,
          List.of(
              Parameter.integer(
                      "wav_samplerate",
                      "Hz",
                      1_000,
                      1_000_000,
                      48_000,
                      "Sample rate of the file; taken from the file itself if left out.")
                  .withoutDefault(),
              Parameter.number("deviation", "Hz", 500, 10_000, 5_000, "Peak deviation."),
              Parameter.number(
                  "preemphasis_us",
                  "us",
                  0,
                  1_000,
                  75,
                  "Time constant of the pre-emphasis; 0 for none, as data modes want it.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    if (!(flag instanceof Flag.File file)) {
      throw SignalException.badFlag("nbfm sends an audio file; give the path of a WAV file");
    }
    int fileRateHz = (int) parameters.optionalInteger("wav_samplerate").orElse(0);
    AudioSettings wanted =
        new AudioSettings(fileRateHz, 300, NbfmSource.AUDIO_HZ, NbfmSource.AUDIO_RATE_HZ);
    double deviationHz = parameters.number("deviation");
    double preEmphasisSeconds = parameters.number("preemphasis_us") * 1e-6;
    try {
      AudioClip clip = AudioClip.open(file.path(), file.name(), wanted);
      Band band = measure(clip, deviationHz, preEmphasisSeconds);
      AudioStream audio = clip.stream();
      NbfmSource source =
          new NbfmSource(audio, clip.durationSeconds(), deviationHz, preEmphasisSeconds);
      long samples = Math.round(source.durationSeconds() * sampleRateHz);
      BasebandStream stream =
          new BasebandStream(
              source, NbfmSource.RATE_HZ, sampleRateHz, source.bandwidthHz(), samples);
      return new NbfmSignal(audio, stream, samples, sampleRateHz, band);
    } catch (AudioFormatException e) {
      throw SignalException.badFlag(e.getMessage());
    } catch (IOException e) {
      throw SignalException.badFlag(
          "the audio file '%s' cannot be read: %s".formatted(file.name(), e));
    }
  }

  private static Band measure(AudioClip clip, double deviationHz, double preEmphasisSeconds)
      throws IOException {
    OccupiedBandwidth meter = new OccupiedBandwidth(NbfmSource.RATE_HZ, 12);
    try (AudioStream audio = clip.excerpt()) {
      double seconds = Math.min(clip.durationSeconds(), AudioClip.EXCERPT_SECONDS);
      NbfmSource source = new NbfmSource(audio, seconds, deviationHz, preEmphasisSeconds);
      float[] block = new float[2 * NbfmSource.RATE_HZ / 100];
      for (int left = (int) (source.durationSeconds() * 100); left > 0; left--) {
        source.read(block, 0, block.length / 2);
        meter.add(block, 0, block.length / 2);
      }
    }
    meter.finish();
    FrequencyRange range = meter.range(0.99);
    return new Band(range.lowHz(), range.highHz());
  }
}
