package org.challengectl.signal;

import java.nio.file.Path;
import java.util.Objects;

/** What a challenge sends: a text, or the content of a file. */
public sealed interface Flag {

  /** A flag that is text. */
  record Text(String text) implements Flag {
    public Text {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A flag that is a file.
   *
   * @param path where its bytes can be read now; complete and verified
   * @param name the name that people know it by, for messages
   */
  record File(Path path, String name) implements Flag {
    public File {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(name, "name");
    }
  }
}
