package org.challengectl.scheduler.simulation;

import java.util.function.BinaryOperator;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LeaseState;
import org.challengectl.domain.ServerTime;
import org.challengectl.scheduler.fixture.MemoryLedger;
import org.challengectl.scheduler.internal.SchedulerCore;

/** Starts the scheduler, with a ledger that falsifies what it is told if sabotage wants it. */
final class ServerSabotage {

  private ServerSabotage() {}

  static SchedulerCore start(World world, MemoryLedger ledger, ServerTime time, EventBus bus) {
    if (world.sabotaged(Sabotage.SERVER_SKIPS_RECOVERY)) {
      ledger.state().falsifyLeases((before, written) -> before);
    }
    if (world.sabotaged(Sabotage.SERVER_SKIPS_SILENCE)) {
      ledger.transact(
          tx -> {
            tx.saveSetting("restore_detected", "");
            return tx;
          });
    }
    SchedulerCore core =
        new SchedulerCore(ledger, time, bus, world.settings, world.chance.generator());
    BinaryOperator<Lease> falsifier = falsifier(world);
    ledger
        .state()
        .falsifyLeases(
            (before, written) -> {
              world.trace("ledger", "writes", written);
              return falsifier.apply(before, written);
            });
    return core;
  }

  private static BinaryOperator<Lease> falsifier(World world) {
    return switch (world.sabotage) {
      case SERVER_SHORTENS_LEASES ->
          (before, written) ->
              written.withFreeAt(written.freeAt().minus(written.duration().dividedBy(2)));
      case SERVER_FORGETS_RENEWALS ->
          (before, written) ->
              written.state() == LeaseState.LIVE ? written.withFreeAt(before.freeAt()) : written;
      case SERVER_MISPLACES_BANDS -> (before, written) -> elsewhere(written);
      case NONE,
          AGENT_IGNORES_ITS_DEADLINE,
          AGENT_COUNTS_FROM_THE_ANSWER,
          AGENT_USES_LEASES_OF_THE_DEAD,
          SERVER_SKIPS_RECOVERY,
          SERVER_SKIPS_SILENCE ->
          (before, written) -> written;
    };
  }

  private static Lease elsewhere(Lease lease) {
    return new Lease(
        lease.fencingNumber(),
        lease.transmissionId(),
        lease.challengeId(),
        lease.agentId(),
        lease.deviceId(),
        lease.site(),
        new FrequencyBand(1, 2),
        lease.carrierHz(),
        lease.duration(),
        lease.grantedAt(),
        lease.freeAt(),
        lease.renewableUntil(),
        lease.fenced(),
        lease.stopRequested(),
        lease.state());
  }
}
