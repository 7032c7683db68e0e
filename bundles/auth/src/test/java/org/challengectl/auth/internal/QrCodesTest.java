package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodesTest {

  private static final String URI =
      Totp.uri("anna.with-a.rather_long-name", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

  private final QrCodes codes = new QrCodes();

  @Test
  void aPictureReadsBack() throws IOException, ReaderException {
    for (int size : new int[] {64, 200, 512, 2048}) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(codes.png(URI, size)));
      assertTrue(image.getWidth() >= size && image.getWidth() == image.getHeight());
      assertEquals(URI, read(image));
    }
  }

  @Test
  void theTextReadsBack() throws ReaderException {
    String blocks = codes.blocks(URI);
    assertEquals(URI, read(onATerminal(blocks)));
    List<String> lines = blocks.lines().toList();
    assertTrue(lines.get(0).matches("█+") && lines.get(1).matches("█+"), "quiet zone");
    assertTrue(lines.size() <= 40, "fits a terminal: " + lines.size());
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    for (int size : new int[] {-1, 0, 63, 2049, Integer.MAX_VALUE}) {
      Refused.rule("bad_size", () -> codes.png(URI, size));
    }
    for (String text : List.of("", "x".repeat(10_000))) {
      Refused.rule("bad_text", () -> codes.png(text, 200));
      Refused.rule("bad_text", () -> codes.blocks(text));
    }
  }

  /** As a dark terminal shows it: blocks are light. */
  private static BufferedImage onATerminal(String blocks) {
    int scale = 4;
    List<String> lines = blocks.lines().toList();
    int width = lines.get(0).length();
    BufferedImage image =
        new BufferedImage(width * scale, lines.size() * 2 * scale, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        char block = lines.get(y / scale / 2).charAt(x / scale);
        boolean upper = y / scale % 2 == 0;
        boolean light = block == '█' || block == (upper ? '▀' : '▄');
        image.setRGB(x, y, light ? 0xFFFFFF : 0);
      }
    }
    return image;
  }

  private static String read(BufferedImage image) throws ReaderException {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeReader().decode(bitmap).getText();
    } catch (NotFoundException e) {
      return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    }
  }
}
