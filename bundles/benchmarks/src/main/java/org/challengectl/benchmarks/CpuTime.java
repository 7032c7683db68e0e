package org.challengectl.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Msps by the CPU time of the thread: what a busy machine takes away does not count. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CpuTime {

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long samples;
  private long nanos;

  /** Starts counting. */
  @Setup(Level.Iteration)
  public void start() {
    samples = 0;
    nanos = -threads.getCurrentThreadCpuTime();
  }

  /** Ends counting. */
  @TearDown(Level.Iteration)
  public void end() {
    nanos += threads.getCurrentThreadCpuTime();
  }

  void add(int newSamples) {
    samples += newSamples;
  }

  /** Complex samples per microsecond of CPU time. */
  public double mspsByCpu() {
    return samples * 1e3 / nanos;
  }
}
