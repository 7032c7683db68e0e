package org.challengectl.modulation.kit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** Flags that are pictures: PNG and JPEG files of any colours, grey, palette, 16 bits, alpha. */
public final class ImageFlag {

  /** Larger files are refused unread. */
  public static final long MAX_FILE_BYTES = 32L << 20;

  private ImageFlag() {}

  /**
   * Reads a picture. What is larger than two million pixels is made coarser while it is read, so
   * that memory stays bounded; what is transparent is black.
   *
   * @param sender name of the modulation, for messages
   * @throws SignalException if the flag is not a file, not a PNG or JPEG, too large, or damaged
   */
  public static Picture picture(Flag flag, String sender) throws SignalException {
    Flag.File file = file(flag, sender);
    ImageType type =
        ImageType.of(start(file))
            .orElseThrow(
                () ->
                    SignalException.badFlag(
                        "'%s' is neither a PNG nor a JPEG file; %s sends those"
                            .formatted(file.name(), sender)));
    try {
      return ImageDecoder.read(file, type);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Whether the flag is a file that begins like a PNG or JPEG, whatever it is called. */
  public static boolean isPicture(Flag flag, String sender) throws SignalException {
    return ImageType.of(start(file(flag, sender))).isPresent();
  }

  /**
   * The flag as a file that is not empty and not larger than {@link #MAX_FILE_BYTES}.
   *
   * @param sender name of the modulation, for messages
   */
  public static Flag.File file(Flag flag, String sender) throws SignalException {
    if (!(flag instanceof Flag.File file)) {
      throw SignalException.badFlag(
          sender + " sends a picture; give the path of a PNG or JPEG file");
    }
    long bytes;
    try {
      bytes = Files.size(file.path());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (bytes == 0 || bytes > MAX_FILE_BYTES) {
      throw SignalException.badFlag(
          bytes == 0
              ? "'%s' is empty".formatted(file.name())
              : "'%s' has %d bytes; a picture may have at most %d"
                  .formatted(file.name(), bytes, MAX_FILE_BYTES));
    }
    return file;
  }

  private static SignalException unreadable(Flag.File file, IOException e) {
    return SignalException.badFlag("the picture '%s' cannot be read: %s".formatted(file.name(), e));
  }

  private static byte[] start(Flag.File file) throws SignalException {
    try (InputStream in = Files.newInputStream(file.path())) {
      return in.readNBytes(ImageType.MAGIC_BYTES);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
