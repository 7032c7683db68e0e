package org.challengectl.modulation.kit;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/**
 * Reads pictures with the JDK's decoders, which need neither a display nor fonts. The header's size
 * is checked before any pixel is decoded; metadata, which may be compressed, is not looked at.
 */
final class ImageDecoder {

  private static final int MAX_SIDE = 20_000;
  private static final long MAX_PIXELS = 25_000_000;
  private static final long KEPT_PIXELS = 2_000_000;

  private ImageDecoder() {}

  static Picture read(Flag.File file, ImageType type) throws IOException, SignalException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
    try (ImageInputStream in = new FileImageInputStream(file.path().toFile())) {
      reader.setInput(in, true, true);
      List<String> cut = new ArrayList<>();
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (isCut(warning)) {
              cut.add(warning);
            }
          });
      BufferedImage image = decode(reader, file);
      if (!cut.isEmpty()) {
        throw damaged(file, type, cut.get(0));
      }
      return picture(image);
    } catch (IIOException | RuntimeException e) {
      // The JDK's decoders answer damage with exceptions of many sorts.
      throw damaged(file, type, String.valueOf(e.getMessage()));
    } finally {
      reader.dispose();
    }
  }

  private static boolean isCut(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return lower.contains("truncated") || lower.contains("premature");
  }

  private static SignalException damaged(Flag.File file, ImageType type, String reason) {
    return SignalException.badFlag(
        "'%s' cannot be read as a %s picture (%s); save it again as plain RGB or grey"
            .formatted(file.name(), type, reason));
  }

  private static BufferedImage decode(ImageReader reader, Flag.File file)
      throws IOException, SignalException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
      throw SignalException.badFlag(
          "'%s' has %dx%d pixels; at most %d on a side and %d in all can be read; make it smaller"
              .formatted(file.name(), width, height, MAX_SIDE, MAX_PIXELS));
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int step = (int) Math.ceil(Math.sqrt(width * height / (double) KEPT_PIXELS));
    int stepX = (int) Math.min(step, width);
    int stepY = (int) Math.min(step, height);
    param.setSourceSubsampling(stepX, stepY, 0, 0);
    return reader.read(0, param);
  }

  private static Picture picture(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = new int[width * height];
    ColorModel colours = image.getColorModel();
    // The JDK brightens grey pictures and follows profiles slowly, so samples are taken as they
    // are.
    boolean plain =
        colours instanceof ComponentColorModel
            && (colours.getNumColorComponents() == 1 || colours.getNumColorComponents() == 3);
    int[] row = new int[width * (plain ? colours.getNumComponents() : 1)];
    for (int y = 0; y < height; y++) {
      if (plain) {
        plainRow(image.getRaster(), colours, y, row, rgb);
      } else {
        image.getRGB(0, y, width, 1, row, 0, width);
        for (int x = 0; x < width; x++) {
          rgb[y * width + x] = overBlack(row[x], row[x] >>> 24);
        }
      }
    }
    return new Picture(width, height, rgb);
  }

  private static void plainRow(Raster raster, ColorModel colours, int y, int[] row, int[] rgb) {
    int width = raster.getWidth();
    int bands = colours.getNumComponents();
    int colourBands = colours.getNumColorComponents();
    raster.getPixels(0, y, width, 1, row);
    int most = (1 << colours.getComponentSize(0)) - 1;
    for (int x = 0; x < width; x++) {
      int from = x * bands;
      int red = eightBits(row[from], most);
      int green = colourBands == 1 ? red : eightBits(row[from + 1], most);
      int blue = colourBands == 1 ? red : eightBits(row[from + 2], most);
      int alpha = colours.hasAlpha() ? eightBits(row[from + bands - 1], most) : 0xFF;
      rgb[y * width + x] = overBlack(red << 16 | green << 8 | blue, alpha);
    }
  }

  private static int eightBits(int sample, int most) {
    return most == 0xFF ? sample : (int) ((sample * 255L + most / 2) / most);
  }

  private static int overBlack(int argb, int alpha) {
    if (alpha == 0xFF) {
      return argb & 0xFFFFFF;
    }
    int red = (argb >> 16 & 0xFF) * alpha / 255;
    int green = (argb >> 8 & 0xFF) * alpha / 255;
    int blue = (argb & 0xFF) * alpha / 255;
    return red << 16 | green << 8 | blue;
  }
}
