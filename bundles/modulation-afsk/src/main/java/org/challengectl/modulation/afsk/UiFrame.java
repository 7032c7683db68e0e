package org.challengectl.modulation.afsk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The bytes of an AX.25 2.2 unnumbered information frame between its flags, check sum included. */
final class UiFrame {

  private static final int CONTROL_UI = 0x03;
  private static final int NO_LAYER_3 = 0xF0;

  /** Both reserved bits of an address are one (3.12.2). */
  private static final int RESERVED = 0x60;

  private static final int COMMAND = 0x80;
  private static final int LAST = 0x01;
  private static final int CALL_LENGTH = 6;

  private UiFrame() {}

  /** Stations are a call sign, then perhaps - and the number of the secondary station. */
  static byte[] of(String source, String destination, List<String> path, byte[] information) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    List<String> others = new ArrayList<>(path);
    address(frame, destination, COMMAND);
    address(frame, source, others.isEmpty() ? LAST : 0);
    for (int n = 0; n < others.size(); n++) {
      address(frame, others.get(n), n + 1 == others.size() ? LAST : 0);
    }
    frame.write(CONTROL_UI);
    frame.write(NO_LAYER_3);
    frame.writeBytes(information);
    int check = checkSum(frame.toByteArray());
    frame.write(check & 0xFF);
    frame.write(check >> 8);
    return frame.toByteArray();
  }

  private static void address(ByteArrayOutputStream frame, String station, int bits) {
    String[] parts = station.toUpperCase(Locale.ROOT).split("-", -1);
    for (int n = 0; n < CALL_LENGTH; n++) {
      frame.write((n < parts[0].length() ? parts[0].charAt(n) : ' ') << 1);
    }
    int secondary = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    frame.write(RESERVED | secondary << 1 | bits);
  }

  /** CRC-16 of ITU-T X.25 (2.2.7.4): polynomial 0x1021, reflected, complemented. */
  static int checkSum(byte[] bytes) {
    int crc = 0xFFFF;
    for (byte b : bytes) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 1 ? crc >> 1 ^ 0x8408 : crc >> 1;
      }
    }
    return crc ^ 0xFFFF;
  }
}
