package org.challengectl.modulation.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFlagTest {

  @TempDir Path folder;

  private Flag file(String name, byte[] bytes) throws IOException {
    return new Flag.File(Files.write(folder.resolve(name), bytes), name);
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out), "no writer for " + format);
    return out.toByteArray();
  }

  /** Left half black, right half of a colour. */
  private static BufferedImage halves(int type, int width, int height, int argb) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = width / 2; x < width; x++) {
        image.setRGB(x, y, argb);
      }
    }
    return image;
  }

  private void assertHalves(Picture picture, int expected, int tolerance) {
    assertEquals(0, picture.rgb()[0]);
    int got = picture.rgb()[picture.width() - 1];
    for (int shift = 0; shift < 24; shift += 8) {
      assertEquals(expected >> shift & 0xFF, got >> shift & 0xFF, tolerance, "%06x".formatted(got));
    }
  }

  private static String refusal(Flag flag) {
    return assertThrows(SignalException.class, () -> ImageFlag.picture(flag, "paint")).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void readsColoursPalettesAndBlackAndWhite(int type) throws Exception {
    int colour = type == BufferedImage.TYPE_BYTE_BINARY ? 0xFFFFFF : 0xFF3300;
    byte[] png = encoded(halves(type, 21, 10, 0xFF000000 | colour), "png");
    Picture picture = ImageFlag.picture(file("x.bin", png), "paint");
    assertEquals(21, picture.width());
    assertEquals(10, picture.height());
    assertHalves(picture, colour, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void takesGreyAsItIsWrittenInTheFile(int type) throws Exception {
    BufferedImage image = new BufferedImage(2, 1, type);
    image.getRaster().setSample(1, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257);
    assertHalves(ImageFlag.picture(file("x.png", encoded(image, "png")), "paint"), 0x646464, 0);
  }

  @Test
  void readsSixteenBitsOfEachColour() throws Exception {
    ColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    BufferedImage image =
        new BufferedImage(colours, colours.createCompatibleWritableRaster(2, 1), false, null);
    image.getRaster().setPixel(1, 0, new int[] {65_535, 0x8080, 257, 65_535});
    assertHalves(ImageFlag.picture(file("x.png", encoded(image, "png")), "paint"), 0xFF8001, 0);
  }

  @Test
  void showsNothingWhereThePictureIsTransparent() throws Exception {
    BufferedImage image = halves(BufferedImage.TYPE_INT_ARGB, 4, 1, 0x80FFFFFF);
    image.setRGB(0, 0, 0x00FFFFFF);
    assertHalves(ImageFlag.picture(file("x.png", encoded(image, "png")), "paint"), 0x808080, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY})
  void readsJpegInColourAndGrey(int type) throws Exception {
    byte[] jpeg = encoded(halves(type, 64, 32, 0xFFFFFFFF), "jpg");
    assertHalves(ImageFlag.picture(file("x", jpeg), "paint"), 0xFFFFFF, 2);
  }

  @Test
  void readsLargePicturesInFewPixels() throws Exception {
    byte[] png = encoded(halves(BufferedImage.TYPE_BYTE_BINARY, 6_000, 4_000, -1), "png");
    Picture picture = ImageFlag.picture(file("x.png", png), "paint");
    assertEquals(6_000 / 4, picture.width());
    assertEquals(4_000 / 4, picture.height());
    assertHalves(picture, 0xFFFFFF, 0);
  }

  @Test
  void refusesAnImageBombByItsHeader() throws Exception {
    byte[] png = encoded(halves(BufferedImage.TYPE_BYTE_GRAY, 4, 4, -1), "png");
    ByteBuffer.wrap(png).putInt(16, 19_999).putInt(20, 19_999).putInt(29, crc(png, 12, 17));
    ByteBuffer.wrap(png).putInt(29, crc(ByteBuffer.wrap(png).array(), 12, 17));
    assertTrue(
        refusal(file("x.png", png)).contains("'x.png' has 19999x19999 pixels; at most 20000"));
    ByteBuffer.wrap(png).putInt(16, Integer.MAX_VALUE);
    ByteBuffer.wrap(png).putInt(29, crc(png, 12, 17));
    assertTrue(refusal(file("x.png", png)).contains("make it smaller"));
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  @Test
  void looksAtNoCompressedTextInAPicture() throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (OutputStream deflating = new DeflaterOutputStream(text)) {
      for (int n = 0; n < 100; n++) {
        deflating.write(new byte[1 << 20]);
      }
    }
    byte[] png = encoded(halves(BufferedImage.TYPE_INT_RGB, 4, 4, -1), "png");
    ByteBuffer bomb = ByteBuffer.allocate(png.length + 12 + text.size());
    bomb.put(png, 0, 33).putInt(text.size());
    bomb.put("zTXt".getBytes(StandardCharsets.ISO_8859_1)).put(text.toByteArray());
    bomb.putInt(crc(bomb.array(), 37, 4 + text.size())).put(png, 33, png.length - 33);
    Flag flag = file("x.png", bomb.array());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertHalves(ImageFlag.picture(flag, "paint"), 0xFFFFFF, 0);
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 20_000_000);
  }

  @Test
  void refusesWhatIsNoPictureInWordsThatHelp() throws Exception {
    assertEquals(
        "paint sends a picture; give the path of a PNG or JPEG file",
        refusal(new Flag.Text("x.png")));
    assertEquals("'x.png' is empty", refusal(file("x.png", new byte[0])));
    assertEquals(
        "'x.gif' is neither a PNG nor a JPEG file; paint sends those",
        refusal(file("x.gif", "GIF89a and so on".getBytes(StandardCharsets.US_ASCII))));
    Flag missing = new Flag.File(folder.resolve("missing.png"), "missing.png");
    assertTrue(refusal(missing).startsWith("the picture 'missing.png' cannot be read"));
    Files.createDirectory(folder.resolve("folder.png"));
    Flag directory = new Flag.File(folder.resolve("folder.png"), "folder.png");
    assertTrue(refusal(directory).contains("'folder.png'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void refusesWhatEndsInTheMiddle(String format) throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_3BYTE_BGR);
    for (int n = 0; n < 10_000; n++) {
      image.setRGB(n % 100, n / 100, random.nextInt());
    }
    byte[] whole = encoded(image, format);
    for (int length : new int[] {9, 40, whole.length / 2, whole.length - 60}) {
      String words = refusal(file("cut", Arrays.copyOf(whole, length)));
      assertTrue(words.startsWith("'cut' cannot be read as a "), words);
    }
  }

  @Test
  void refusesOrReadsWhateverIsInAFile() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    BufferedImage image = halves(BufferedImage.TYPE_BYTE_INDEXED, 40, 30, 0xFF8800FF);
    byte[][] good = {encoded(image, "png"), encoded(image, "jpg")};
    int read = 0;
    for (int n = 0; n < 1_500; n++) {
      byte[] bytes = good[n % 2].clone();
      for (int k = random.nextInt(1, 6); k > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        Picture picture = ImageFlag.picture(file("x", bytes), "paint");
        assertTrue(picture.rgb().length > 0);
        read++;
      } catch (SignalException refused) {
        assertFalse(refused.getMessage().isBlank());
      }
    }
    assertTrue(read > 50 && read < 1_450, "read " + read);
  }
}
