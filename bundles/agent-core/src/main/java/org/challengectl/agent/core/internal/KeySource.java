package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentKeys;
import org.challengectl.agent.core.Enrolment;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.protocol.DeviceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an agent's key comes from: a token that was not used yet is exchanged for one, else what an
 * earlier exchange gave, else the file's {@code api_key}, else whoever provides {@link AgentKeys}.
 *
 * <p>A token to which the server has once said no is not sent to it again: it works once or never.
 * A file that changes makes a new agent with a new source of keys, which tries anew.
 */
final class KeySource {

  private static final Logger LOG = LoggerFactory.getLogger(KeySource.class);

  /** Exchanges a token for a key. */
  @FunctionalInterface
  interface Exchange {
    Enrolment.Joined join(Enrolment.Request request) throws LinkException;
  }

  private final AgentConfig config;
  private final KeyFiles files;
  private final Supplier<List<AgentKeys>> providers;
  private final Supplier<List<DeviceInfo>> devices;
  private final Exchange exchange;
  private volatile Optional<String> key = Optional.empty();
  private LinkException refusal;

  KeySource(
      AgentConfig config,
      KeyFiles files,
      Supplier<List<AgentKeys>> providers,
      Supplier<List<DeviceInfo>> devices,
      Exchange exchange) {
    this.config = config;
    this.files = files;
    this.providers = providers;
    this.devices = devices;
    this.exchange = exchange;
  }

  /** The key to use; empty until {@link #obtain} has found one. */
  Optional<String> key() {
    return key;
  }

  /** The server has refused the key. */
  void refused() {
    key = Optional.empty();
  }

  /**
   * Looks for a key. For one thread.
   *
   * @throws LinkException if a token could not be exchanged and there is nothing else; the same one
   *     again, without asking the server, once that has refused the token
   */
  void obtain() throws LinkException {
    Optional<KeyFiles.Entry> stored = files.entry(config.agentId(), config.server().url());
    Optional<String> token = config.enrollmentToken();
    if (token.isPresent()) {
      String tokenHash = Hashes.sha256(token.get());
      if (stored.isEmpty() || !tokenHash.equals(stored.get().tokenSha256())) {
        if (refusal != null) {
          throw refusal;
        }
        key = Optional.of(exchanged(token.get(), tokenHash, stored));
        return;
      }
      key = Optional.of(stored.get().apiKey());
      return;
    }
    key = config.apiKey().or(this::provided).or(() -> stored.map(KeyFiles.Entry::apiKey));
  }

  private String exchanged(String token, String tokenHash, Optional<KeyFiles.Entry> stored)
      throws LinkException {
    Enrolment.Request request =
        new Enrolment.Request(
            config.server(), token, Optional.of(config.agentId()), config.apiKey(), devices.get());
    try {
      Enrolment.Joined joined = exchange.join(request);
      if (!joined.agentId().equals(config.agentId())) {
        LOG.warn("the token of {} was made for {}", config.agentId(), joined.agentId());
      }
      store(joined.apiKey(), tokenHash);
      LOG.info("{} has joined {}", config.agentId(), config.server().url());
      return joined.apiKey();
    } catch (LinkException e) {
      Optional<String> other = config.apiKey().or(() -> stored.map(KeyFiles.Entry::apiKey));
      if (e.retryable() || other.isEmpty()) {
        refusal = saysNoToTheToken(e) ? e : null;
        throw e;
      }
      // Used up: the file still names the token with which its key was once made known.
      LOG.info("{}: token not taken ({}); using the key", config.agentId(), e.getMessage());
      store(other.get(), tokenHash);
      return other.get();
    }
  }

  /** Whether the token is unknown, used up or too old, so that it will never be taken. */
  static boolean saysNoToTheToken(LinkException e) {
    return e.kind() == Kind.UNAUTHORISED || e.kind() == Kind.CONFLICT;
  }

  private void store(String apiKey, String tokenHash) throws LinkException {
    try {
      files.store(
          new KeyFiles.Entry(
              config.agentId(), config.server().url().toString(), apiKey, tokenHash));
    } catch (IOException e) {
      throw new LinkException(Kind.REFUSED, "the key cannot be kept: " + e.getMessage(), e);
    }
  }

  private Optional<String> provided() {
    return providers.get().stream()
        .map(provider -> provider.keyFor(config.agentId(), config.server().url()))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
