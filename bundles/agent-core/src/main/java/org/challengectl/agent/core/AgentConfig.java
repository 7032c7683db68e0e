package org.challengectl.agent.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One agent, as its YAML file describes it.
 *
 * @param kind runner or listener
 * @param agentId unique at its server
 * @param server where it reports to
 * @param enrollmentToken used once to make its key known; empty if it has joined already
 * @param apiKey empty if it is kept elsewhere (see {@link AgentKeys})
 * @param cacheDir where downloaded files are kept; empty for the container's own place
 * @param heartbeatInterval how often it says that it is there
 * @param pollInterval how often it asks for work when nobody tells it that there is some
 * @param watermark what a runner paints into the spectrum before each challenge; empty for nothing
 * @param site agents of one site share the air; empty for the server's default
 * @param sigMf whether a listener also sends the samples as SigMF
 * @param autodetect whether radios that drivers find are used without being listed
 * @param modelDefaults settings for radios that are found, by model
 * @param radios those that are listed
 */
public record AgentConfig(
    AgentKind kind,
    String agentId,
    ServerEndpoint server,
    Optional<String> enrollmentToken,
    Optional<String> apiKey,
    Optional<Path> cacheDir,
    Duration heartbeatInterval,
    Duration pollInterval,
    Optional<WatermarkConfig> watermark,
    Optional<String> site,
    boolean sigMf,
    boolean autodetect,
    List<RadioConfig> modelDefaults,
    List<RadioConfig> radios) {

  /** When the file does not say {@code heartbeat_interval}. */
  public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(30);

  /** When the file does not say {@code poll_interval}. */
  public static final Duration DEFAULT_POLL = Duration.ofSeconds(10);

  public AgentConfig {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(agentId, "agentId");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(watermark, "watermark");
    modelDefaults = List.copyOf(modelDefaults);
    radios = List.copyOf(radios);
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return kind.wireName()
        + " "
        + agentId
        + " of "
        + server.url()
        + " with "
        + radios.size()
        + " radios";
  }
}
