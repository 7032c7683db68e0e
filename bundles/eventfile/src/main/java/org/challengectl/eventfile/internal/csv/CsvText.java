package org.challengectl.eventfile.internal.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.challengectl.eventfile.PastEventReader;

/** Bytes as text, and what is wrong if they are none. */
final class CsvText {

  static final int MAX_BYTES = PastEventReader.MAX_BYTES;

  private CsvText() {}

  /**
   * The text, without byte order mark; empty, with the reason among the mistakes, if it is none.
   */
  static Optional<String> decode(byte[] bytes, String name, Mistakes mistakes) {
    Place whole = new Place(name, 0);
    if (bytes.length > MAX_BYTES) {
      mistakes.add(
          whole,
          "the file is longer than " + (MAX_BYTES >> 20) + " MB",
          "is it really a CSV file?");
      return Optional.empty();
    }
    if (isUtf16(bytes)) {
      mistakes.add(
          whole, "the file is UTF-16 text", "save it as UTF-8 (spreadsheets call it 'CSV UTF-8')");
      return Optional.empty();
    }
    int zero = indexOfZero(bytes);
    if (zero >= 0) {
      mistakes.add(
          new Place(name, lineAt(bytes, zero)),
          "there is a zero byte, so the file is no text",
          "is it really a CSV file?");
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      mistakes.add(
          new Place(name, lineAt(bytes, in.position())),
          "the byte 0x%02X is not UTF-8 text".formatted(bytes[in.position()] & 0xFF),
          "save the file as UTF-8 (spreadsheets call it 'CSV UTF-8')");
      return Optional.empty();
    }
    String text = out.flip().toString();
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static boolean isUtf16(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  private static int indexOfZero(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      boolean end = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
      line += end ? 1 : 0;
    }
    return line;
  }
}
