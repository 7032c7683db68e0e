package org.challengectl.persistence.internal;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.challengectl.domain.StorageState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the database of itself. */
@Component
public final class DatabaseState implements StorageState {

  private final Database database;

  @Activate
  public DatabaseState(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Product product() {
    return switch (database.dialect()) {
      case SQLITE -> new Product("SQLite", text("select sqlite_version()"));
      case POSTGRESQL -> new Product("PostgreSQL", text("show server_version"));
    };
  }

  @Override
  public OptionalLong databaseBytes() {
    String question =
        switch (database.dialect()) {
          case SQLITE ->
              "select page_count * page_size from pragma_page_count(), pragma_page_size()";
          case POSTGRESQL -> "select pg_database_size(current_database())";
        };
    return OptionalLong.of(Long.parseLong(text(question)));
  }

  @Override
  public Path directory() {
    return database.directory();
  }

  private String text(String question) {
    return database.read(
        entities -> String.valueOf(entities.createNativeQuery(question).getSingleResult()));
  }
}
