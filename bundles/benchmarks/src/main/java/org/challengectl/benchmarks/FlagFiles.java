package org.challengectl.benchmarks;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.signal.Flag;

/** Files to send, written when they are asked for and removed at the end. */
final class FlagFiles implements AutoCloseable {

  /** Complex samples per second of a capture. */
  static final int CAPTURE_RATE_HZ = 250_000;

  private static final int BLOCK = CAPTURE_RATE_HZ / 10;
  private static final int CAPTURE_SECONDS = 60;

  private final Path folder;
  private final int seconds;

  /**
   * @param seconds length of audio, and of a capture up to a minute
   */
  FlagFiles(int seconds) throws IOException {
    folder = Files.createTempDirectory("benchmark");
    this.seconds = seconds;
  }

  /** A WAV file of 48 kHz. */
  Flag audio() throws IOException {
    Path file = folder.resolve("audio.wav");
    AudioFile.write(file, seconds);
    return flag(file);
  }

  /** A PNG of 320 by 256 pixels: a gradient with shapes on it. */
  Flag picture() throws IOException {
    BufferedImage image = new BufferedImage(320, 256, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.BLUE, 320, 256, Color.ORANGE));
    pen.fillRect(0, 0, 320, 256);
    pen.setPaint(Color.WHITE);
    for (int k = 0; k < 8; k++) {
      pen.drawOval(20 + 32 * k, 40, 60, 170);
    }
    pen.dispose();
    Path file = folder.resolve("picture.png");
    ImageIO.write(image, "png", file.toFile());
    return flag(file);
  }

  /** Raw little-endian floats, I and Q by turns: a turning tone. */
  Flag capture() throws IOException {
    Path file = folder.resolve("capture.cf32");
    ComplexOscillator oscillator = new ComplexOscillator(12_345, CAPTURE_RATE_HZ);
    float[] iq = new float[2 * BLOCK];
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * iq.length).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n = 0; n < 10 * Math.min(seconds, CAPTURE_SECONDS); n++) {
        oscillator.generate(iq, 0, BLOCK);
        bytes.asFloatBuffer().put(iq);
        out.write(bytes.array());
      }
    }
    return flag(file);
  }

  private static Flag flag(Path file) {
    return new Flag.File(file, String.valueOf(file.getFileName()));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
