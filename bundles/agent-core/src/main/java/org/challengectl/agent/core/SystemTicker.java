package org.challengectl.agent.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The machine's ticker. {@link System#nanoTime} stands still on Linux while the machine is
 * suspended (CLOCK_MONOTONIC), /proc/uptime does not (CLOCK_BOOTTIME, to 10 ms): what it is ahead
 * is added. The file is read when {@link #check} is called and whenever the wall clock has jumped
 * against the monotonic one, which it does over a suspension. Without the file, suspension goes
 * unnoticed.
 */
public final class SystemTicker implements Ticker {

  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final long JUMP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long SUSPENSION_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final LongSupplier monotonic;
  private final LongSupplier wallMillis;
  private final Supplier<OptionalLong> sinceBoot;
  private final long bootBase;
  private volatile long wallAhead;
  private volatile long suspended;

  public SystemTicker() {
    this(System::nanoTime, System::currentTimeMillis, SystemTicker::uptime);
  }

  /**
   * @param monotonic nanoseconds, standing still while suspended
   * @param wallMillis the wall clock
   * @param sinceBoot nanoseconds, going on while suspended; empty if unknown
   */
  SystemTicker(LongSupplier monotonic, LongSupplier wallMillis, Supplier<OptionalLong> sinceBoot) {
    this.monotonic = monotonic;
    this.wallMillis = wallMillis;
    this.sinceBoot = sinceBoot;
    long now = monotonic.getAsLong();
    this.wallAhead = wallAhead(now);
    this.bootBase = sinceBoot.get().orElse(now) - now;
  }

  @Override
  public long nanos() {
    long now = monotonic.getAsLong();
    long ahead = wallAhead(now);
    if (Math.abs(ahead - wallAhead) > JUMP_NANOS) {
      check();
      wallAhead = ahead;
    }
    return now + suspended;
  }

  @Override
  public synchronized void check() {
    long now = monotonic.getAsLong();
    OptionalLong boot = sinceBoot.get();
    if (boot.isPresent()) {
      long missed = boot.getAsLong() - now - bootBase;
      if (missed > suspended + SUSPENSION_NANOS) {
        suspended = missed;
      }
    }
  }

  /** How long the machine has been suspended since this ticker was made, nanoseconds. */
  public long suspendedNanos() {
    return suspended;
  }

  private long wallAhead(long now) {
    return TimeUnit.MILLISECONDS.toNanos(wallMillis.getAsLong()) - now;
  }

  private static OptionalLong uptime() {
    try {
      return parseUptime(new String(Files.readAllBytes(UPTIME), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong parseUptime(String text) {
    int end = text.indexOf(' ');
    try {
      double seconds = Double.parseDouble(end < 0 ? text.strip() : text.substring(0, end));
      return OptionalLong.of(Math.round(seconds * 1e9));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
