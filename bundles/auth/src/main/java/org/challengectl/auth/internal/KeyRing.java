package org.challengectl.auth.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's master keys. The first one seals; others, which are there only while keys are
 * rotated, still open. They are in a file that the server made itself and may change, or were given
 * by the operator in the environment or in a file of his own. Safe for concurrent use.
 */
final class KeyRing {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final String PREFIX = "cmk_";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");
  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");
  private static final int KEY_BYTES = 32;

  private final Optional<Path> ownFile;
  private final SecureRandom random;
  private volatile List<MasterKey> keys;

  private KeyRing(List<MasterKey> keys, Optional<Path> ownFile, SecureRandom random) {
    this.keys = keys;
    this.ownFile = ownFile;
    this.random = random;
  }

  /** Keys that the operator gave as text. */
  static KeyRing given(String text, SecureRandom random) throws IOException {
    return new KeyRing(parse(text, "CHALLENGECTL_MASTER_KEY"), Optional.empty(), random);
  }

  /** Keys in a file that the operator made. */
  static KeyRing givenIn(Path file, SecureRandom random) throws IOException {
    return new KeyRing(read(file), Optional.empty(), random);
  }

  /** The server's own file; made if it is not there. */
  static KeyRing own(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      write(file, List.of(create(random)));
      LOG.info("Made a master key in {}; include it in backups", file);
    }
    return new KeyRing(read(file), Optional.of(file), random);
  }

  /** The one that seals. */
  MasterKey first() {
    return keys.get(0);
  }

  Optional<MasterKey> byId(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Whether several are in use: a rotation is under way, or was cut off. */
  boolean rotating() {
    return keys.size() > 1;
  }

  /** Whether the server may make a key of its own. */
  boolean own() {
    return ownFile.isPresent();
  }

  /** Puts a new key before the others; it is on the disk before it is used. */
  void addFirst() throws IOException {
    List<MasterKey> more = new ArrayList<>();
    more.add(create(random));
    more.addAll(keys);
    keep(more);
  }

  /** Forgets all keys but the first. */
  void keepFirst() throws IOException {
    keep(List.of(first()));
  }

  private void keep(List<MasterKey> next) throws IOException {
    if (ownFile.isPresent()) {
      write(ownFile.get(), next);
    }
    keys = List.copyOf(next);
  }

  private static MasterKey create(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new MasterKey(key);
  }

  private static List<MasterKey> read(Path file) throws IOException {
    if (PrivateFile.isOpenToOthers(file)) {
      throw new IOException("Others can read the master key: chmod 600 " + file);
    }
    return parse(Files.readString(file), file.toString());
  }

  private static void write(Path file, List<MasterKey> keys) throws IOException {
    StringBuilder text = new StringBuilder();
    keys.forEach(key -> text.append(PREFIX).append(key.hex()).append('\n'));
    PrivateFile.write(file, text.toString());
  }

  private static List<MasterKey> parse(String text, String where) throws IOException {
    List<String> lines = BETWEEN.splitAsStream(text).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty() || !lines.stream().allMatch(line -> FORM.matcher(line).matches())) {
      throw new IOException(
          where + " must hold master keys: " + PREFIX + " and 64 hexadecimal digits each");
    }
    return lines.stream()
        .map(line -> new MasterKey(HexFormat.of().parseHex(line.substring(PREFIX.length()))))
        .toList();
  }
}
