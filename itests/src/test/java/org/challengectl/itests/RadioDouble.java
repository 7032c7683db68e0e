package org.challengectl.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.challengectl.dsp.RealResampler;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.testkit.LibraryDouble;

/**
 * A double of a vendor's library in place of the real one, for an agent's container: see {@code
 * radio-kit/src/test/c/double.h}.
 *
 * @param model as in an agent's YAML
 * @param soname what the driver loads
 * @param header the vendor's
 * @param device a name of the radio that it plugs in
 * @param rateHz complex samples per second
 * @param format of what is recorded
 */
record RadioDouble(
    String model, String soname, String header, String device, int rateHz, SampleFormat format) {

  private static final Path DRIVERS =
      Path.of(System.getProperty("challengectl.root", "..")).resolve("sdr-drivers");
  private static final int RATE_HZ = 2_000_000;
  private static final int AUDIO_RATE = 50_000;
  private static final double DEVIATION_FULL_SCALE_HZ = 10_000;

  static List<RadioDouble> all() {
    return List.of(
        of("hackrf", "libhackrf.so.0", "libhackrf/hackrf.h", SampleFormat.INT8),
        of("limesdr", "libLimeSuite.so.22.09.1", "lime/LimeSuite.h", SampleFormat.INT16),
        of("bladerf", "libbladeRF.so.2", "libbladeRF.h", SampleFormat.Q11),
        of("usrp", "libuhd.so.4.3.0", "uhd.h", SampleFormat.INT16),
        of("soapysdr", "libSoapySDR.so.0.8", "SoapySDR/Device.h", SampleFormat.FLOAT32));
  }

  private static RadioDouble of(String model, String soname, String header, SampleFormat format) {
    return new RadioDouble(model, soname, header, "0", RATE_HZ, format);
  }

  /** Builds it where {@code jna.library.path} may point to. */
  Path build(Path folder) throws Exception {
    Path source =
        DRIVERS.resolve(model).resolve("src/test/c/" + model + ".c").toAbsolutePath().normalize();
    return LibraryDouble.build(source, soname, header, folder).getParent();
  }

  /** What a pager would hear of what has left the antenna, in multimon-ng's words. */
  String pagerHears(Path folder) throws Exception {
    byte[] sent = sent(folder);
    int samples = sent.length / format.bytesPerSample();
    float[] iq = new float[2 * samples];
    format.decode(sent, 0, iq, 0, samples);
    float[] audio = demodulated(iq, rateHz / AUDIO_RATE);
    RealResampler resampler = new RealResampler(AUDIO_RATE, Multimon.RATE);
    float[] out = new float[resampler.maxOutput(audio.length)];
    int count = resampler.execute(audio, 0, audio.length, out, 0);
    Path file = folder.resolve(model + ".raw");
    Files.write(file, Multimon.pcm(out, count));
    return Multimon.pocsag(file);
  }

  /** Bytes of all transmissions. */
  byte[] sent(Path folder) throws IOException {
    Path file = folder.resolve(model + ".tx");
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    return Arrays.copyOf(bytes, bytes.length - bytes.length % format.bytesPerSample());
  }

  /** Averages and takes one of so many samples, then FM. */
  private static float[] demodulated(float[] iq, int decimation) {
    float[] turns = new float[iq.length / 2 / decimation];
    double lastI = 1;
    double lastQ = 0;
    for (int k = 0; k < turns.length; k++) {
      double i = 0;
      double q = 0;
      for (int n = 2 * k * decimation; n < 2 * (k + 1) * decimation; n += 2) {
        i += iq[n];
        q += iq[n + 1];
      }
      double turn = Math.atan2(q * lastI - i * lastQ, i * lastI + q * lastQ);
      turns[k] = (float) (turn * AUDIO_RATE / (2 * Math.PI) / DEVIATION_FULL_SCALE_HZ);
      lastI = i;
      lastQ = q;
    }
    return turns;
  }
}
