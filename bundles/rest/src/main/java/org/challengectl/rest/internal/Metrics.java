package org.challengectl.rest.internal;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.challengectl.domain.FileShelf;
import org.challengectl.scheduler.EventControl;

/** How the server does, in the text format of Prometheus (version 0.0.4). */
final class Metrics {

  private final EventControl control;
  private final FileShelf shelf;

  Metrics(EventControl control, FileShelf shelf) {
    this.control = control;
    this.shelf = shelf;
  }

  String text() {
    EventControl.Status status = control.status();
    FileShelf.Usage files = shelf.usage();
    Runtime runtime = Runtime.getRuntime();
    StringBuilder text = new StringBuilder();
    family(text, "challenges", "Challenges by state.", "status", named(status.challenges()));
    family(text, "agents_online", "Agents online.", "type", named(status.agentsOnline()));
    gauge(text, "on_the_air", "Transmissions that are granted and not over.", status.onTheAir());
    head(text, "transmissions_total", "counter", "Transmissions sent to their end.");
    value(text, "transmissions_total", "", status.transmissions());
    gauge(text, "paused", "1 while an operator's pause holds.", status.paused() ? 1 : 0);
    gauge(text, "resting", "1 outside of the event's day.", status.resting() ? 1 : 0);
    gauge(text, "files", "Files in the store.", files.files());
    gauge(text, "files_bytes", "Bytes in the store.", files.bytes());
    gauge(text, "files_quota_bytes", "What the store may hold; 0: no limit.", files.quotaBytes());
    gauge(
        text, "jvm_heap_used_bytes", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
    gauge(text, "jvm_heap_max_bytes", "The greatest heap.", runtime.maxMemory());
    gauge(
        text, "jvm_threads", "Live threads.", ManagementFactory.getThreadMXBean().getThreadCount());
    gauge(
        text,
        "uptime_seconds",
        "Seconds since the process began.",
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    return text.toString();
  }

  private static <E extends Enum<E>> Map<String, Integer> named(Map<E, Integer> counts) {
    Map<String, Integer> named = new TreeMap<>();
    counts.forEach((key, count) -> named.put(key.name().toLowerCase(Locale.ROOT), count));
    return named;
  }

  private static void family(
      StringBuilder text, String name, String help, String label, Map<String, Integer> values) {
    head(text, name, "gauge", help);
    values.forEach((key, count) -> value(text, name, "{" + label + "=\"" + key + "\"}", count));
  }

  private static void gauge(StringBuilder text, String name, String help, long value) {
    head(text, name, "gauge", help);
    value(text, name, "", value);
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP challengectl_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE challengectl_").append(name).append(' ').append(type).append('\n');
  }

  private static void value(StringBuilder text, String name, String labels, long value) {
    text.append("challengectl_").append(name).append(labels).append(' ').append(value).append('\n');
  }
}
