package org.challengectl.cli.internal.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.challengectl.cli.internal.Failure;

/** Reads a text file as a whole, and says what is wrong if it is none. */
final class TextFile {

  /** Longer files are no lists that a person wrote. */
  static final int MAX_BYTES = 16 << 20;

  private TextFile() {}

  /**
   * The text of a file, without byte order mark.
   *
   * @throws Failure if there is no such file, or it cannot be read
   */
  static Optional<String> read(Path file, Mistakes mistakes) {
    try {
      if (Files.isDirectory(file)) {
        throw new Failure(2, "cannot read " + file + ": it is a folder");
      }
      if (!Files.exists(file)) {
        throw new Failure(2, "cannot read " + file + ": no such file");
      }
      try (var in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        return decode(bytes, file.toString(), mistakes);
      }
    } catch (IOException e) {
      throw new Failure(2, "cannot read " + file + ": " + e.getMessage());
    }
  }

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
