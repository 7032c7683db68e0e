package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/**
 * GET /api/system.
 *
 * @param certificateExpires when the server's own certificate for TLS ends; null if it has none
 * @param drivers the bundles that bring drivers of radios to this container
 */
public record SystemInfo(
    String version,
    Instant serverTime,
    ServerProcess process,
    Storage storage,
    Instant certificateExpires,
    List<Modulation> modulations,
    List<Bundle> drivers,
    List<Bundle> bundles) {

  /**
   * The server's process and its host.
   *
   * @param cpuLoad of the process, 0 to 1 of all processors; null while it is not known
   * @param loadAverage of the host over a minute; null where there is none
   */
  public record ServerProcess(
      Instant startedAt,
      double uptimeSeconds,
      String java,
      String os,
      int processors,
      Double cpuLoad,
      Double loadAverage,
      long memoryUsedBytes,
      long memoryMaxBytes) {}

  /**
   * Where data are kept.
   *
   * @param databaseBytes null if the database does not say
   */
  public record Storage(
      String database, Long databaseBytes, String directory, long freeBytes, long totalBytes) {}

  /**
   * A modulation of the server; why it cannot work, if it cannot.
   *
   * @param version of the bundle that brings it; null if it is not from one
   */
  public record Modulation(
      String name, String title, String version, boolean available, String reason) {}

  /**
   * A part of the software.
   *
   * @param state e.g. "active"
   */
  public record Bundle(String name, String version, String state) {}
}
