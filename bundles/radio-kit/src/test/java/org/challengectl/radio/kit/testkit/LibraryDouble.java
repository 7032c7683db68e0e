package org.challengectl.radio.kit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A double of a vendor's library, built with gcc from a driver's {@code src/test/c/NAME.c}: see
 * {@code double.h}. It is found in place of the real library.
 */
public final class LibraryDouble {

  private static final int GCC_MINUTES = 2;

  private final String name;
  private final Path folder;
  private final Map<String, String> orders = new TreeMap<>();

  private LibraryDouble(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * Builds it into {@code built} unless it is there, and makes JNA find it. The test is skipped
   * where there is no gcc or no header.
   *
   * @param name of the double, as its C source says
   * @param soname what the driver loads, e.g. "libhackrf.so.0"
   * @param header the vendor's, as in {@code #include <...>}
   * @param built the same for all tests of a class: a library stays loaded
   * @param folder of this test: orders, calls and samples
   */
  public static LibraryDouble of(String name, String soname, String header, Path built, Path folder)
      throws IOException, InterruptedException {
    Path library = built.resolve("lib").resolve(soname);
    if (!Files.exists(library)) {
      build(Path.of("src/test/c/" + name + ".c"), soname, header, built);
    }
    NativeLibrary.addSearchPath(soname, library.getParent().toString());
    LibraryDouble made = new LibraryDouble(name, folder);
    Function.getFunction(library.toString(), "double_folder")
        .invokeVoid(new Object[] {folder.toString()});
    return made;
  }

  /** Builds it into {@code folder/lib}; returns the library. */
  public static Path build(Path source, String soname, String header, Path folder)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is not installed");
    assumeTrue(
        Files.exists(Path.of("/usr/include").resolve(header)),
        "the header " + header + " is not installed");
    Path library = Files.createDirectories(folder.resolve("lib")).resolve(soname);
    Path shared = source.toAbsolutePath().normalize();
    while (!Files.isDirectory(shared.resolve("bundles/radio-kit"))) {
      shared = shared.getParent();
    }
    List<String> command = new ArrayList<>(List.of("/usr/bin/gcc"));
    command.addAll(List.of("-std=gnu11", "-Wall", "-Werror", "-O2", "-shared", "-fPIC"));
    command.addAll(List.of("-pthread", "-Wl,-Bsymbolic"));
    command.addAll(List.of("-I", shared.resolve("bundles/radio-kit/src/test/c").toString()));
    command.addAll(List.of("-o", library.toString(), source.toString(), "-lm"));
    Path log = folder.resolve("gcc.log");
    Process gcc =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(gcc.waitFor(GCC_MINUTES, TimeUnit.MINUTES), "gcc does not end");
    assertEquals(0, gcc.exitValue(), () -> read(log));
    return library;
  }

  /** Orders something, e.g. {@code order("hang.hackrf_stop_tx", "1")}. */
  public LibraryDouble order(String key, Object value) {
    orders.put(key, String.valueOf(value));
    return write();
  }

  /** Takes an order back. */
  public LibraryDouble forget(String key) {
    orders.remove(key);
    return write();
  }

  /** The calls so far, e.g. "hackrf_set_freq 145000000". */
  public List<String> calls() {
    return read(file("log")).lines().toList();
  }

  /** The last call of a function with its arguments; "" if there was none. */
  public String last(String function) {
    return calls().stream()
        .filter(call -> call.equals(function) || call.startsWith(function + " "))
        .reduce("", (before, call) -> call);
  }

  /** What has left the antenna. */
  public byte[] sent() throws IOException {
    return Files.exists(file("tx")) ? Files.readAllBytes(file("tx")) : new byte[0];
  }

  /** What comes in, again and again. */
  public LibraryDouble receives(byte[] bytes) throws IOException {
    Files.write(file("rx"), bytes);
    return this;
  }

  private LibraryDouble write() {
    StringBuilder text = new StringBuilder();
    orders.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      Path next = file("conf.new");
      Files.writeString(next, text);
      Files.move(next, file("conf"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private Path file(String suffix) {
    return folder.resolve(name + "." + suffix);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
