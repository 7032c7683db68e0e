package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/** Unpacks MP3. What encoders add in front and behind is left out where they say how much it is. */
public final class Mp3Unpacker implements Unpacker {

  /** The library fills its common tables when it meets the first frame, unguarded. */
  private static final Object TABLES = new Object();

  @Override
  public void unpack(ByteSource file, long start, PcmSink sink) throws IOException {
    Mp3Frames frames = Mp3Frames.scan(file, start);
    int channels = frames.first().channels();
    sink.begin(channels, frames.first().sampleRateHz(), 16, frames.samples());
    Bitstream bits = new Bitstream(file.stream(frames.start(), frames.end()));
    Decoder decoder = new Decoder();
    long from = frames.skip() * channels;
    long to = from + frames.samples() * channels;
    long at = 0;
    for (long frame = 0; frame < frames.count() && at < to; frame++) {
      SampleBuffer samples = decode(bits, decoder, frame == 0);
      if (samples == null || samples.getBufferLength() != channels * frames.first().samples()) {
        throw file.bad(
            "is a damaged MP3 file: its frame %d cannot be decoded".formatted(frame + 1));
      }
      for (int n = 0; n < samples.getBufferLength() && at < to; n++) {
        if (at >= from) {
          sink.put(samples.getBuffer()[n]);
        }
        at++;
      }
    }
  }

  /** The next frame; null if it cannot be decoded. */
  private static SampleBuffer decode(Bitstream bits, Decoder decoder, boolean first) {
    try {
      Header header = bits.readFrame();
      if (header == null) {
        return null;
      }
      SampleBuffer samples;
      if (first) {
        synchronized (TABLES) {
          samples = (SampleBuffer) decoder.decodeFrame(header, bits);
        }
      } else {
        samples = (SampleBuffer) decoder.decodeFrame(header, bits);
      }
      bits.closeFrame();
      return samples;
    } catch (BitstreamException | DecoderException e) {
      return null;
    }
  }
}
