package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.challengectl.domain.RefusedException;

/**
 * Whether an upload is a SigMF archive: a tar file (POSIX.1-2017, pax and ustar) of a few plain
 * files that are all there, under names that stay where they are unpacked. It is not unpacked here,
 * but whoever downloads it will do so.
 */
final class SigMfTar {

  private static final int BLOCK = 512;
  private static final int MAX_ENTRIES = 100;
  private static final int MAX_PAX_BYTES = 65_536;
  private static final List<String> PAX_TRICKS = List.of(" path=", " linkpath=", " size=", " GNU.");

  private final RandomAccessFile file;
  private final Set<String> kinds = new HashSet<>();

  private SigMfTar(RandomAccessFile file) {
    this.file = file;
  }

  static void check(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      new SigMfTar(file).check();
    }
  }

  private void check() throws IOException {
    byte[] header = new byte[BLOCK];
    int entries = 0;
    for (long at = 0; read(at, header) && !isEnd(header); ) {
      if (++entries > MAX_ENTRIES) {
        throw bad("it has more than " + MAX_ENTRIES + " entries");
      }
      long size = size(header);
      if (size < 0 || size > file.length() - at - BLOCK) {
        throw bad("an entry is longer than the archive");
      }
      entry(header, at + BLOCK, size);
      at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    if (!kinds.containsAll(Set.of(".sigmf-meta", ".sigmf-data"))) {
      throw bad("a .sigmf-meta and a .sigmf-data must be in it");
    }
  }

  private boolean read(long at, byte[] block) throws IOException {
    if (at + BLOCK > file.length()) {
      return false;
    }
    file.seek(at);
    file.readFully(block);
    return true;
  }

  private void entry(byte[] header, long at, long size) throws IOException {
    if (checksum(header) != octal(header, 148, 8) || !text(header, 257, 5).equals("ustar")) {
      throw bad("it is no tar file");
    }
    checkName(text(header, 345, 155) + "/" + text(header, 0, 100));
    switch (header[156]) {
      case '0', 0 -> {
        String name = text(header, 0, 100);
        int dot = name.lastIndexOf('.');
        kinds.add(dot < 0 ? "" : name.substring(dot));
      }
      case '5' -> {
        // A folder holds nothing itself.
      }
      case 'x', 'g' -> checkPax(at, size);
      default -> throw bad("only plain files may be in it, no links and no devices");
    }
  }

  private void checkPax(long at, long size) throws IOException {
    if (size > MAX_PAX_BYTES) {
      throw bad("a header is too long");
    }
    byte[] records = new byte[(int) size];
    file.seek(at);
    file.readFully(records);
    String text = new String(records, StandardCharsets.UTF_8);
    if (PAX_TRICKS.stream().anyMatch(text::contains)) {
      throw bad("an extended header gives an entry another name or size");
    }
  }

  private static void checkName(String name) {
    String path = name.startsWith("/") ? name.substring(1) : name;
    boolean out =
        path.startsWith("/")
            || path.contains("\\")
            || path.contains(":")
            || List.of(path.split("/", -1)).contains("..")
            || path.chars().anyMatch(Character::isISOControl);
    if (out) {
      throw bad("an entry's name leads elsewhere");
    }
  }

  private static boolean isEnd(byte[] header) {
    for (byte value : header) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Octal digits, or GNU's base-256 for what they cannot say. */
  private static long size(byte[] header) {
    if ((header[124] & 0x80) == 0) {
      return octal(header, 124, 12);
    }
    long size = header[124] & 0x7f;
    for (int i = 125; i < 136; i++) {
      if (size > Long.MAX_VALUE >> 8) {
        return -1;
      }
      size = (size << 8) | (header[i] & 0xff);
    }
    return size;
  }

  private static long octal(byte[] header, int at, int length) {
    String digits = text(header, at, length).strip();
    return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : -1;
  }

  private static long checksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    return sum;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }

  private static RefusedException bad(String why) {
    return new RefusedException(
        RefusedException.Kind.INVALID, "bad_sigmf", "This is not a SigMF archive: " + why + ".");
  }
}
