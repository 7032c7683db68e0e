package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AccessException.Kind;
import org.challengectl.auth.Actor;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Enrollment;
import org.challengectl.auth.Enrollment.IssuedToken;
import org.challengectl.auth.Provisioning.NewKey;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningKeysTest {

  private static final String HERE = "10.0.0.7";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Actor ANNA =
      Actor.user("anna", HERE, Set.of(Permission.CREATE_PROVISIONING_KEY));

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private final FakeAgents agents = new FakeAgents();
  private final FakeAudit audit = new FakeAudit();
  private final FakeProvisioning stored = new FakeProvisioning();
  private AuthService enrollment;
  private ProvisioningKeys keys;

  @BeforeEach
  void start() throws Exception {
    enrollment =
        new AuthService(
            agents,
            new SilentBus(),
            clock,
            audit,
            new Defaults(),
            directory.resolve("operator.key"),
            4);
    keys = new ProvisioningKeys(stored, agents, enrollment, audit, clock);
  }

  @Test
  void aHostMakesItsAgentWithAKey() {
    NewKey key = keys.create("Rack A", ANNA);
    IssuedToken issued = keys.provision(key.text(), "fox", DAY, HERE);
    enrollment.enroll(
        new Enrollment.Application(
            issued.token(), Optional.of(issued.apiKey()), Optional.empty(), AgentClaim.from(HERE)));
    assertEquals("fox", enrollment.agent(issued.apiKey(), AgentClaim.from(HERE)));
    assertEquals(
        List.of(
            "user:anna provisioning-key.create " + key.key().id() + " DONE",
            "provisioning:" + key.key().id() + " agent.provision fox DONE"),
        audit.entries);
  }

  @Test
  void storesNoSecretAndShowsNoneAgain() {
    NewKey key = keys.create("Rack A", ANNA);
    assertTrue(key.text().startsWith("ccp_" + key.key().id() + "_"));
    String secret = key.text().substring(key.text().length() - 32);
    assertFalse(stored.keys().toString().contains(secret));
    assertFalse(keys.keys().toString().contains(secret));
    assertFalse(audit.entries.toString().contains(secret));
  }

  @Test
  void aKeyThatIsDisabledOrDeletedIsOfNoUseAtOnce() {
    NewKey key = keys.create("Rack A", ANNA);
    assertFalse(keys.setEnabled(key.key().id(), false, ANNA).enabled());
    assertEquals(Kind.UNAUTHENTICATED, refusal(key.text()));
    keys.setEnabled(key.key().id(), true, ANNA);
    keys.provision(key.text(), "fox", DAY, HERE);
    keys.delete(key.key().id(), ANNA);
    assertEquals(Kind.UNAUTHENTICATED, refusal(key.text()));
    assertThrows(RefusedException.class, () -> keys.delete(key.key().id(), ANNA));
    assertThrows(RefusedException.class, () -> keys.setEnabled("nosuch", true, ANNA));
  }

  @Test
  void refusesWhatIsNoKey() {
    NewKey key = keys.create("Rack A", ANNA);
    String forged = "ccp_" + key.key().id() + "_" + "a".repeat(32);
    String agentKey = enrollment.issueKey("fox");
    for (String wrong : new String[] {null, "", forged, agentKey, key.text() + "\n"}) {
      assertEquals(Kind.UNAUTHENTICATED, refusal(wrong), wrong);
    }
    assertEquals(List.of(), agents.tokens());
  }

  @Test
  void doesNotTakeTheIdOfAnAgentThatHasJoined() {
    NewKey key = keys.create("Rack A", ANNA);
    agents.add("fox");
    RefusedException refused =
        assertThrows(RefusedException.class, () -> keys.provision(key.text(), "fox", DAY, HERE));
    assertEquals("agent_exists", refused.code());
    assertEquals(List.of(), agents.tokens());
  }

  @Test
  void anAddressProvisionsAHundredTimesAnHour() {
    NewKey key = keys.create("Rack A", ANNA);
    for (int i = 0; i < ProvisioningKeys.PER_HOUR; i++) {
      assertEquals(Kind.UNAUTHENTICATED, refusal("ccp_wrong"));
    }
    assertEquals(Kind.TOO_MANY, refusal(key.text()));
    keys.provision(key.text(), "hound", DAY, "10.0.0.8");
    clock.pass(Duration.ofHours(1));
    keys.provision(key.text(), "fox", DAY, HERE);
  }

  @Test
  void whoLacksThePermissionChangesNothing() {
    NewKey key = keys.create("Rack A", ANNA);
    Actor bob = Actor.user("bob", HERE, Set.of(Permission.MANAGE_AGENTS));
    assertThrows(AccessException.class, () -> keys.create("x", bob));
    assertThrows(AccessException.class, () -> keys.setEnabled(key.key().id(), false, bob));
    assertThrows(AccessException.class, () -> keys.delete(key.key().id(), bob));
    assertEquals(List.of(key.key()), keys.keys());
    assertEquals(
        "user:bob provisioning-key.delete " + key.key().id() + " REFUSED", audit.entries.get(3));
  }

  @Test
  void refusesDescriptionsThatCannotBe() {
    for (String text : new String[] {"x".repeat(201), "a\nb", "\0"}) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> keys.create(text, ANNA));
      assertEquals("invalid_description", refused.code());
    }
    assertEquals(List.of(), keys.keys());
  }

  private Kind refusal(String key) {
    return assertThrows(AccessException.class, () -> keys.provision(key, "any", DAY, HERE)).kind();
  }
}
