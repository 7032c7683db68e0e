package org.challengectl.web.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.web.Container;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OSGi container. */
@Component(configurationPid = {WebConfig.CONNECTOR_PID, WebConfig.PID})
public final class OsgiContainer implements Container {

  private static final Logger LOG = LoggerFactory.getLogger(OsgiContainer.class);

  private final WebConfig config;
  private final BundleContext context;

  @Activate
  public OsgiContainer(WebConfig config, BundleContext context) {
    this.config = config;
    this.context = context;
  }

  @Override
  public String version() {
    return context.getBundle().getVersion().toString();
  }

  @Override
  public List<Part> parts() {
    return parts(Stream.of(context.getBundles()));
  }

  /** By name only: this bundle need not know the service's class. */
  @Override
  public List<Part> offering(String service) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(service, null);
      return found == null
          ? List.of()
          : parts(
              Stream.of(found)
                  .map(ServiceReference::getBundle)
                  .filter(Objects::nonNull)
                  .distinct());
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<String> versionOf(Object object) {
    return Optional.ofNullable(FrameworkUtil.getBundle(object.getClass()))
        .map(bundle -> bundle.getVersion().toString());
  }

  private static List<Part> parts(Stream<Bundle> bundles) {
    return bundles
        .map(
            bundle ->
                new Part(
                    name(bundle),
                    bundle.getVersion().toString(),
                    isFragment(bundle) ? "fragment" : state(bundle.getState())))
        .sorted(Comparator.comparing(Part::name).thenComparing(Part::version))
        .toList();
  }

  private static String name(Bundle bundle) {
    String name = bundle.getSymbolicName();
    return name == null ? "bundle " + bundle.getBundleId() : name;
  }

  /** Part of another bundle, at work with it; it never starts by itself. */
  private static boolean isFragment(Bundle bundle) {
    return bundle.getState() == Bundle.RESOLVED
        && bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
  }

  static String state(int state) {
    return switch (state) {
      case Bundle.ACTIVE -> "active";
      case Bundle.RESOLVED -> "resolved";
      case Bundle.INSTALLED -> "installed";
      case Bundle.STARTING -> "starting";
      case Bundle.STOPPING -> "stopping";
      default -> "uninstalled";
    };
  }

  @Override
  public Optional<Instant> certificateExpires() {
    String file = config.challengectl_https_keystore();
    if (file.isBlank() || config.challengectl_https_port().isBlank()) {
      return Optional.empty();
    }
    try {
      return expires(Path.of(file));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      // A file that is not there is an illegal argument to a key store.
      LOG.debug("The certificate cannot be read", e);
      return Optional.empty();
    }
  }

  static Optional<Instant> expires(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(file.toFile(), ConfiguredInvitations.PASSWORD);
    for (String alias : Collections.list(store.aliases())) {
      if (store.getCertificate(alias) instanceof X509Certificate certificate) {
        return Optional.of(certificate.getNotAfter().toInstant());
      }
    }
    return Optional.empty();
  }
}
