package org.challengectl.driver.usrp.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What names a USRP to the library: {@code key=value} pairs with commas between them.
 *
 * @param values in their order
 */
record UsrpAddress(Map<String, String> values) {

  /** What is enough to find it again; the rest, e.g. what image it runs, may change. */
  private static final List<String> IDENTITY = List.of("type", "addr", "resource", "serial");

  /** One that is not in quotes. */
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  /** Reads an argument string; a value with commas is in quotes. */
  static UsrpAddress of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : COMMA.split(text, -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            pair.substring(0, equals).strip(),
            pair.substring(equals + 1).strip().replace("\"", ""));
      }
    }
    return new UsrpAddress(values);
  }

  String get(String key) {
    return values.getOrDefault(key, "");
  }

  /** The shortest argument string that means this one only. */
  String identity() {
    return values.entrySet().stream()
        .filter(each -> IDENTITY.contains(each.getKey()) && !each.getValue().isEmpty())
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }

  /** Whether all that is said there is true here. */
  boolean includes(UsrpAddress asked) {
    return !asked.values.isEmpty()
        && asked.values.entrySet().stream()
            .allMatch(each -> each.getValue().equals(values.get(each.getKey())));
  }

  /** The serial number, else the network address, else all. */
  String name() {
    String serial = get("serial");
    String addr = get("addr");
    return !serial.isEmpty() ? serial : !addr.isEmpty() ? addr : identity();
  }

  /** For people, e.g. "USRP B210 (bench)". */
  String title() {
    String product = get("product").isEmpty() ? get("type") : get("product");
    String own = get("name");
    return ("USRP " + product + (own.isEmpty() ? "" : " (" + own + ")")).strip();
  }

  /** What else may stand in an agent's YAML; the last is what the library wants. */
  List<String> aliases(int index) {
    List<String> aliases = new ArrayList<>();
    aliases.add(String.valueOf(index));
    for (String key : List.of("name", "addr")) {
      if (!get(key).isEmpty()) {
        aliases.add(get(key));
      }
    }
    aliases.add(identity());
    return aliases;
  }
}
