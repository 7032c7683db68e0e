package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.FrontDoor;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualDriverComponentTest {

  @Test
  void hasTheseDefaults() {
    assertEquals(
        new VirtualAirConfig(
            Mode.LOCAL,
            "127.0.0.1",
            "127.0.0.1",
            7355,
            List.of("tx0", "tx1", "rx0", "rx1"),
            new AirSettings(-100, 20, Map.of(), true),
            Optional.empty(),
            Optional.empty()),
        VirtualDriverComponent.config(options(Map.of())));
  }

  @Test
  void mapsAllKeys() {
    assertEquals(
        new VirtualAirConfig(
            Mode.JOIN,
            "0.0.0.0",
            "air.lan",
            9000,
            List.of("a", "b"),
            new AirSettings(-120, 60, Map.of("a>b", 40.5, "a>rtl_tcp", 3.0), true),
            Optional.of(new FrontDoor("::1", 1235)),
            Optional.of(Path.of("air.jsonl"))),
        VirtualDriverComponent.config(
            options(
                Map.ofEntries(
                    Map.entry("mode", " Join"),
                    Map.entry("bind__address", "0.0.0.0"),
                    Map.entry("host__address", "air.lan"),
                    Map.entry("port", 9000),
                    Map.entry("devices", new String[] {"a, b"}),
                    Map.entry("noise__dbfs__hz", -120.0),
                    Map.entry("path__loss__db", 60.0),
                    Map.entry("path__losses", new String[] {"a > b = 40.5", "a>rtl_tcp=3"}),
                    Map.entry("rtl__tcp__enabled", true),
                    Map.entry("rtl__tcp__address", "::1"),
                    Map.entry("rtl__tcp__port", 1235),
                    Map.entry("account__file", "air.jsonl")))));
  }

  @ParameterizedTest
  @CsvSource({
    "mode, elsewhere",
    "path__losses, a=b",
    "path__losses, a>b=much",
    "devices, 'a,a'",
    "devices, '../a'",
  })
  void saysWhatIsWrong(String key, String value) {
    Object typed = key.equals("mode") ? value : new String[] {value};

    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> VirtualDriverComponent.config(options(Map.of(key, typed))));

    assertTrue(thrown.getMessage().contains(key.replace("__", "_")), thrown.getMessage());
  }

  /** The annotation with its defaults but for some values. */
  private static VirtualAirOptions options(Map<String, Object> values) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            values.getOrDefault(method.getName(), method.getDefaultValue());
    return (VirtualAirOptions)
        Proxy.newProxyInstance(
            VirtualAirOptions.class.getClassLoader(),
            new Class<?>[] {VirtualAirOptions.class},
            handler);
  }
}
