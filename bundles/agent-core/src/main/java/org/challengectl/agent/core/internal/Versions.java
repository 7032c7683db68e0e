package org.challengectl.agent.core.internal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Versions of plug-ins: those of the bundles that they come from. */
final class Versions {

  private Versions() {}

  /** By name; "" for what is in no bundle. */
  static <T> Map<String, String> of(Collection<T> plugins, Function<T, String> name) {
    Map<String, String> versions = new TreeMap<>();
    plugins.forEach(plugin -> versions.put(name.apply(plugin), of(plugin.getClass())));
    return versions;
  }

  private static String of(Class<?> type) {
    Bundle bundle = FrameworkUtil.getBundle(type);
    return bundle == null ? "" : bundle.getVersion().toString();
  }
}
