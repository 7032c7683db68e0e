package org.challengectl.rest.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.StorageStatus;
import org.challengectl.web.Container;

/** A container with one part, and a database that does not say how long it is. */
final class FixedContainer implements Container, StorageStatus {

  @Override
  public String version() {
    return "1.2.3";
  }

  @Override
  public List<Part> parts() {
    return List.of(new Part("org.challengectl.rest", "1.2.3", "active"));
  }

  @Override
  public List<Part> offering(String service) {
    return List.of(new Part(service, "1.2.4", "active"));
  }

  @Override
  public Optional<String> versionOf(Object object) {
    return Optional.of("1.2.5");
  }

  @Override
  public Optional<Instant> certificateExpires() {
    return Optional.of(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Override
  public String database() {
    return "sqlite";
  }

  @Override
  public OptionalLong databaseBytes() {
    return OptionalLong.empty();
  }

  @Override
  public Path directory() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
