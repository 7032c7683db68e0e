package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.challengectl.dsp.audio.AudioFormatException;

/** What a file holds, told by its content; its name may say anything. */
public enum AudioKind {
  WAV("WAV"),
  FLAC("FLAC"),
  VORBIS("Ogg Vorbis"),
  MP3("MP3");

  private static final String CONVERT = "; convert it to WAV, e.g. with sox or ffmpeg";

  /** Where which text stands near the beginning of what is often taken for one of these. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "4:ftyp", "an MP4 file (AAC or ALAC)",
          "0:FORM", "an AIFF file",
          "0:caff", "a CAF file",
          "0:#!AMR", "an AMR file",
          "0:.snd", "an AU file",
          "0:wvpk", "a WavPack file",
          "28:OpusHead", "an Ogg Opus file",
          "28:Speex", "an Ogg Speex file",
          "29:FLAC", "a FLAC file packed in Ogg");

  private final String title;

  AudioKind(String title) {
    this.title = title;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /**
   * Looks at a file.
   *
   * @param start where the audio begins, behind tags
   */
  public record Found(AudioKind kind, long start) {}

  /**
   * Tells what a file holds.
   *
   * @throws AudioFormatException if it is none of these kinds
   */
  public static Found in(ByteSource file) throws IOException {
    if (file.size() == 0) {
      throw file.bad("is empty");
    }
    long start = Id3.end(file);
    byte[] head = head(file, start);
    if (start == 0 && has(head, 8, "WAVE") && (has(head, 0, "RIFF") || isLong(head))) {
      return new Found(WAV, start);
    }
    if (has(head, 0, "fLaC")) {
      return new Found(FLAC, start);
    }
    if (has(head, 0, "OggS") && has(head, 28, "\u0001vorbis")) {
      return new Found(VORBIS, start);
    }
    if (start > 0 || Mp3Frame.parse(bigEndian(head)) != null) {
      return new Found(MP3, start);
    }
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      String[] mark = other.getKey().split(":", 2);
      if (has(head, Integer.parseInt(mark[0]), mark[1])) {
        throw file.bad("is %s, which is not understood%s".formatted(other.getValue(), CONVERT));
      }
    }
    String what = has(head, 0, "OggS") ? "an Ogg file without Vorbis audio" : "no audio file";
    throw file.bad(
        "is %s; WAV, FLAC, Ogg Vorbis and MP3 are understood%s".formatted(what, CONVERT));
  }

  private static boolean isLong(byte[] head) {
    return has(head, 0, "RF64") || has(head, 0, "BW64");
  }

  private static byte[] head(ByteSource file, long start) throws IOException {
    byte[] head = new byte[40];
    ByteBuffer buffer = ByteBuffer.wrap(head);
    while (buffer.hasRemaining() && file.read(buffer, start + buffer.position()) > 0) {
      // A short file leaves zeros.
    }
    return head;
  }

  private static int bigEndian(byte[] head) {
    return ByteBuffer.wrap(head).order(ByteOrder.BIG_ENDIAN).getInt();
  }

  private static boolean has(byte[] head, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
  }
}
