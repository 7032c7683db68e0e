package org.challengectl.persistence.internal.model;

import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.StoredFile;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code files}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "files")
public class FileEntity {

  @Id
  @Column(name = "file_hash")
  private String sha256;

  @Column(name = "filename")
  private String fileName;

  private long size;

  @Column(name = "mime_type")
  private String mediaType;

  @Column(name = "file_path")
  private String path;

  @Column(name = "created_at")
  private long createdAt;

  protected FileEntity() {}

  /**
   * A file that has just been stored.
   *
   * @param path relative to the data directory
   */
  public FileEntity(StoredFile file, String path) {
    this.sha256 = file.sha256();
    this.fileName = Text.free(file.fileName());
    this.size = file.sizeBytes();
    this.mediaType = Text.free(file.mediaType());
    this.path = path;
    this.createdAt = Times.millis(file.createdAt());
  }

  public String path() {
    return path;
  }

  /** As others know it. */
  public StoredFile toDomain() {
    return new StoredFile(sha256, fileName, size, mediaType, Times.instant(createdAt));
  }
}
