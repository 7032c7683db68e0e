package org.challengectl.cli.internal;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.challengectl.signal.Modulation;

/** The modulations on the class path and in plug-ins that are given. */
public final class InstalledModulations {

  private static final String ENTRY = "META-INF/services/" + Modulation.class.getName();

  private final List<Modulation> all;

  private InstalledModulations(List<Modulation> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Those on the class path, and before them those of plug-ins, so that a plug-in can be tried
   * whose name is taken.
   *
   * @param plugins JARs whose {@code META-INF/services} names their modulations
   * @throws Failure if a plug-in is none
   */
  public static InstalledModulations with(List<Path> plugins) {
    List<Modulation> all = new ArrayList<>();
    for (Path plugin : plugins) {
      List<Modulation> brought = in(plugin);
      if (brought.isEmpty()) {
        throw new Failure(
            2, "--plugin %s brings no modulation: its %s names none".formatted(plugin, ENTRY));
      }
      all.addAll(brought);
    }
    ServiceLoader.load(Modulation.class).forEach(all::add);
    return new InstalledModulations(all);
  }

  public List<Modulation> all() {
    return all;
  }

  public Optional<Modulation> find(String nameOrAlias) {
    return all.stream().filter(m -> m.descriptor().answersTo(nameOrAlias)).findFirst();
  }

  /**
   * The modulation that answers to a name or an alias.
   *
   * @throws Failure if there is none
   */
  public Modulation require(String nameOrAlias) {
    return find(nameOrAlias)
        .orElseThrow(
            () ->
                new Failure(
                    2,
                    "there is no modulation '%s'; there are %s"
                        .formatted(nameOrAlias, String.join(", ", names()))));
  }

  /** All names and aliases, sorted. */
  public List<String> names() {
    return all.stream()
        .map(Modulation::descriptor)
        .flatMap(d -> Stream.concat(Stream.of(d.name()), d.aliases().keySet().stream()))
        .distinct()
        .sorted()
        .toList();
  }

  /** The JAR stays open for as long as the command runs: classes are loaded when they are used. */
  private static List<Modulation> in(Path plugin) {
    if (!Files.isRegularFile(plugin) || !Files.isReadable(plugin)) {
      throw new Failure(2, "--plugin: there is no readable file " + plugin);
    }
    ClassLoader ours = InstalledModulations.class.getClassLoader();
    URLClassLoader loader = new URLClassLoader(new URL[] {url(plugin)}, ours);
    try {
      return ServiceLoader.load(Modulation.class, loader).stream()
          .filter(provider -> provider.type().getClassLoader() == loader)
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new Failure(2, "--plugin %s cannot be used: %s".formatted(plugin, reason(e)));
    }
  }

  private static String reason(Throwable failure) {
    return failure.getCause() == null
        ? failure.getMessage()
        : failure.getMessage() + " (" + failure.getCause() + ")";
  }

  private static URL url(Path plugin) {
    try {
      return plugin.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
