package org.challengectl.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the server runs in. Safe for concurrent use. */
public interface Container {

  /** Of the software. */
  String version();

  /** All parts of the software, by name. */
  List<Part> parts();

  /** Those that offer a service now, by name. */
  List<Part> offering(String service);

  /** The version of the part that an object's class is from; empty if it is from none. */
  Optional<String> versionOf(Object object);

  /** When the certificate for TLS ends; empty if the server has none of its own. */
  Optional<Instant> certificateExpires();

  /**
   * A part of the software.
   *
   * @param state e.g. "active"
   */
  record Part(String name, String version, String state) {}
}
