package org.challengectl.rest.internal;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.challengectl.domain.StorageState;

/** A database that is none, with its files in a folder. */
record FolderStorage(Path directory) implements StorageState {

  @Override
  public Product product() {
    return new Product("None", "1.0");
  }

  @Override
  public OptionalLong databaseBytes() {
    return OptionalLong.of(4096);
  }
}
