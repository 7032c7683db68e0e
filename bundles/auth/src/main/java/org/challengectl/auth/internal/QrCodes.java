package org.challengectl.auth.internal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.challengectl.auth.QrCode;
import org.challengectl.domain.RefusedException;
import org.osgi.service.component.annotations.Component;

/** Draws with ZXing. */
@Component(service = QrCode.class)
public final class QrCodes implements QrCode {

  private static final int MIN_SIZE = 64;
  private static final int MAX_SIZE = 2048;
  private static final int QUIET_ZONE = 4;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  @Override
  public byte[] png(String text, int size) {
    if (size < MIN_SIZE || size > MAX_SIZE) {
      throw refused("bad_size", "A QR code can be 64-2048 pixels wide, not " + size + ".");
    }
    BitMatrix matrix = encode(text, size);
    BufferedImage image =
        new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        image.setRGB(x, y, matrix.get(x, y) ? BLACK : WHITE);
      }
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Light modules are drawn, as terminals are dark; each character is two modules high. */
  @Override
  public String blocks(String text) {
    BitMatrix matrix = encode(text, 1);
    StringBuilder lines = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y += 2) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        boolean upper = !matrix.get(x, y);
        boolean lower = y + 1 < matrix.getHeight() && !matrix.get(x, y + 1);
        lines.append(block(upper, lower));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static char block(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }

  private static BitMatrix encode(String text, int size) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              size,
              size,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.CHARACTER_SET,
                  "UTF-8",
                  EncodeHintType.MARGIN,
                  QUIET_ZONE));
    } catch (WriterException | IllegalArgumentException e) {
      throw refused("bad_text", "This text is empty, or too long for a QR code.");
    }
  }

  private static RefusedException refused(String code, String message) {
    return new RefusedException(RefusedException.Kind.INVALID, code, message);
  }
}
