package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/**
 * GET /api/system: what the server is made of and how it does.
 *
 * @param certificate null if the server does not serve HTTPS by itself
 * @param samples of the last hour, the oldest first
 */
public record SystemInfo(
    String version,
    Instant startedAt,
    String java,
    String os,
    int processors,
    long heapMaxBytes,
    int threads,
    DatabaseInfo database,
    DiskInfo disk,
    CertificateInfo certificate,
    ConnectionInfo connections,
    List<SystemBundle> bundles,
    List<ServerSample> samples) {}
