package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.UnaryOperator;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AgentClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthServiceTest {

  private static final AgentClaim HERE = AgentClaim.from("10.0.0.1");

  @TempDir Path directory;

  @Test
  void bcryptAcceptsItsOwnHashAndNoOther() {
    SecureRandom random = new SecureRandom();
    Bcrypt bcrypt = new Bcrypt(random, 4);
    String key = ApiKey.create(random).text();
    assertTrue(key.length() <= 72, "bcrypt looks at 72 bytes");
    String hash = bcrypt.hash(key);
    assertTrue(bcrypt.matches(key, hash));
    assertFalse(bcrypt.matches(key.substring(0, key.length() - 1) + "!", hash));
    assertNotEquals(hash, bcrypt.hash(key));
    assertTrue(new Bcrypt(random, Bcrypt.COST).hash(key).startsWith("$2y$12$"));
  }

  @Test
  void makesTheOperatorsKeyOnceReadableByTheOwnerOnly() throws IOException {
    Path file = directory.resolve("data").resolve("operator.key");
    String first = KeyFile.loadOperatorKey(file, new SecureRandom());
    assertEquals(first, KeyFile.loadOperatorKey(file, new SecureRandom()));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count(), "no draft is left");
    }
  }

  @Test
  void doesNotTakeSomethingElseForTheOperatorsKey() throws IOException {
    Path file = directory.resolve("operator.key");
    for (String content : new String[] {"", "cco_short", "secret\nsecret"}) {
      Files.writeString(file, content);
      IOException refused =
          assertThrows(IOException.class, () -> KeyFile.loadOperatorKey(file, new SecureRandom()));
      assertTrue(refused.getMessage().contains("delete it"), refused.getMessage());
      assertEquals(content, Files.readString(file), "it is left as it was");
    }
  }

  @Test
  void letsTheOperatorInByHisKeyOnly() throws IOException {
    Path file = directory.resolve("operator.key");
    AuthService service = service(file);
    service.operator(Files.readString(file).strip(), "10.0.0.1");
    for (String wrong : new String[] {null, "", "cco_", Files.readString(file) + "x"}) {
      assertThrows(AccessException.class, () -> service.operator(wrong, "10.0.0.1"));
    }
  }

  @Test
  void anAgentsKeyIsNotTheOperatorsNorTheOtherWayRound() throws IOException {
    Path file = directory.resolve("operator.key");
    AuthService service = service(file);
    String agentKey = service.issueKey("fox");
    assertEquals("fox", service.agent(agentKey, HERE));
    assertThrows(AccessException.class, () -> service.operator(agentKey, "10.0.0.1"));
    String operatorKey = Files.readString(file).strip();
    assertThrows(AccessException.class, () -> service.agent(operatorKey, HERE));
  }

  @Test
  void theSecretOfTheAgentsKeysIsAFileOfItsOwn() throws IOException {
    Path file = directory.resolve("operator.key");
    service(file);
    Path secret = directory.resolve("agent-proofs.key");
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(secret));
    assertNotEquals(Files.readString(file), Files.readString(secret));
  }

  @Test
  void believesOnlyKnownProxies() {
    ClientAddresses addresses = ClientAddresses.behind("127.0.0.1", "10.0.0.2");
    assertEquals("192.0.2.9", addresses.resolve("192.0.2.9", "1.1.1.1"));
    assertEquals("1.1.1.1", addresses.resolve("127.0.0.1", "6.6.6.6, 1.1.1.1"));
    assertEquals("1.1.1.1", addresses.resolve("127.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2"));
    assertEquals("127.0.0.1", addresses.resolve("127.0.0.1", null));
    assertEquals("127.0.0.1", addresses.resolve("127.0.0.1", "x".repeat(1000)));
  }

  @Test
  void takesProxiesPartedByCommasOrBlanks() {
    ClientAddresses both = ClientAddresses.behind("127.0.0.1", "::1");
    for (String line : new String[] {"127.0.0.1,::1", "127.0.0.1 ::1", " 127.0.0.1 ,\t::1, "}) {
      assertEquals(both, ClientAddresses.behind(line), line);
    }
    assertEquals(List.of(), ClientAddresses.behind("").trustedProxies());
    assertEquals(List.of(), ClientAddresses.behind().trustedProxies());
  }

  @Test
  void fillsInPlaceholdersAndNamesUnknownOnes() {
    assertEquals(
        "/data/x", Placeholders.resolve("${a}/x", name -> name.equals("a") ? "/data" : null));
    assertThrows(IllegalArgumentException.class, () -> Placeholders.resolve("${b}", name -> null));
  }

  @Test
  void takesTheUsualKeyFileIfTheConfiguredOneIsNoPath() {
    UnaryOperator<String> properties = name -> name.equals("karaf.data") ? "/data" : null;
    assertEquals(Path.of("/k"), AuthService.keyFile("/k", properties));
    Path usual = Path.of("/data/challengectl/operator.key");
    assertEquals(usual, AuthService.keyFile("${nosuch}/k", properties));
    assertEquals(usual, AuthService.keyFile("/k\0", properties));
  }

  private static AuthService service(Path operatorKeyFile) throws IOException {
    return new AuthService(
        new FakeAgents(),
        new SilentBus(),
        new TestClock(),
        new FakeAudit(),
        new Defaults(),
        operatorKeyFile,
        4);
  }
}
