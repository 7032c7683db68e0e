package org.challengectl.scheduler.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Device;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.LedgerTransaction.RecordingHistory;
import org.challengectl.domain.Recording;
import org.challengectl.domain.SignalProfile;

/** Decides whether a transmission is worth a recording, and who could make it. Stateless. */
final class ListenerChoice {

  /** A capture must be wider than the signal for its edges and the noise floor to be seen. */
  private static final double SPAN_MARGIN = 1.2;

  private final SchedulerSettings settings;
  private final RandomGenerator random;

  ListenerChoice(SchedulerSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * The listener to ask: on the same site, enabled, online, connected, with a free device that
   * covers the band; the least busy one, by lot among equals.
   */
  Optional<Agent> choose(
      LedgerTransaction tx, Challenge challenge, long carrierHz, String site, Instant now) {
    List<Agent> listeners =
        tx.agents(AgentType.LISTENER).stream()
            .filter(agent -> agent.enabled() && agent.online() && agent.connected())
            .filter(agent -> agent.site().equals(site))
            .toList();
    if (listeners.isEmpty()) {
      return Optional.empty();
    }
    RecordingHistory before = tx.recordingHistory(challenge.id());
    RecordingHistory withThis =
        new RecordingHistory(before.lastRecordedAt(), before.transmissionsSince() + 1);
    double priority = RecordingPriority.of(withThis, challenge.spec().priority(), now);
    if (priority < settings.recordingThreshold()) {
      return Optional.empty();
    }
    Map<String, Long> busy =
        tx.openRecordings().stream()
            .collect(Collectors.groupingBy(Recording::listenerId, Collectors.counting()));
    List<FrequencyRange> ranges = tx.frequencyRanges();
    record Offer(Agent agent, long busy, long lot) {}
    return listeners.stream()
        .map(agent -> new Offer(agent, busy.getOrDefault(agent.id(), 0L), random.nextLong()))
        // Which device a listener takes is its own choice, so each of its recordings may be on one
        // of those that are wanted here.
        .filter(
            offer -> offer.busy() < suitable(offer.agent(), challenge.profile(), carrierHz, ranges))
        .min(Comparator.comparingLong(Offer::busy).thenComparingLong(Offer::lot))
        .map(Offer::agent);
  }

  private static long suitable(
      Agent listener, SignalProfile profile, long carrierHz, List<FrequencyRange> ranges) {
    return listener.devices().stream()
        .filter(device -> device.covers(profile.bandAt(carrierHz), ranges))
        .filter(device -> wideEnough(device, profile))
        .count();
  }

  private static boolean wideEnough(Device device, SignalProfile profile) {
    return device.sampleRateHz() == 0
        || device.sampleRateHz() >= profile.occupiedBandwidthHz() * SPAN_MARGIN;
  }
}
