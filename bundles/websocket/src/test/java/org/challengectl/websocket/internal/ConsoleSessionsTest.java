package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.challengectl.auth.SignIn;
import org.challengectl.domain.DomainEvent;
import org.challengectl.views.testing.FakeAgentRepository;
import org.challengectl.views.testing.FakeRules;
import org.challengectl.views.testing.FakeStore;
import org.challengectl.views.testing.ManualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who stays connected when sessions end. */
class ConsoleSessionsTest {

  private final FakeStore store = new FakeStore();
  private final FakeRules rules = new FakeRules(store);
  private final ManualTime time = new ManualTime();
  private final FakeSessions sessions = new FakeSessions();
  private final FakeChannel anna = new FakeChannel();
  private final FakeChannel annaToo = new FakeChannel();
  private final FakeChannel bob = new FakeChannel();
  private final FakeChannel operator = new FakeChannel();
  private final ConsoleHub hub =
      new ConsoleHub(
          new InitialState(
              rules,
              store.challengeRepository(),
              new FakeAgentRepository(rules.agents),
              store.transmissionRepository(),
              store.recordingRepository(),
              time),
          time);

  @BeforeEach
  void connect() {
    sessions.put("a1", "anna", SignIn.Stage.FULL);
    sessions.put("a2", "anna", SignIn.Stage.FULL);
    sessions.put("b1", "bob", SignIn.Stage.FULL);
    hub.opened(anna, pass("a1"));
    hub.opened(annaToo, pass("a2"));
    hub.opened(bob, pass("b1"));
    hub.opened(operator, Pass.OPERATOR);
  }

  @Test
  void letsGoOfAUserWhoseSessionsHaveEnded() {
    hub.happened(new DomainEvent.SessionsEnded(time.instant(), "anna", ""));
    assertEquals(Goodbye.POLICY, anna.closed);
    assertEquals(Goodbye.POLICY, annaToo.closed);
    assertNull(bob.closed);
    assertNull(operator.closed);
    hub.happened(new DomainEvent.ControlChanged(time.instant(), true, false, false));
    assertEquals(List.of("initial_state"), anna.types());
    assertEquals(List.of("initial_state", "system"), bob.types());
  }

  @Test
  void keepsTheSessionThatGoesOn() {
    hub.happened(new DomainEvent.SessionsEnded(time.instant(), "anna", "id-a2"));
    assertEquals(Goodbye.POLICY, anna.closed);
    assertNull(annaToo.closed);
  }

  @Test
  void letsGoOfTheOneSessionThatSignedOut() {
    hub.happened(new DomainEvent.SessionEnded(time.instant(), "anna", "id-a1"));
    assertEquals(Goodbye.POLICY, anna.closed);
    assertNull(annaToo.closed);
  }

  @Test
  void letsGoOfSessionsThatHaveRunOut() {
    hub.check();
    assertNull(bob.closed);
    assertEquals(1, bob.pings);
    sessions.remove("b1");
    hub.check();
    assertEquals(Goodbye.POLICY, bob.closed);
    assertNull(operator.closed);
  }

  @Test
  void tellsNothingToASessionThatEndsWhileItConnects() {
    FakeChannel late = new FakeChannel();
    hub.opened(late, new Pass(Optional.of(sessions.session("a1", "")), () -> false));
    assertEquals(Goodbye.POLICY, late.closed);
    assertEquals(List.of(), late.types());
  }

  private Pass pass(String token) {
    return new Pass(
        Optional.of(sessions.session(token, "")), () -> sessions.peek(token).isPresent());
  }
}
