package ${package};

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.challengectl.dsp.SampleFormat;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Samples that one core makes in a second, as the signed bytes that a radio takes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ${className}Benchmark {

  private static final int BLOCK = 65_536;
  private static final int SECONDS = Integer.getInteger("benchmark.seconds", 5);

  /** Sample rate of the radio. */
  @Param({"2000000", "20000000"})
  public int rateHz;

  private final Modulation modulation = new ${className}Modulation();
  private final float[] iq = new float[2 * BLOCK];
  private final byte[] bytes = new byte[2 * BLOCK];
  private Signal signal;

  /** Gets a long transmission ready. */
  @Setup(Level.Trial)
  public void open() throws SignalException {
    Parameters parameters = Parameters.check(modulation.descriptor(), Map.of());
    signal = modulation.prepare(new Flag.Text("k".repeat(10_000)), parameters, rateHz);
  }

  /** Ends it. */
  @TearDown(Level.Trial)
  public void close() {
    signal.close();
  }

  /** The next block, for the radio. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public byte[] int8() throws SignalException {
    int filled = 0;
    while (filled < BLOCK) {
      int count = signal.read(iq, 2 * filled, BLOCK - filled);
      if (count < 0) {
        signal.close();
        open();
      } else {
        filled += count;
      }
    }
    SampleFormat.toInt8(iq, 0, 2 * BLOCK, bytes, 0);
    return bytes;
  }

  /** Run by {@code mvn test -Pbenchmarks}. */
  @Test
  void keepsUpWithTheRadio() throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include(getClass().getName()).forks(1);
    options.warmupIterations(1).warmupTime(TimeValue.seconds(SECONDS));
    options.measurementIterations(1).measurementTime(TimeValue.seconds(SECONDS));
    for (RunResult result : new Runner(options.build()).run()) {
      double samplesPerSecond = result.getPrimaryResult().getScore();
      int radio = Integer.parseInt(result.getParams().getParam("rateHz"));
      double timesRealTime = samplesPerSecond / radio;
      System.out.printf(
          "at %d S/s: %.0f MS/s, %.1f times real time%n",
          radio, samplesPerSecond / 1e6, timesRealTime);
      assertTrue(timesRealTime > 1, "too slow for a radio at " + radio + " S/s");
    }
  }
}
