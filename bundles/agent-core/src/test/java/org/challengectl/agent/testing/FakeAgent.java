package org.challengectl.agent.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.FileCache;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.core.ServerClock;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.agent.core.Subscription;
import org.challengectl.agent.core.SystemTicker;
import org.challengectl.agent.core.Ticker;
import org.challengectl.agent.core.WatermarkConfig;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.listen.StreamOrder;

/** An agent without network: its server is in memory, its radios are fakes. */
public final class FakeAgent implements AgentContext {

  public final FakeServerApi server = new FakeServerApi();
  public final FakePlugins plugins = new FakePlugins();
  public final List<FakeSlot> slots = new CopyOnWriteArrayList<>();
  public final List<AgentMessage> told = new CopyOnWriteArrayList<>();
  public final List<FakeStream> streams = new CopyOnWriteArrayList<>();
  private final List<Consumer<ServerMessage>> listeners = new CopyOnWriteArrayList<>();
  private final Ticker ticker = new SystemTicker();
  private final ServerClock clock = new ServerClock(ticker);
  private final Path folder;
  private final AgentConfig config;

  public FakeAgent(AgentKind kind, Path folder, boolean sigMf) {
    this(kind, folder, sigMf, Optional.empty());
  }

  /** An agent that paints a watermark. */
  public FakeAgent(
      AgentKind kind, Path folder, boolean sigMf, Optional<WatermarkConfig> watermark) {
    this.folder = folder;
    this.config =
        new AgentConfig(
            kind,
            "agent-1",
            new ServerEndpoint(URI.create("http://127.0.0.1:1"), Optional.empty(), true),
            Optional.empty(),
            Optional.of("key"),
            Optional.empty(),
            Duration.ofSeconds(30),
            Duration.ofMillis(50),
            watermark,
            Optional.empty(),
            sigMf,
            false,
            List.of(),
            List.of());
    long now = ticker.nanos();
    clock.sample(now, now, Instant.now());
  }

  public FakeAgent with(RadioConfig radio) {
    slots.add(new FakeSlot(radio, plugins));
    return this;
  }

  public void push(ServerMessage message) {
    listeners.forEach(listener -> listener.accept(message));
  }

  @Override
  public AgentConfig config() {
    return config;
  }

  @Override
  public FakeServerApi server() {
    return server;
  }

  @Override
  public boolean registered() {
    return true;
  }

  @Override
  public ServerClock serverClock() {
    return clock;
  }

  @Override
  public Ticker ticker() {
    return ticker;
  }

  @Override
  public FakePlugins plugins() {
    return plugins;
  }

  @Override
  public FileCache files() {
    return this::file;
  }

  @Override
  public List<RadioSlot> radios() {
    return List.copyOf(slots);
  }

  @Override
  public Path dataFolder() {
    return folder;
  }

  @Override
  public Subscription subscribe(Consumer<ServerMessage> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void tell(AgentMessage message) {
    told.add(message);
  }

  @Override
  public FakeStream openStream(long stream, Consumer<StreamOrder> orders, Runnable onClosed) {
    FakeStream opened = new FakeStream(stream, orders, onClosed);
    streams.add(opened);
    return opened;
  }

  private FileCache.Kept file(String sha256) throws LinkException, IOException {
    Path target = Files.createTempFile(folder, "file", "");
    server.download(sha256, target, Long.MAX_VALUE);
    return new FileCache.Kept() {
      @Override
      public Path path() {
        return target;
      }

      @Override
      public void close() {
        target.toFile().deleteOnExit();
      }
    };
  }
}
