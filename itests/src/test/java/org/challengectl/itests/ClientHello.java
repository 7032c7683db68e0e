package org.challengectl.itests;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/**
 * The first message of a TLS client, written by hand: Java's own client refuses to speak the old
 * versions, so it could not show that a server does.
 */
final class ClientHello {

  private static final String ECDHE_ECDSA_SUITES = "0006" + "c009" + "c02b" + "002f";
  private static final String EXTENSIONS =
      "0018" + "000a00040002" + "0017" + "000b00020100" + "000d00060004" + "0403" + "0401";

  private ClientHello() {}

  /** What a server said to it. */
  record Answer(int type, int alert) {

    boolean isServerHello() {
      return type == 22;
    }

    /** That it does not speak this version. */
    boolean isProtocolVersionAlert() {
      return type == 21 && alert == 70;
    }
  }

  /**
   * @param version e.g. 0x0302 for TLS 1.1
   */
  static Answer send(int port, int version) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(message(version));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int type = in.readUnsignedByte();
      in.skipNBytes(4);
      in.readUnsignedByte();
      return new Answer(type, in.readUnsignedByte());
    }
  }

  private static byte[] message(int version) {
    String body =
        "%04x".formatted(version)
            + "5a".repeat(32)
            + "00"
            + ECDHE_ECDSA_SUITES
            + "0100"
            + EXTENSIONS;
    String handshake = "01" + "%06x".formatted(body.length() / 2) + body;
    String record = "16" + "0301" + "%04x".formatted(handshake.length() / 2) + handshake;
    return HexFormat.of().parseHex(record);
  }
}
