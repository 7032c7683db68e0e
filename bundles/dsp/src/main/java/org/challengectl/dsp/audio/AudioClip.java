package org.challengectl.dsp.audio;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An audio file that has been looked through: which of its channels hold something, how loud it is.
 * Long files are judged by excerpts. Immutable; its streams are independent of each other.
 */
public final class AudioClip {

  /** Files up to this length are looked through completely; excerpts are never longer. */
  public static final double EXCERPT_SECONDS = 40;

  private static final int EXCERPT_PARTS = 16;
  private static final float SILENCE = 1e-3f;

  private final AudioFile file;
  private final AudioSettings settings;
  private final int rateHz;
  private final long frames;
  private final float[] weights;
  private final float gain;

  private AudioClip(
      AudioFile file,
      AudioSettings settings,
      int rateHz,
      long frames,
      float[] weights,
      float gain) {
    this.file = file;
    this.settings = settings;
    this.rateHz = rateHz;
    this.frames = frames;
    this.weights = weights;
    this.gain = gain;
  }

  /**
   * Opens a WAV, FLAC, Ogg Vorbis or MP3 file, whatever its name says, and looks through it. A
   * compressed file is unpacked once, onto the disk (4 hours and 3 GiB of samples at most); that
   * space is free again when the clip and its streams are forgotten, so nothing needs to be closed.
   *
   * @param name by which people know the file, for messages
   * @throws AudioFormatException if it is none of these kinds, damaged, cut off, empty, too long,
   *     or silent in the wanted band
   * @throws IOException if it cannot be read
   */
  public static AudioClip open(Path path, String name, AudioSettings settings) throws IOException {
    AudioFile file = AudioFile.open(path, name);
    int rateHz;
    long frames;
    try (WavReader wav = file.read()) {
      rateHz = settings.fileRateHz() == 0 ? wav.sampleRateHz() : settings.fileRateHz();
      frames = wav.frames();
    }
    long part = partFrames(rateHz, frames);
    AudioClip clip = judge(file, settings, rateHz, frames, part);
    if (clip == null && part < frames) {
      clip = judge(file, settings, rateHz, frames, frames);
    }
    if (clip == null) {
      throw new AudioFormatException(
          "'%s' is silent between %.0f and %.0f Hz"
              .formatted(name, settings.lowHz(), settings.highHz()));
    }
    return clip;
  }

  /** The clip with its weights and gain; null if there is nothing to hear. */
  private static AudioClip judge(
      AudioFile file, AudioSettings settings, int rateHz, long frames, long part)
      throws IOException {
    float[] weights;
    try (WavReader wav = file.read()) {
      weights = ChannelMix.weights(new FrameSource(wav, frames, part, EXCERPT_PARTS));
    }
    AudioClip plain = new AudioClip(file, settings, rateHz, frames, weights, 1);
    float level;
    try (AudioStream stream = plain.stream(part)) {
      level = LevelMeter.level(stream);
    }
    return level < SILENCE
        ? null
        : new AudioClip(file, settings, rateHz, frames, weights, 1 / level);
  }

  private static long partFrames(int rateHz, long frames) {
    return frames <= EXCERPT_SECONDS * rateHz
        ? frames
        : (long) (EXCERPT_SECONDS * rateHz / EXCERPT_PARTS);
  }

  /** Length of the audio. */
  public double durationSeconds() {
    return frames / (double) rateHz;
  }

  /** All of it: mono, at the wanted rate, band-limited, with peaks near 1.0 (a few above). */
  public AudioStream stream() throws IOException {
    return stream(frames);
  }

  /**
   * At most 40 seconds of it: all of a short file, parts from everywhere of a long one; otherwise
   * as {@link #stream()}.
   */
  public AudioStream excerpt() throws IOException {
    return stream(partFrames(rateHz, frames));
  }

  private AudioStream stream(long part) throws IOException {
    WavReader wav = file.read();
    return new AudioStream(
        wav, new FrameSource(wav, frames, part, EXCERPT_PARTS), rateHz, settings, weights, gain);
  }
}
