package org.challengectl.itests;

import java.util.Arrays;
import java.util.Optional;

/**
 * Files of past events and what reads them: a program, its mode, and where in the audio the signal
 * is. What they say stands nowhere; it is read from the files themselves.
 */
enum PastWav {
  PSK_8("8psk125f.wav", "fldigi:8PSK125F:624"),
  QPSK("qpsk250.wav", "fldigi:QPSK250:624"),
  RTTY("rtty50.wav", "minimodem:50:624"),
  CONTESTIA("contestia8500.wav", "fldigi:Cont-8/500:787"),
  IFKP("ifkp1.wav", "fldigi:IFKP:1500"),
  MT63("MT63-1KL.wav", "fldigi:MT63-1KL:1500"),
  ROBOT36("robot36.wav", "qsstv:robot36:0"),
  PSK_CARRIERS("psk125rc4.wav", "fldigi:PSK125RC4:1500"),
  THOR("thor11.wav", "fldigi:THOR11:1200");

  private final String fileName;
  private final String decoder;

  PastWav(String fileName, String decoder) {
    this.fileName = fileName;
    this.decoder = decoder;
  }

  static Optional<PastWav> named(String fileName) {
    return Arrays.stream(values()).filter(wav -> wav.fileName.equals(fileName)).findFirst();
  }

  String fileName() {
    return fileName;
  }

  /** The program that reads it. */
  String program() {
    return decoder.substring(0, decoder.indexOf(':'));
  }

  /** As {@code past-events/receive read --decoder} takes it. */
  String decoder() {
    return decoder;
  }
}
