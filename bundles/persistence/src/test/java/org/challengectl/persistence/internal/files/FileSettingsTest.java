package org.challengectl.persistence.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileSettingsTest {

  private record Configured(String quota, String hours) implements FilesConfiguration {

    @Override
    public String quota__mb() {
      return quota;
    }

    @Override
    public String orphan__grace__hours() {
      return hours;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return FilesConfiguration.class;
    }
  }

  private static FileSettings settings(String quota, String hours) {
    return FileSettings.of(new Configured(quota, hours));
  }

  @Test
  void readsBothNumbers() {
    assertEquals(
        new FileSettings(5L << 30, Optional.of(Duration.ofHours(2))), settings("5120", " 2 "));
    assertEquals(new FileSettings(0, Optional.empty()), settings("0", "0"));
  }

  @Test
  void holdsItsDefaultsWhereANumberMakesNoSense() {
    for (String wrong : List.of("", "x", "-1", "1.5", "99999999999999999999", "1000000000")) {
      assertEquals(FileSettings.DEFAULT, settings(wrong, wrong), wrong);
    }
  }

  /** A single underscore in a method's name becomes a dot, and the file's line is ignored. */
  @Test
  void theComponentReadsTheNamesThatTheFileUses() throws IOException {
    String component = "/OSGI-INF/org.challengectl.persistence.internal.files.FileStore.xml";
    try (InputStream in = FileStore.class.getResourceAsStream(component)) {
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(xml.contains("name=\"quota_mb\"") && xml.contains("name=\"orphan_grace_hours\""));
    }
  }
}
