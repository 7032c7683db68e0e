package org.challengectl.driver.soapysdr.internal;

/** {@code SoapySDR/Errors.h}. */
final class SoapyErrors {

  private SoapyErrors() {}

  static String text(SoapyLibrary library, int code) {
    String last = library.SoapySDRDevice_lastError();
    String name =
        switch (code) {
          case SoapyLibrary.TIMEOUT -> "TIMEOUT";
          case -2 -> "STREAM_ERROR";
          case -3 -> "CORRUPTION";
          case SoapyLibrary.OVERFLOW -> "OVERFLOW";
          case SoapyLibrary.NOT_SUPPORTED -> "NOT_SUPPORTED";
          case SoapyLibrary.TIME_ERROR -> "TIME_ERROR";
          case SoapyLibrary.UNDERFLOW -> "UNDERFLOW";
          default -> "error " + code;
        };
    return last == null || last.isBlank() ? name : name + " (" + last.strip() + ")";
  }
}
