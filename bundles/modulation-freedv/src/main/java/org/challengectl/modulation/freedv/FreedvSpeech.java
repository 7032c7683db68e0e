package org.challengectl.modulation.freedv;

import java.io.IOException;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.AudioOpening;
import org.challengectl.modulation.kit.AudioSource;

/**
 * The modem signal of some speech: frames of silence until receivers have found it, the speech, and
 * silence that lets the last of it out of the decoder.
 */
final class FreedvSpeech implements AudioSource {

  private static final double TAIL_SECONDS = 0.5;

  /** Speech codecs are made for speech well below full scale. */
  private static final float SPEECH_LEVEL = 0.6f;

  /** The library's output after its clipper peaks at half of full scale. */
  private static final float GAIN = 1.8f;

  private final AudioSource speech;
  private final FreedvModem modem;
  private final float[] in;
  private final float[] out;
  private int from;
  private long silentFrames;

  private FreedvSpeech(AudioOpening speech, FreedvMode mode, String text) throws IOException {
    this.speech = speech.open();
    modem = new FreedvModem(mode, text);
    in = new float[modem.speechSamples()];
    out = new float[modem.modemSamples()];
    from = out.length;
    silentFrames = (long) Math.ceil(mode.syncSeconds() * RATE_HZ / in.length);
  }

  /** The modem signal of some speech, and how long it is. */
  static Audio of(Audio speech, FreedvMode mode, String text) {
    int frame;
    try (FreedvModem modem = new FreedvModem(mode, text)) {
      frame = modem.speechSamples();
    }
    return new Audio(
        seconds(speech.seconds(), mode, frame),
        1,
        8,
        () -> new FreedvSpeech(speech.whole(), mode, text),
        () -> new FreedvSpeech(speech.whole(), mode, text),
        Math.min(6, seconds(speech.seconds(), mode, frame)));
  }

  private static double seconds(double speechSeconds, FreedvMode mode, int frame) {
    double frameSeconds = frame / (double) RATE_HZ;
    double sync = Math.ceil(mode.syncSeconds() / frameSeconds);
    return frameSeconds * (sync + Math.ceil((speechSeconds + TAIL_SECONDS) / frameSeconds));
  }

  @Override
  public void read(float[] audio, int offset, int samples) {
    int done = 0;
    while (done < samples) {
      if (from == out.length) {
        nextFrame();
      }
      int count = Math.min(samples - done, out.length - from);
      System.arraycopy(out, from, audio, offset + done, count);
      from += count;
      done += count;
    }
  }

  private void nextFrame() {
    if (silentFrames > 0) {
      silentFrames--;
    } else {
      modem.startText();
      speech.read(in, 0, in.length);
    }
    for (int n = 0; n < in.length; n++) {
      in[n] *= SPEECH_LEVEL;
    }
    modem.send(in, out);
    for (int n = 0; n < out.length; n++) {
      out[n] *= GAIN;
    }
    from = 0;
  }

  @Override
  public void close() {
    modem.close();
    speech.close();
  }
}
