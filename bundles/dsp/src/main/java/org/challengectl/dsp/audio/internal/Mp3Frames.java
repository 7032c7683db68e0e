package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The chain of frames that an MP3 file is.
 *
 * @param first a header that all of them share
 * @param start where the first frame with audio begins
 * @param end where the last one ends
 * @param count how many frames with audio there are
 * @param skip samples at the beginning that an encoder added
 * @param samples in each channel, without those that an encoder added
 */
record Mp3Frames(Mp3Frame first, long start, long end, long count, long skip, long samples) {

  /** Players look no further for the first frame either. */
  private static final int SEARCH_BYTES = 1 << 16;

  /** Samples by which a decoder is late, of which encoders know. */
  private static final int DECODER_DELAY = 529;

  /** Follows the chain from the first to the last frame. */
  static Mp3Frames scan(ByteSource file, long from) throws IOException {
    long begin = find(file, from);
    Mp3Frame first = frame(file, begin);
    long at = begin;
    long count = 0;
    Mp3Frame frame = first;
    while (frame != null && frame.goesWith(first)) {
      if (at + frame.bytes() > file.size()) {
        throw file.bad("is cut off: its last frame is not complete");
      }
      at += frame.bytes();
      count++;
      frame = frame(file, at);
    }
    if (!endsWell(file, at)) {
      throw file.bad("is a damaged MP3 file: no frame where one is due, at byte %d".formatted(at));
    }
    Mp3Info info = Mp3Info.read(file, begin, first);
    if (info == null) {
      return new Mp3Frames(first, begin, at, count, 0, count * first.samples());
    }
    count--;
    if (count == 0) {
      throw file.bad("holds no audio");
    }
    // Old encoders count the frame that holds the count.
    if (info.frames() > (info.delay() < 0 ? count + 1 : count)) {
      throw file.bad("is cut off: %d frames stated, %d present".formatted(info.frames(), count));
    }
    long skip = info.delay() < 0 ? 0 : info.delay() + DECODER_DELAY;
    long samples = count * first.samples() - Math.max(0, info.delay()) - info.padding();
    long possible = count * first.samples() - skip;
    return new Mp3Frames(
        first, begin + first.bytes(), at, count, skip, Math.max(0, Math.min(samples, possible)));
  }

  /** Where the first frame begins that another one, or the end, follows. */
  private static long find(ByteSource file, long from) throws IOException {
    long last = Math.min(file.size(), from + SEARCH_BYTES);
    for (long at = from; at < last; at++) {
      Mp3Frame frame = frame(file, at);
      if (frame != null) {
        long end = at + frame.bytes();
        Mp3Frame next = frame(file, end);
        boolean chained = next != null && next.goesWith(frame);
        if (chained || (end <= file.size() && endsWell(file, end))) {
          return at;
        }
        if (end > file.size()) {
          throw file.bad("is cut off: its only frame is not complete");
        }
      }
    }
    throw file.bad("is a damaged MP3 file: it holds no audio");
  }

  private static Mp3Frame frame(ByteSource file, long at) throws IOException {
    ByteBuffer header = file.bytes(at, 4);
    return header == null ? null : Mp3Frame.parse(header.order(ByteOrder.BIG_ENDIAN).getInt());
  }

  /** Whether the file ends there, or only tags and filling follow. */
  private static boolean endsWell(ByteSource file, long at) throws IOException {
    long left = file.size() - at;
    ByteBuffer head = file.bytes(at, (int) Math.min(left, 8));
    String text = head == null ? "" : StandardCharsets.ISO_8859_1.decode(head).toString();
    return left <= 3
        || text.startsWith("TAG")
        || text.startsWith("APETAGEX".substring(0, text.length()))
        || text.startsWith("LYRICSBE".substring(0, text.length()))
        || text.startsWith("ID3")
        || text.startsWith("3DI")
        || text.chars().allMatch(c -> c == 0);
  }
}
