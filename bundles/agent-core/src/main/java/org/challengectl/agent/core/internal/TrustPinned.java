package org.challengectl.agent.core.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.challengectl.protocol.KeyPin;

/**
 * Trusts the holder of one key. The handshake proves that the server holds it; names, authorities
 * and dates add nothing to that. Being an extended manager it is also what would check the host's
 * name.
 */
@SuppressWarnings("CustomX509TrustManager") // It checks more strictly than any authority.
final class TrustPinned extends X509ExtendedTrustManager {

  private final KeyPin pin;

  TrustPinned(KeyPin pin) {
    this.pin = pin;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain == null || chain.length == 0) {
      throw new CertificateException("the server shows no certificate; nothing was sent to it");
    }
    KeyPin shown = KeyPin.of(chain[0]);
    if (!shown.equals(pin)) {
      throw new CertificateException(
          "this is not the server that this agent was joined to: its key is %s and not %s. Somebody may be"
                  .formatted(shown, pin)
              + " in between, or the server has a new key; then join again. Nothing was sent");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static CertificateException noServer() {
    return new CertificateException("an agent is nobody's server");
  }
}
