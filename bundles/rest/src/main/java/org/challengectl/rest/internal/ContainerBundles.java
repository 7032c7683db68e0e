package org.challengectl.rest.internal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.challengectl.protocol.SystemBundle;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The bundles of the container; none outside of one. */
final class ContainerBundles {

  private static final String UNKNOWN = "unknown";

  /** All, by name. */
  List<SystemBundle> all() {
    Bundle own = FrameworkUtil.getBundle(ContainerBundles.class);
    if (own == null || own.getBundleContext() == null) {
      return List.of();
    }
    return Stream.of(own.getBundleContext().getBundles())
        .map(b -> new SystemBundle(name(b), b.getVersion().toString(), state(b)))
        .sorted(Comparator.comparing(SystemBundle::name).thenComparing(SystemBundle::version))
        .toList();
  }

  /** The version of this server. */
  String ownVersion() {
    Bundle own = FrameworkUtil.getBundle(ContainerBundles.class);
    return own == null ? UNKNOWN : own.getVersion().toString();
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() == null ? UNKNOWN : bundle.getSymbolicName();
  }

  /** A fragment never gets beyond resolved, and is at work then. */
  private static String state(Bundle bundle) {
    boolean fragment = bundle.getHeaders().get("Fragment-Host") != null;
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "active";
      case Bundle.RESOLVED -> fragment ? "active" : "resolved";
      case Bundle.STARTING -> lazy(bundle) ? "active" : "starting";
      case Bundle.STOPPING -> "stopping";
      default -> "installed";
    };
  }

  /** Waits for somebody to use it, which is all right. */
  private static boolean lazy(Bundle bundle) {
    return bundle.getHeaders().get("Bundle-ActivationPolicy") != null;
  }
}
