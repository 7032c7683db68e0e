package org.challengectl.auth.internal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.challengectl.auth.Origins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The origins of the configuration, and the server's own. */
@Component(configurationPid = AuthConfig.PID)
public final class ConfiguredOrigins implements Origins {

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredOrigins.class);

  private final Set<WebOrigin> allowed = new HashSet<>();
  private final ClientAddresses addresses;

  @Activate
  public ConfiguredOrigins(AuthConfig config) {
    this(ClientAddresses.behind(config.trusted__proxies()), config.allowed__origins());
  }

  ConfiguredOrigins(ClientAddresses addresses, String... configured) {
    this.addresses = addresses;
    ConfiguredList.of(configured)
        .forEach(
            text ->
                WebOrigin.read(text)
                    .ifPresentOrElse(
                        allowed::add,
                        () ->
                            LOG.error(
                                "{}: allowed_origins takes origins like https://ctf.example:8443,"
                                    + " was '{}'; it is left out",
                                AuthConfig.PID,
                                text)));
  }

  @Override
  public boolean allows(String origin, String host, boolean overTls) {
    return WebOrigin.read(origin)
        .filter(page -> allowed.contains(page) || own(page, host, overTls))
        .isPresent();
  }

  private static boolean own(WebOrigin page, String host, boolean overTls) {
    return page.isOf(host) && !(overTls && page.scheme().equals("http"));
  }

  @Override
  public boolean listed(String origin) {
    return WebOrigin.read(origin).map(allowed::contains).orElse(false);
  }

  @Override
  public boolean overTls(boolean tls, String peerAddress, String forwardedProto) {
    if (tls || forwardedProto == null || !addresses.trusts(peerAddress)) {
      return tls;
    }
    String nearest = forwardedProto.substring(forwardedProto.lastIndexOf(',') + 1);
    return nearest.strip().toLowerCase(Locale.ROOT).equals("https");
  }
}
