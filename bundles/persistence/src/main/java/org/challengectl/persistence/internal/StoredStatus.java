package org.challengectl.persistence.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.challengectl.domain.StorageStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the database itself. */
@Component(service = StorageStatus.class)
public final class StoredStatus implements StorageStatus {

  private final Database database;

  @Activate
  public StoredStatus(@Reference Database database) {
    this.database = database;
  }

  @Override
  public String database() {
    return database.dialect().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public OptionalLong databaseBytes() {
    String question =
        switch (database.dialect()) {
          case SQLITE ->
              "select page_count * page_size from pragma_page_count(), pragma_page_size()";
          case POSTGRESQL -> "select pg_database_size(current_database())";
        };
    return database.read(
        entities ->
            entities.createNativeQuery(question).getSingleResult() instanceof Number bytes
                ? OptionalLong.of(bytes.longValue())
                : OptionalLong.empty());
  }

  @Override
  public Path directory() {
    return database.directory();
  }
}
