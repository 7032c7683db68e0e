package org.challengectl.radio.kit;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A vendor's library, loaded when it is first wanted. If it is absent then, it is looked for again
 * later, so that it can be installed while the program runs. It stays loaded: libraries with
 * threads of their own cannot be unloaded safely.
 *
 * @param <T> its functions
 */
public final class VendorLibrary<T extends Library> {

  private static final long RETRY_NANOS = 2_000_000_000L;

  private final Class<T> functions;
  private final List<String> names;
  private final String debianPackage;
  private final Consumer<T> onLoaded;
  private volatile T loaded;
  private volatile String problem;
  private long triedAtNanos;

  /**
   * @param names what the library may be called, e.g. "libhackrf.so.0"; the first that is there is
   *     taken. They are looked for in {@code jna.library.path} first
   * @param debianPackage what brings it on Debian
   * @param onLoaded what it wants before anything else, e.g. its init function
   */
  public VendorLibrary(
      Class<T> functions, List<String> names, String debianPackage, Consumer<T> onLoaded) {
    this.functions = functions;
    this.names = List.copyOf(names);
    this.debianPackage = debianPackage;
    this.onLoaded = onLoaded;
  }

  /** The library; empty if it is missing, see {@link #problem}. */
  public Optional<T> get() {
    T known = loaded;
    return known != null ? Optional.of(known) : load();
  }

  /** Why it cannot be used, in words; empty if it can. */
  public Optional<String> problem() {
    return get().isPresent() ? Optional.empty() : Optional.ofNullable(problem);
  }

  private synchronized Optional<T> load() {
    long now = System.nanoTime();
    if (loaded == null && (problem == null || now - triedAtNanos > RETRY_NANOS)) {
      triedAtNanos = now;
      tryAll();
    }
    return Optional.ofNullable(loaded);
  }

  private void tryAll() {
    for (String name : names) {
      try {
        T library = Native.load(name, functions);
        onLoaded.accept(library);
        loaded = library;
        problem = null;
        return;
      } catch (UnsatisfiedLinkError absent) {
        problem =
            "needs the library %s, which this host lacks (Debian: apt-get install %s)"
                .formatted(names.get(0), debianPackage);
      } catch (RuntimeException e) {
        problem = "the library %s cannot be used: %s".formatted(name, e.getMessage());
        return;
      }
    }
  }
}
