package org.challengectl.rest.internal;

import java.util.Optional;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.eventfile.FlagFiles.Resolved;
import org.challengectl.eventfile.PastFiles;

/** The files that came along with a list; the event names them as the list does. */
record PastParts(FlagParts parts) implements PastFiles {

  @Override
  public Optional<Resolved> find(String path) {
    return parts.find(path);
  }

  @Override
  public String place(Resolved file, String path) {
    return path;
  }

  @Override
  public FlagFiles placed() {
    return parts;
  }

  @Override
  public Hints hints() {
    return new Hints(
        "send it along, or use skip_missing",
        "write the path without '..' and send the file along");
  }
}
