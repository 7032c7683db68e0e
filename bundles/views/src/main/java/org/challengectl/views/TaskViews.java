package org.challengectl.views;

import java.util.LinkedHashMap;
import java.util.Map;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.RenewReply;
import org.challengectl.protocol.Task;
import org.challengectl.scheduler.Assignment;

/** Assignments and leases as runners see them. */
public final class TaskViews {

  private TaskViews() {}

  public static Task task(Assignment assignment) {
    Lease lease = assignment.lease();
    Transmission transmission = assignment.transmission();
    return new Task(
        assignment.challenge().id(),
        assignment.challenge().spec().name(),
        config(assignment.challenge().spec(), lease.carrierHz()),
        lease.fencingNumber(),
        Units.seconds(lease.duration()),
        transmission.startAt(),
        transmission.id(),
        lease.deviceId(),
        Units.seconds(transmission.profile().duration()),
        transmission.profile().occupiedBandwidthHz());
  }

  public static RenewReply renewed(Lease lease) {
    return new RenewReply(
        lease.fencingNumber(), Units.seconds(lease.duration()), lease.stopRequested());
  }

  private static Map<String, Object> config(ChallengeSpec spec, long carrierHz) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("modulation", spec.modulation());
    config.put("frequency", carrierHz);
    config.putAll(ChallengeViews.flag(spec.flag()));
    spec.parameters().forEach(config::putIfAbsent);
    return config;
  }
}
