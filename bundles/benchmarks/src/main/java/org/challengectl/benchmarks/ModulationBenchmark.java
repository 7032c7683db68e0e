package org.challengectl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.challengectl.dsp.SampleFormat;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
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
 * How many complex samples a core makes per microsecond (so Msps), each modulation with its default
 * parameters, as floats and as the signed bytes that a HackRF takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ModulationBenchmark {

  private static final int BLOCK = 65_536;
  private static final int AUDIO_SECONDS = 600;

  /** Modulation to measure. */
  @Param({"cw", "ask", "nbfm", "usb"})
  public String modulation;

  /** Device's sample rate. */
  @Param({"2000000", "20000000"})
  public int rateHz;

  private final float[] iq = new float[2 * BLOCK];
  private final byte[] bytes = new byte[2 * BLOCK];
  private Path audio;
  private Signal signal;

  /** Makes the audio file. */
  @Setup(Level.Trial)
  public void makeAudio() throws IOException {
    audio = Files.createTempFile("benchmark", ".wav");
    AudioFile.write(audio, AUDIO_SECONDS);
  }

  /** Prepares a transmission that outlasts an iteration. */
  @Setup(Level.Iteration)
  public void prepare() throws SignalException {
    Modulation found =
        ServiceLoader.load(Modulation.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(m -> m.descriptor().answersTo(modulation))
            .findFirst()
            .orElseThrow();
    Map<String, ?> values = modulation.equals("ask") ? Map.of("repeats", 10_000) : Map.of();
    Parameters parameters = Parameters.check(found.descriptor(), modulation, values);
    Flag flag =
        found.descriptor().flagKind() == FlagKind.AUDIO
            ? new Flag.File(audio, "benchmark.wav")
            : new Flag.Text("THE FLAG IS SEVEN SEVEN BRAVO ".repeat(40));
    signal = found.prepare(flag, parameters, rateHz);
  }

  /** Ends the transmission. */
  @TearDown(Level.Iteration)
  public void close() {
    signal.close();
  }

  /** Removes the audio file. */
  @TearDown(Level.Trial)
  public void removeAudio() throws IOException {
    Files.delete(audio);
  }

  /** Floats only. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public float[] floats() throws SignalException {
    fill();
    return iq;
  }

  /** Floats, then signed bytes. */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public byte[] int8() throws SignalException {
    fill();
    SampleFormat.toInt8(iq, 0, 2 * BLOCK, bytes, 0);
    return bytes;
  }

  private void fill() throws SignalException {
    int filled = 0;
    while (filled < BLOCK) {
      int count = signal.read(iq, 2 * filled, BLOCK - filled);
      if (count < 0) {
        signal.close();
        prepare();
      } else {
        filled += count;
      }
    }
  }
}
