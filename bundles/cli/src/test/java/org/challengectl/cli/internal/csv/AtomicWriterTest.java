package org.challengectl.cli.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicWriterTest {

  @TempDir Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(f -> !f.equals(folder))
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void writesTheTextAndTheCopies() throws IOException {
    Path source = Files.writeString(folder.resolve("a"), "A");

    new AtomicWriter(false)
        .write(folder.resolve("out"), "text", Map.of(folder.resolve("copies/a"), source));

    assertEquals(List.of("a", "copies", "copies/a", "out"), files());
    assertEquals("A", Files.readString(folder.resolve("copies/a")));
    assertEquals("text", Files.readString(folder.resolve("out")));
  }

  @Test
  void leavesNothingWhenACopyFails() throws IOException {
    Path source = Files.writeString(folder.resolve("a"), "A");
    Map<Path, Path> copies = new LinkedHashMap<>();
    copies.put(folder.resolve("copies/a"), source);
    copies.put(folder.resolve("copies/b"), folder.resolve("gone"));

    assertThrows(
        IOException.class,
        () -> new AtomicWriter(false).write(folder.resolve("out"), "text", copies));

    assertEquals(List.of("a"), files());
  }

  @Test
  void leavesNothingNewWhenTheTextIsInTheWay() throws IOException {
    Path source = Files.writeString(folder.resolve("a"), "A");
    Path out = Files.writeString(folder.resolve("out"), "precious");

    assertThrows(
        FileAlreadyExistsException.class,
        () ->
            new AtomicWriter(false).write(out, "text", Map.of(folder.resolve("copies/a"), source)));

    assertEquals(List.of("a", "out"), files());
    assertEquals("precious", Files.readString(out));
    new AtomicWriter(true).write(out, "text", Map.of());
    assertEquals("text", Files.readString(out));
  }
}
