package org.challengectl.protocol;

import java.util.List;

/** GET /api/files, newest first. */
public record FilePage(List<FileInfo> files, int limit, int offset, Usage usage) {

  /**
   * How full the store is.
   *
   * @param quotaBytes beyond which nothing more is taken; 0 for no limit
   */
  public record Usage(long files, long bytes, long quotaBytes) {}
}
