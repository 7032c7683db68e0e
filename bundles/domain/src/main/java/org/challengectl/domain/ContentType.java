package org.challengectl.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file is, by its first bytes and not by what anybody says of it. The signatures are those
 * of each format's specification.
 */
public enum ContentType {
  WAV("audio/wav", "wav"),
  FLAC("audio/flac", "flac"),
  OGG("audio/ogg", "ogg oga"),
  MP3("audio/mpeg", "mp3"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg jpeg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  TAR("application/x-tar", "tar sigmf"),
  ZIP("application/zip", "zip"),
  GZIP("application/gzip", "gz tgz"),
  PDF("application/pdf", "pdf"),
  ELF("application/x-executable", ""),
  HTML("text/html", ""),
  XML("text/xml", ""),
  TEXT("text/plain", ""),
  BYTES("application/octet-stream", "");

  /** How many of a file's first bytes are enough. */
  public static final int HEAD_BYTES = 512;

  private static final int TAR_MAGIC_AT = 257;
  private static final List<String> HTML_BEGINNINGS =
      List.of("<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<svg", "<!--");

  private final String mediaType;
  private final String extensions;

  ContentType(String mediaType, String extensions) {
    this.mediaType = mediaType;
    this.extensions = extensions;
  }

  /** E.g. {@code audio/wav}. */
  public String mediaType() {
    return mediaType;
  }

  /** What a file of that name says it is; empty if its name says nothing that can be checked. */
  public static Optional<ContentType> claimedBy(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    if (extension.isEmpty()) {
      return Optional.empty();
    }
    for (ContentType type : values()) {
      if (List.of(type.extensions.split(" ")).contains(extension)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** What a file with these first bytes is. */
  public static ContentType of(byte[] head) {
    ContentType binary = ofSignature(head);
    if (binary != BYTES) {
      return binary;
    }
    return isText(head) ? ofText(head) : BYTES;
  }

  private static ContentType ofSignature(byte[] head) {
    if (at(head, 8, "WAVE")
        && (at(head, 0, "RIFF") || at(head, 0, "RF64") || at(head, 0, "BW64"))) {
      return WAV;
    } else if (at(head, 0, "fLaC")) {
      return FLAC;
    } else if (at(head, 0, "OggS")) {
      return OGG;
    } else if (at(head, 0, "ID3") || isMpegAudio(head)) {
      return MP3;
    } else if (at(head, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    } else if (at(head, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    } else if (at(head, 0, "GIF87a") || at(head, 0, "GIF89a")) {
      return GIF;
    } else if (at(head, 0, "RIFF") && at(head, 8, "WEBP")) {
      return WEBP;
    } else if (at(head, TAR_MAGIC_AT, "ustar")) {
      return TAR;
    } else if (at(head, 0, "PK\u0003\u0004") || at(head, 0, "PK\u0005\u0006")) {
      return ZIP;
    } else if (at(head, 0, "\u001f\u008b")) {
      return GZIP;
    } else if (at(head, 0, "%PDF-")) {
      return PDF;
    } else if (at(head, 0, "\u007fELF")) {
      return ELF;
    }
    return BYTES;
  }

  /** A frame of layer III: its eleven sync bits, and a version and rates that there are. */
  private static boolean isMpegAudio(byte[] head) {
    if (head.length < 4 || (head[0] & 0xff) != 0xff || (head[1] & 0xe6) != 0xe2) {
      return false;
    }
    boolean version = (head[1] & 0x18) != 0x08;
    boolean bitRate = (head[2] & 0xf0) != 0xf0;
    boolean sampleRate = (head[2] & 0x0c) != 0x0c;
    return version && bitRate && sampleRate;
  }

  private static boolean at(byte[] head, int offset, String signature) {
    byte[] bytes = signature.getBytes(StandardCharsets.ISO_8859_1);
    if (head.length < offset + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head[offset + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] head) {
    for (byte value : head) {
      boolean control = value >= 0 && value < ' ' && value != '\n' && value != '\r';
      if (control && value != '\t' && value != '\f') {
        return false;
      }
    }
    // Decoding never fails; what is no UTF-8 becomes U+FFFD. The last character may be cut off.
    String text = new String(head, StandardCharsets.UTF_8);
    int odd = text.indexOf('\ufffd');
    return head.length > 0 && (odd < 0 || (head.length >= HEAD_BYTES && odd >= text.length() - 3));
  }

  private static ContentType ofText(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    String start =
        (text.startsWith("\ufeff") ? text.substring(1) : text)
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (HTML_BEGINNINGS.stream().anyMatch(start::startsWith)) {
      return HTML;
    }
    return start.startsWith("<?xml") ? XML : TEXT;
  }
}
