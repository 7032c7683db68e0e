package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.Device;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.TransmissionStatus;
import org.junit.jupiter.api.Test;

/** Text that means harm, or is merely odd. */
interface HostileTextContract extends Repositories {

  /** Every kind of trouble in one text: quotes, comments, patterns, controls, astral, broken. */
  String NASTY =
      "'; drop table challenges; -- \" ` \\ % _ $1 ? {d} \u0000\u0001\r\n\t\u202e📡\uD83D \uDCE1";

  String CLEANED =
      "'; drop table challenges; -- \" ` \\ % _ $1 ? {d} \uFFFD\u0001\r\n\t\u202e📡\uFFFD \uFFFD";

  @Test
  default void keepsAnyFlagExactly() {
    for (String flag : List.of(NASTY, "f".repeat(1_000_000), "📡".repeat(100_000))) {
      ChallengeSpec spec = Samples.sending(Samples.spec("flag"), flag);
      challenges().save(List.of(Samples.draft("flag", spec)));
      assertEquals(spec, challenges().find("flag").orElseThrow().spec());
      assertEquals(spec, ledger().transact(t -> t.due(NOW)).get(0).spec());
    }
  }

  @Test
  default void refusesADefinitionBeyondAllReason() {
    ChallengeSpec spec = Samples.sending(Samples.spec("flag"), "f".repeat(5_000_000));
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> challenges().save(List.of(Samples.draft("flag", spec))));
    assertEquals("too_large", refused.code());
    assertEquals(List.of(), challenges().all());
  }

  @Test
  default void keepsNamesWithQuotesAndEmojiAndRefusesWhatCannotBeStored() {
    String name = "O'Brien \"the 📡\" %_\\";
    challenges().save(List.of(Samples.draft("named", Samples.spec(name))));
    assertEquals(List.of(name), challenges().all().stream().map(c -> c.spec().name()).toList());
    for (String bad : List.of("a\u0000b", "a\uD83Db", "n".repeat(501))) {
      RefusedException refused =
          assertThrows(
              RefusedException.class,
              () -> challenges().save(List.of(Samples.draft("bad", Samples.spec(bad)))));
      assertEquals(RefusedException.Kind.INVALID, refused.kind());
    }
    assertEquals(1, challenges().all().size());
  }

  @Test
  default void findsNothingUnderAKeyThatCannotExist() {
    for (String key : List.of("a\u0000b", "\uD83D", "k".repeat(1_000_000), "' or '1'='1")) {
      assertEquals(Optional.empty(), challenges().find(key));
      assertEquals(false, challenges().delete(key));
      assertEquals(Optional.empty(), agents().find(key));
      assertEquals(false, agents().delete(key));
      assertEquals(Optional.empty(), agents().credential(key));
      assertEquals(false, agents().deleteToken(key));
      assertEquals(
          Optional.empty(), agents().redeem(key, NOW, Samples.credential("runner-1", "k1")));
      assertEquals(List.of(), transmissions().list(Optional.of(key), 10, 0));
      assertEquals(List.of(), recordings().list(Optional.of(key), 10, 0));
      assertEquals(Optional.empty(), ledger().transact(t -> t.challenge(key)));
      assertEquals(Optional.empty(), ledger().transact(t -> t.agent(key)));
      assertEquals(Optional.empty(), ledger().transact(t -> t.setting(key)));
      assertEquals(0, ledger().transact(t -> t.recordingHistory(key)).transmissionsSince());
    }
  }

  @Test
  default void cleansWhatAgentsSayForPeople() {
    challenges().save(List.of(Samples.draft("morse")));
    long id =
        ledger()
            .transact(
                t -> {
                  Challenge morse = t.challenge("morse").orElseThrow();
                  return Claims.grant(t, morse, "runner-1", "0").transmissionId();
                });
    String message = NASTY + "e".repeat(1_000_000);
    ledger()
        .transact(
            t -> {
              t.updateTransmission(
                  t.transmission(id)
                      .orElseThrow()
                      .ended(
                          TransmissionStatus.FAILURE, Optional.empty(), NOW, Optional.of(message)));
              t.insertStaleReport(new StaleReport(NOW, NASTY, NASTY, OptionalLong.of(1), NASTY));
              t.saveSetting("odd", NASTY);
              return null;
            });

    assertEquals(
        Optional.of(CLEANED + "e".repeat(1_000_000)),
        transmissions().find(id).orElseThrow().errorMessage());
    assertEquals(
        new StaleReport(NOW, CLEANED, CLEANED, OptionalLong.of(1), CLEANED),
        transmissions().staleReports(1).get(0));
    assertEquals(Optional.of(CLEANED), ledger().transact(t -> t.setting("odd")));
  }

  @Test
  default void keepsTheDevicesOfAnAgentExactlyAndRefusesIdsThatCannotBeLeased() {
    Device odd = new Device("0'\"", NASTY, NASTY, List.of(), 0);
    Agent agent = agentWith("O'Runner", odd);
    ledger().transact(t -> saved(t, agent));
    assertEquals(Optional.of(agent), agents().find("O'Runner"));

    for (Agent bad :
        List.of(
            agentWith("bad", new Device("\u0000", "m", "n", List.of(), 0)),
            agentWith("bad\u0000", odd),
            agentWith("b".repeat(501), odd))) {
      assertThrows(RefusedException.class, () -> ledger().transact(t -> saved(t, bad)));
    }
    assertEquals(List.of(agent), agents().all());
  }

  private static boolean saved(org.challengectl.domain.LedgerTransaction t, Agent agent) {
    t.saveAgent(agent);
    return true;
  }

  private static Agent agentWith(String id, Device device) {
    return new Agent(
        id,
        AgentType.LISTENER,
        "h'ost",
        "",
        Agent.DEFAULT_SITE,
        true,
        true,
        Optional.empty(),
        List.of(device),
        Optional.empty(),
        true,
        true);
  }
}
