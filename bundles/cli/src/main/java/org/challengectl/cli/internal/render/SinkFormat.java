package org.challengectl.cli.internal.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.challengectl.signal.Signal;

/** What a file of samples can look like. */
public enum SinkFormat {
  /** Complex floats, little-endian. */
  cf32,
  /** Complex signed bytes. */
  cs8,
  /** Complex signed 16 bit, little-endian. */
  cs16,
  /** A SigMF pair of complex floats. */
  sigmf,
  /** A stereo WAV, I left and Q right, 16 bit. */
  wav,
  /** A waterfall picture. */
  png;

  private static final byte[] NO_HEADER = {};

  /** The format that a file's name ends in; cf32 if it tells nothing. */
  public static SinkFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (SinkFormat format : values()) {
      if (name.endsWith("." + format) || name.endsWith("." + format + "-data")) {
        return format;
      }
    }
    return cf32;
  }

  /**
   * Starts a file.
   *
   * @param title for pictures and metadata
   */
  public SampleSink open(Path file, int sampleRateHz, Signal signal, String title)
      throws IOException {
    return switch (this) {
      case cf32 -> new RawSink(file, NO_HEADER, SampleEncoder.FLOAT32);
      case cs8 -> new RawSink(file, NO_HEADER, SampleEncoder.INT8);
      case cs16 -> new RawSink(file, NO_HEADER, SampleEncoder.INT16);
      case sigmf -> new SigMfSink(file, sampleRateHz, title);
      case wav ->
          new RawSink(file, WavHeader.of(sampleRateHz, signal.sampleCount()), SampleEncoder.INT16);
      case png -> new PictureSink(file, sampleRateHz, signal, title);
    };
  }
}
