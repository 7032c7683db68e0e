package org.challengectl.modulation.ssb;

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

/** Single sideband with suppressed carrier, of a WAV file. */
@Component(service = Modulation.class)
public final class SsbModulation implements Modulation {

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "ssb",
          "Single sideband (USB, LSB)",
          "The audio of a WAV file, 200-2800 Hz, as one sideband without a carrier.",
          FlagKind.AUDIO,
          List.of(
              Parameter.choice("mode", List.of("usb", "lsb"), "usb", "Which sideband is sent."),
              Parameter.integer(
                      "wav_samplerate",
                      "Hz",
                      1_000,
                      1_000_000,
                      48_000,
                      "Sample rate of the file; taken from the file itself if left out.")
                  .withoutDefault()),
          Map.of("usb", Map.of("mode", "usb"), "lsb", Map.of("mode", "lsb")));

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    if (!(flag instanceof Flag.File file)) {
      throw SignalException.badFlag("ssb sends an audio file; give the path of a WAV file");
    }
    int fileRateHz = (int) parameters.optionalInteger("wav_samplerate").orElse(0);
    AudioSettings wanted =
        new AudioSettings(fileRateHz, SsbSource.LOW_HZ, SsbSource.HIGH_HZ, SsbSource.AUDIO_RATE_HZ);
    boolean upper = parameters.text("mode").equals("usb");
    try {
      AudioClip clip = AudioClip.open(file.path(), file.name(), wanted);
      Band band = measure(clip, upper);
      AudioStream audio = clip.stream();
      SsbSource source = new SsbSource(audio, upper);
      double seconds = SsbSource.LEAD_SECONDS + clip.durationSeconds() + SsbSource.TAIL_SECONDS;
      long samples = Math.round(seconds * sampleRateHz);
      BasebandStream stream =
          new BasebandStream(
              source, SsbSource.RATE_HZ, sampleRateHz, SsbSource.BANDWIDTH_HZ, samples);
      return new SsbSignal(audio, stream, samples, sampleRateHz, band);
    } catch (AudioFormatException e) {
      throw SignalException.badFlag(e.getMessage());
    } catch (IOException e) {
      throw SignalException.badFlag(
          "the audio file '%s' cannot be read: %s".formatted(file.name(), e));
    }
  }

  private static Band measure(AudioClip clip, boolean upper) throws IOException {
    OccupiedBandwidth meter = new OccupiedBandwidth(SsbSource.RATE_HZ, 1);
    try (AudioStream audio = clip.excerpt()) {
      SsbSource source = new SsbSource(audio, upper);
      double seconds = Math.min(clip.durationSeconds(), AudioClip.EXCERPT_SECONDS);
      float[] block = new float[2 * SsbSource.RATE_HZ / 100];
      for (int left = (int) ((seconds + 0.4) * 100); left > 0; left--) {
        source.read(block, 0, block.length / 2);
        meter.add(block, 0, block.length / 2);
      }
    }
    meter.finish();
    FrequencyRange range = meter.range(0.99);
    return new Band(range.lowHz(), range.highHz());
  }
}
