package org.challengectl.scheduler.internal;

import static org.challengectl.scheduler.fixture.Samples.device;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent.AgentChanged;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.fixture.Bench;
import org.junit.jupiter.api.Test;

class RegistryTest {

  private final Bench bench = new Bench();

  @Test
  void whoRegistersIsOnlineAndEnabled() {
    bench.runner("alpha");
    Agent agent = bench.agent("alpha");
    assertTrue(agent.online() && agent.enabled());
    assertEquals(Optional.of(Bench.START), agent.lastHeartbeat());
    assertEquals(1, bench.told(AgentChanged.class).size());
  }

  @Test
  void registeringAgainDoesNotEnable() {
    bench.runner("alpha");
    bench.agents.setEnabled("alpha", false);
    bench.runner("alpha", device("new"));
    assertFalse(bench.agent("alpha").enabled());
    assertTrue(bench.agent("alpha").device("new").isPresent());
  }

  @Test
  void anAgentWithoutHeartbeatsIsOfflineAfterNinetySeconds() {
    bench.runner("alpha");
    bench.passAlive(300, "alpha");
    bench.passAlive(89);
    assertTrue(bench.agent("alpha").online());
    bench.passAlive(2);
    assertFalse(bench.agent("alpha").online());
    bench.events.clear();
    bench.agents.heartbeat("alpha");
    bench.agents.heartbeat("alpha");
    assertTrue(bench.agent("alpha").online());
    assertEquals(1, bench.told(AgentChanged.class).size());
  }

  @Test
  void theTimeThatTheServerWasAwayIsNotHeldAgainstAnybody() {
    bench.runner("alpha");
    bench.pass(10_000);
    bench.restart();
    bench.sweeper.sweep();
    assertTrue(bench.agent("alpha").online());
    bench.passAlive(91);
    assertFalse(bench.agent("alpha").online());
  }

  @Test
  void afterARestartNobodyIsConnected() {
    bench.listener("ear");
    bench.restart();
    assertFalse(bench.agent("ear").connected());
    bench.agents.connected("ear", true);
    assertTrue(bench.agent("ear").connected());
  }

  @Test
  void strangersMustRegisterFirst() {
    for (Runnable call :
        new Runnable[] {
          () -> bench.agents.heartbeat("nobody"),
          () -> bench.agents.signOut("nobody"),
          () -> bench.agents.connected("nobody", true),
          () -> bench.agents.setEnabled("nobody", true)
        }) {
      assertEquals("not_found", assertThrows(RefusedException.class, call::run).code());
    }
  }

  @Test
  void anAgentsDevicesNeedIdsOfTheirOwn() {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> bench.runner("alpha", device("0"), device("0")));
    assertEquals("invalid_registration", refused.code());
    assertEquals(Optional.empty(), bench.ledger.transact(tx -> tx.agent("alpha")));
    assertThrows(RefusedException.class, () -> bench.runner(" "));
  }

  @Test
  void anAgentWithoutASiteIsOnTheDefaultOne() {
    bench.agents.register(
        Bench.registration("alpha", AgentType.RUNNER, " ", Optional.of(Set.of("cw")), true));
    assertEquals(Agent.DEFAULT_SITE, bench.agent("alpha").site());
  }
}
