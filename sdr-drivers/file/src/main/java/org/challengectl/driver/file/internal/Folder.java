package org.challengectl.driver.file.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/**
 * Where files may be. Nothing outside of it is ever written or read, whatever names and links say.
 */
final class Folder {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
  private static final Pattern SUFFIX = Pattern.compile("\\.sigmf-(meta|data)$");

  private final String radio;
  private final Path base;
  private final String name;

  private Folder(String radio, Path base, String name) {
    this.radio = radio;
    this.base = base;
    this.name = name;
  }

  /**
   * That of a radio.
   *
   * @param radio for messages
   * @param base the folder that an operator has configured, for all radios' folders
   */
  static Folder of(String radio, String name, Optional<String> base) throws RadioException {
    if (!NAME.matcher(name).matches()) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          radio + ": a name must be 1 to 64 letters, digits, '.', '_' or '-' that make a folder");
    }
    try {
      Path configured =
          base.map(Path::of)
              .orElseGet(() -> Path.of(System.getProperty("karaf.data", "data"), "radios"));
      return new Folder(radio, configured.toAbsolutePath().normalize(), name);
    } catch (InvalidPathException e) {
      throw new RadioException(Reason.UNSUPPORTED, radio + ": folder is no path", e);
    }
  }

  /** The radio's own folder, made if it is not there. */
  Path make() throws RadioException {
    try {
      Path own = base.resolve(name);
      Files.createDirectories(own);
      return inside(own);
    } catch (IOException e) {
      throw new RadioException(
          Reason.FAILED,
          "%s: the folder %s cannot be made: %s".formatted(radio, base.resolve(name), e),
          e);
    }
  }

  /**
   * The metadata of a recording.
   *
   * @param path below the configured folder, with or without {@code .sigmf-meta}
   */
  Path find(String path) throws RadioException {
    try {
      Path meta = base.resolve(SUFFIX.matcher(path).replaceFirst("") + ".sigmf-meta").normalize();
      if (!meta.startsWith(base)) {
        throw outside(path);
      }
      if (!Files.isRegularFile(meta)) {
        throw new RadioException(
            Reason.ABSENT, "%s: there is no recording %s".formatted(radio, meta));
      }
      return inside(meta);
    } catch (InvalidPathException e) {
      throw new RadioException(Reason.UNSUPPORTED, radio + ": play is no path", e);
    } catch (IOException e) {
      throw new RadioException(
          Reason.FAILED, "%s: %s cannot be read: %s".formatted(radio, path, e), e);
    }
  }

  private Path inside(Path path) throws IOException, RadioException {
    Path real = path.toRealPath();
    if (!real.startsWith(base.toRealPath())) {
      throw outside(path.toString());
    }
    return real;
  }

  private RadioException outside(String path) {
    return new RadioException(
        Reason.UNSUPPORTED, "%s: %s is not below the folder %s".formatted(radio, path, base));
  }
}
