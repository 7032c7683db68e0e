package org.challengectl.views;

import org.challengectl.domain.FileShelf;
import org.challengectl.domain.StoredFile;
import org.challengectl.protocol.FileInfo;
import org.challengectl.protocol.FilePage;

/** Files as operators see them. */
public final class FileViews {

  private FileViews() {}

  /** A file that has just been stored. */
  public static FileInfo info(StoredFile file) {
    return info(file, null);
  }

  public static FileInfo info(FileShelf.Entry entry) {
    return info(entry.file(), entry.used());
  }

  public static FilePage.Usage usage(FileShelf.Usage usage) {
    return new FilePage.Usage(usage.files(), usage.bytes(), usage.quotaBytes());
  }

  private static FileInfo info(StoredFile file, Boolean used) {
    return new FileInfo(
        file.sha256(), file.fileName(), file.sizeBytes(), file.mediaType(), file.createdAt(), used);
  }
}
