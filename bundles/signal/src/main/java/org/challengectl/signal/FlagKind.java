package org.challengectl.signal;

import java.util.List;
import java.util.Locale;

/** What sort of flag a modulation can send. */
public enum FlagKind {
  /** Characters. */
  TEXT,
  /** An audio file. */
  AUDIO,
  /** A picture. */
  IMAGE,
  /** Any bytes of a file. */
  BYTES,
  /**
   * A picture if it is called like one (.png, .jpg, .jpeg) or named by its hash ({@code sha256:}
   * and 64 hex digits), otherwise characters.
   */
  TEXT_OR_IMAGE;

  private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg");

  /** Whether a flag that was written like this is the path of a file. */
  public boolean isFile(String flag) {
    return switch (this) {
      case TEXT -> false;
      case AUDIO, IMAGE, BYTES -> true;
      case TEXT_OR_IMAGE ->
          PICTURES.stream().anyMatch(flag.strip().toLowerCase(Locale.ROOT)::endsWith)
              || flag.matches("sha256:[0-9a-f]{64}");
    };
  }
}
