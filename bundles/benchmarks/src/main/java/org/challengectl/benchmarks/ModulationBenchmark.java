package org.challengectl.benchmarks;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.challengectl.dsp.SampleFormat;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
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

/**
 * How many complex samples a core makes per microsecond (so Msps), each modulation as floats, as
 * the signed bytes that a HackRF takes and as 16 bits for other radios.
 *
 * <p>Transmissions are made ready before the clock runs, as many as a short run needs; when they
 * have all been sent, what it takes to get another one ready counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ModulationBenchmark {

  private static final int BLOCK = 65_536;
  private static final int FILE_SECONDS = 600;
  private static final long READY_SAMPLES = 2_000_000_000;
  private static final int READY_SIGNALS = 300;

  /** Case to measure. */
  @Param({
    "cw",
    "ask",
    "nbfm",
    "usb",
    "am",
    "pocsag",
    "lrs",
    "fhss",
    "freedv",
    "paint",
    "wbfm",
    "afsk",
    "rtty",
    "psk31",
    "dtmf",
    "sstv",
    "ft8",
    "fsk",
    "gfsk",
    "fsk-38400",
    "gfsk-38400",
    "adsb",
    "iq"
  })
  public String modulation;

  /** Device's sample rate. */
  @Param({"2000000", "20000000"})
  public int rateHz;

  private final float[] iq = new float[2 * BLOCK];
  private final byte[] bytes = new byte[2 * BLOCK];
  private final short[] shorts = new short[2 * BLOCK];
  private final Deque<Signal> ready = new ArrayDeque<>();
  private ModulationCase wanted;
  private Modulation found;
  private FlagFiles files;
  private Flag flag;
  private Signal signal;

  /** Gets transmissions ready. */
  @Setup(Level.Trial)
  public void prepare() throws IOException, SignalException {
    wanted = ModulationCase.of(modulation);
    found = Modulations.find(wanted.modulation()).orElseThrow();
    files = new FlagFiles(FILE_SECONDS);
    flag = wanted.flag().of(files);
    for (long samples = 0; samples < READY_SAMPLES && ready.size() < READY_SIGNALS; ) {
      Signal next = wanted.prepare(found, flag, rateHz);
      samples += next.sampleCount();
      ready.add(next);
    }
    signal = ready.remove();
  }

  /** Ends the transmissions and removes the files. */
  @TearDown(Level.Trial)
  public void close() throws IOException {
    signal.close();
    ready.forEach(Signal::close);
    files.close();
  }

  /** Floats only. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public float[] floats(CpuTime cpu) throws SignalException {
    fill(cpu);
    return iq;
  }

  /** Floats, then signed bytes. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public byte[] int8(CpuTime cpu) throws SignalException {
    fill(cpu);
    SampleFormat.toInt8(iq, 0, 2 * BLOCK, bytes, 0);
    return bytes;
  }

  /** Floats, then 16 bits. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public short[] int16(CpuTime cpu) throws SignalException {
    fill(cpu);
    SampleFormat.toInt16(iq, 0, 2 * BLOCK, shorts, 0);
    return shorts;
  }

  private void fill(CpuTime cpu) throws SignalException {
    int filled = 0;
    while (filled < BLOCK) {
      int count = signal.read(iq, 2 * filled, BLOCK - filled);
      if (count < 0) {
        signal.close();
        signal = ready.isEmpty() ? wanted.prepare(found, flag, rateHz) : ready.remove();
      } else {
        filled += count;
      }
    }
    cpu.add(BLOCK);
  }
}
