package org.challengectl.domain;

import java.util.List;

/** Looking after the files of a {@link FileRepository}. Safe for concurrent use. */
public interface FileShelf {

  /**
   * Newest first.
   *
   * @param limit 1-1000
   * @param offset at least 0
   */
  List<Entry> list(int limit, int offset);

  Usage usage();

  /**
   * Deletes a file that neither a challenge nor a recording names; one that is named is refused
   * with code {@code file_in_use}.
   *
   * @return false if there is no such file
   */
  boolean delete(String sha256);

  /**
   * Deletes files that neither a challenge nor a recording names, and that are older than a time of
   * grace: what has just been uploaded will be named soon.
   */
  Collected collect();

  /**
   * A file.
   *
   * @param used whether a challenge or a recording names it
   */
  record Entry(StoredFile file, boolean used) {}

  /**
   * How full the store is.
   *
   * @param quotaBytes beyond which nothing more is taken; 0 for no limit
   */
  record Usage(long files, long bytes, long quotaBytes) {}

  /** What a collection has deleted. */
  record Collected(long files, long bytes) {}
}
