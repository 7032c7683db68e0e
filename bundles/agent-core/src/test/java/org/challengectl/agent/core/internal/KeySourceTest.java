package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.agent.core.AgentConfig;
import org.challengectl.agent.core.AgentKeys;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.Enrolment;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeySourceTest {

  private static final URI SERVER = URI.create("http://server:1");

  @TempDir Path folder;
  private final List<Enrolment.Request> joined = new ArrayList<>();
  private final List<AgentKeys> providers = new ArrayList<>();
  private KeyFiles files;
  private LinkException refusal;

  @BeforeEach
  void setUp() {
    files = new KeyFiles(folder.resolve("keys"));
  }

  @Test
  void exchangesATokenOnceAndKeepsTheKeyToItself() throws Exception {
    assertEquals(Optional.of("made-1"), obtain("token-1", null));
    assertEquals(Optional.of("made-1"), obtain("token-1", null));
    assertEquals(1, joined.size());
    try (var kept = Files.list(folder.resolve("keys"))) {
      Path file = kept.findFirst().orElseThrow();
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aNewTokenIsExchangedAnew() throws Exception {
    obtain("token-1", null);
    assertEquals(Optional.of("made-2"), obtain("token-2", null));
  }

  @Test
  void withATokenThatIsUsedUpTheFilesKeyServes() throws Exception {
    refusal = new LinkException(Kind.UNAUTHORISED, "used");
    assertEquals(Optional.of("file-key"), obtain("token-1", "file-key"));
    assertEquals(Optional.of("file-key"), obtain("token-1", "file-key"));
    assertEquals(1, joined.size(), "a token that is used up is not tried again and again");
  }

  @Test
  void withoutAnythingElseARefusedTokenIsAnError() {
    refusal = new LinkException(Kind.UNAUTHORISED, "unknown token");
    assertEquals(
        Kind.UNAUTHORISED, assertThrows(LinkException.class, () -> obtain("token-1", null)).kind());
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORISED", "CONFLICT"})
  void aTokenThatWasRefusedIsNotSentAgain(Kind kind) throws Exception {
    KeySource source = source("token-1", null);
    refusal = new LinkException(kind, "used or unknown");
    assertEquals(kind, assertThrows(LinkException.class, source::obtain).kind());
    refusal = null;
    LinkException again = assertThrows(LinkException.class, source::obtain);
    assertEquals("used or unknown", again.getMessage());
    assertEquals(1, joined.size());
    assertEquals(Optional.empty(), source.key());
    assertEquals(Optional.of("made-2"), obtain("token-1", null), "the file was changed");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNAUTHORISED", "CONFLICT"})
  void aTokenThatFailedForAnotherReasonIsSentAgain(Kind kind) throws Exception {
    KeySource source = source("token-1", null);
    refusal = new LinkException(kind, "something else");
    assertThrows(LinkException.class, source::obtain);
    refusal = null;
    source.obtain();
    assertEquals(Optional.of("made-2"), source.key());
  }

  @Test
  void aServerThatIsAwayDoesNotUseUpAToken() throws Exception {
    refusal = new LinkException(Kind.UNREACHABLE, "away");
    assertThrows(LinkException.class, () -> obtain("token-1", "file-key"));
    refusal = null;
    assertEquals(Optional.of("made-2"), obtain("token-1", null));
  }

  @Test
  void theFilesKeyComesBeforeThatOfProviders() throws Exception {
    providers.add((id, url) -> Optional.empty());
    providers.add((id, url) -> Optional.of("given-to-" + id + "@" + url));
    assertEquals(Optional.of("file-key"), obtain(null, "file-key"));
    assertEquals(Optional.of("given-to-agent@http://server:1"), obtain(null, null));
    assertEquals(0, joined.size());
  }

  @Test
  void hasNoKeyWhenNobodyKnowsOne() throws Exception {
    assertEquals(Optional.empty(), obtain(null, null));
  }

  @Test
  void aDamagedKeyFileIsNoKey() throws Exception {
    obtain("token-1", null);
    try (var kept = Files.list(folder.resolve("keys"))) {
      Files.writeString(kept.findFirst().orElseThrow(), "{\"agent_id\": [");
    }
    assertEquals(Optional.empty(), files.keyFor("agent", SERVER));
    assertEquals(Optional.of("made-2"), obtain("token-1", null));
  }

  private Optional<String> obtain(String token, String key) throws LinkException {
    KeySource source = source(token, key);
    source.obtain();
    return source.key();
  }

  private KeySource source(String token, String key) {
    AgentConfig config =
        new AgentConfig(
            AgentKind.RUNNER,
            "agent",
            new ServerEndpoint(SERVER, Optional.empty(), true),
            Optional.ofNullable(token),
            Optional.ofNullable(key),
            Optional.empty(),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Optional.empty(),
            Optional.empty(),
            false,
            true,
            List.of(),
            List.of());
    return new KeySource(
        config,
        files,
        () -> providers,
        List::of,
        request -> {
          joined.add(request);
          if (refusal != null) {
            throw refusal;
          }
          return new Enrolment.Joined("agent", "made-" + joined.size());
        });
  }
}
