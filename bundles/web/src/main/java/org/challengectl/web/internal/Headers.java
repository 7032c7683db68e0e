package org.challengectl.web.internal;

import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What every answer tells a browser, unless whoever makes the answer knows better. The OWASP Secure
 * Headers project tells what each is for.
 */
final class Headers {

  /** Two years; without subdomains, which may be somebody else's. */
  static final String TRANSPORT = "max-age=63072000";

  /**
   * Nothing inline, nothing from elsewhere; {@code 'self'} covers the WebSocket. Pictures may also
   * be what a page holds itself: the QR code of a second factor, waterfalls of previews.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " font-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          POLICY,
          "X-Frame-Options",
          "DENY",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Permissions-Policy",
          "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
              + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private Headers() {}

  /**
   * @param overTls whether the client's own connection is encrypted
   * @param header takes name and value
   */
  static void set(boolean overTls, BiConsumer<String, String> header) {
    ALWAYS.forEach(header);
    if (overTls) {
      header.accept("Strict-Transport-Security", TRANSPORT);
    }
  }
}
