package org.challengectl.web.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.protocol.KeyPin;
import org.challengectl.web.Invitations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the pin anew each time: the certificate may be renewed while the server runs. */
@Component(configurationPid = {WebConfig.CONNECTOR_PID, WebConfig.PID})
public final class ConfiguredInvitations implements Invitations {

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredInvitations.class);

  /** The format's, see jetty.xml; the file's permissions protect what is in it. */
  static final char[] PASSWORD = "challengectl".toCharArray();

  private final WebConfig config;

  @Activate
  public ConfiguredInvitations(WebConfig config) {
    this.config = config;
  }

  @Override
  public Optional<EnrolmentString> invite(String token) {
    try {
      URI server = server();
      return Optional.of(new EnrolmentString(server, token, pin(server)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      LOG.error(
          "{}: no enrolment string can be made: {}; set public_url and pin",
          WebConfig.PID,
          e.getMessage());
      return Optional.empty();
    }
  }

  private URI server() throws IOException {
    String configured = config.public__url().strip();
    if (!configured.isEmpty()) {
      return URI.create(configured.replaceFirst("/+$", ""));
    }
    if (config.challengectl_https_port().isBlank()) {
      throw new IOException("the server has no connector for TLS");
    }
    String address = OwnAddress.guess(config.challengectl_https_address());
    return URI.create("https://" + address + ":" + config.challengectl_https_port());
  }

  private Optional<KeyPin> pin(URI server) throws IOException, GeneralSecurityException {
    String wanted = config.pin().strip();
    if (wanted.equals(WebConfig.NO_PIN) || "http".equals(server.getScheme())) {
      return Optional.empty();
    }
    if (!wanted.equals(WebConfig.OWN_PIN)) {
      return Optional.of(new KeyPin(wanted));
    }
    KeyStore store =
        KeyStore.getInstance(Path.of(config.challengectl_https_keystore()).toFile(), PASSWORD);
    for (String alias : Collections.list(store.aliases())) {
      if (store.getCertificate(alias) instanceof X509Certificate certificate) {
        return Optional.of(KeyPin.of(certificate));
      }
    }
    throw new IOException("there is no certificate in the keystore");
  }
}
