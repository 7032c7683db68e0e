package org.challengectl.scheduler.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.challengectl.domain.Device;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.SignalProfile;
import org.challengectl.scheduler.internal.IntervalSet.Interval;

/**
 * Finds a carrier frequency: evenly drawn from all that are free, on a raster, so that the whole
 * band that a signal must have for itself (its profile's) lies in one range and within one of the
 * device's limits.
 *
 * <p>The raster is 5 kHz for signals of 6 kHz and more and 1 kHz for narrower ones, or the
 * configured one. Where a range offers fewer than {@value #FEW} carriers on it, 100 Hz is used, and
 * 1 Hz at last. The guard lies within the range as well; only if the range is too narrow for that,
 * it may reach beyond its edge. A fixed frequency is on no raster, and its guard is not confined.
 */
final class FrequencyDrawing {

  /**
   * A carrier.
   *
   * @param band the signal's band with the guard on either side
   */
  record Placement(long carrierHz, FrequencyBand band) {}

  /** Which carriers there are before anybody else is on the air. */
  private record Choice(IntervalSet carriers, long rasterHz) {}

  private static final int FEW = 4;
  private static final long WIDE_HZ = 6_000;
  private static final long MAX_HZ = 1_000_000_000_000L;
  private static final long BEYOND_HZ = 2 * MAX_HZ;

  private final SchedulerSettings settings;
  private final RandomGenerator random;

  FrequencyDrawing(SchedulerSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * Draws a carrier.
   *
   * @param taken bands, guards included, that must not be touched
   * @return empty if there is none now
   */
  Optional<Placement> draw(
      FrequencyPlan plan,
      SignalProfile profile,
      List<FrequencyRange> ranges,
      Device device,
      List<FrequencyBand> taken) {
    Choice choice = choice(plan, profile, ranges, limits(device, profile, ranges));
    IntervalSet free = choice.carriers();
    for (FrequencyBand band : taken) {
      free = free.minus(touching(band, profile));
    }
    long count = free.multiples(choice.rasterHz());
    return count == 0
        ? Optional.empty()
        : Optional.of(placement(free.multiple(choice.rasterHz(), random.nextLong(count)), profile));
  }

  /** The lowest carrier there is, taken or not; empty if the device can never send this. */
  Optional<Placement> lowest(
      FrequencyPlan plan, SignalProfile profile, List<FrequencyRange> ranges, Device device) {
    Choice choice = choice(plan, profile, ranges, limits(device, profile, ranges));
    return choice.carriers().multiples(choice.rasterHz()) == 0
        ? Optional.empty()
        : Optional.of(placement(choice.carriers().multiple(choice.rasterHz(), 0), profile));
  }

  /** Where the device can send this: nowhere if the signal is too wide for its sample rate. */
  private static List<FrequencyBand> limits(
      Device device, SignalProfile profile, List<FrequencyRange> ranges) {
    return device.isFastEnoughFor(profile) ? device.usable(ranges) : List.of();
  }

  private Choice choice(
      FrequencyPlan plan,
      SignalProfile profile,
      List<FrequencyRange> ranges,
      List<FrequencyBand> limits) {
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      long carrier = fixed.frequencyHz();
      return new Choice(carriers(new Interval(carrier, carrier), profile, limits), 1);
    }
    List<FrequencyBand> within = bands(plan, ranges);
    Choice guarded =
        rastered(carriersWithin(within, settings.frequencyGuardHz(), profile, limits), profile);
    return guarded.carriers().multiples(1) > 0
        ? guarded
        : rastered(carriersWithin(within, 0, profile, limits), profile);
  }

  private Choice rastered(IntervalSet carriers, SignalProfile profile) {
    long usual =
        settings.frequencyRasterHz() > 0
            ? settings.frequencyRasterHz()
            : profile.occupiedBandwidthHz() >= WIDE_HZ ? 5_000 : 1_000;
    for (long raster : new long[] {usual, 100}) {
      if (carriers.multiples(raster) >= FEW) {
        return new Choice(carriers, raster);
      }
    }
    return new Choice(carriers, 1);
  }

  private static List<FrequencyBand> bands(FrequencyPlan plan, List<FrequencyRange> ranges) {
    if (plan instanceof FrequencyPlan.Manual manual) {
      return List.of(manual.range());
    }
    List<String> names = ((FrequencyPlan.Named) plan).rangeNames();
    return ranges.stream()
        .filter(range -> names.contains(range.name()))
        .map(FrequencyRange::band)
        .toList();
  }

  private static IntervalSet carriersWithin(
      List<FrequencyBand> bands, long guardHz, SignalProfile profile, List<FrequencyBand> limits) {
    List<Interval> all = new ArrayList<>();
    for (FrequencyBand band : bands) {
      all.addAll(
          within(
              new Interval(
                  Math.min(band.lowHz(), BEYOND_HZ) - profile.lowOffsetHz() + guardHz,
                  Math.min(band.highHz(), MAX_HZ) - profile.highOffsetHz() - guardHz),
              profile,
              limits));
    }
    return IntervalSet.union(all);
  }

  private static IntervalSet carriers(
      Interval wanted, SignalProfile profile, List<FrequencyBand> limits) {
    return IntervalSet.union(within(wanted, profile, limits));
  }

  /** The carriers of an interval on which the signal's band is within one of the limits. */
  private static List<Interval> within(
      Interval wanted, SignalProfile profile, List<FrequencyBand> limits) {
    return limits.stream()
        .map(
            limit ->
                new Interval(
                    Math.max(
                        wanted.low(), Math.min(limit.lowHz(), BEYOND_HZ) - profile.lowOffsetHz()),
                    Math.min(
                        wanted.high(), Math.min(limit.highHz(), MAX_HZ) - profile.highOffsetHz())))
        .toList();
  }

  /** The carriers on which the signal and its guard would touch a band. */
  private Interval touching(FrequencyBand band, SignalProfile profile) {
    long guard = settings.frequencyGuardHz();
    return new Interval(
        band.lowHz() - profile.highOffsetHz() - guard,
        band.highHz() - profile.lowOffsetHz() + guard);
  }

  private Placement placement(long carrierHz, SignalProfile profile) {
    long guard = settings.frequencyGuardHz();
    return new Placement(
        carrierHz,
        new FrequencyBand(
            Math.max(1, carrierHz + profile.lowOffsetHz() - guard),
            carrierHz + profile.highOffsetHz() + guard));
  }
}
