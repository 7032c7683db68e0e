package org.challengectl.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.web.Container.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

class OsgiContainerTest {

  private static final Bundle OWN = bundle(7, "org.challengectl.web", "1.2.3", Bundle.ACTIVE, "");

  @TempDir static Path folder;

  @Test
  void namesItsPartsInOrderWithVersionAndState() {
    OsgiContainer container =
        container(
            "",
            "",
            OWN,
            bundle(1, "b", "2.0.0", Bundle.INSTALLED, ""),
            bundle(2, "b", "1.0.0", Bundle.RESOLVED, ""),
            bundle(3, "a", "1.0.0", Bundle.RESOLVED, "b"),
            bundle(4, null, "0.0.0", Bundle.STOPPING, ""));
    assertEquals("1.2.3", container.version());
    assertEquals(
        List.of(
            new Part("a", "1.0.0", "fragment"),
            new Part("b", "1.0.0", "resolved"),
            new Part("b", "2.0.0", "installed"),
            new Part("bundle 4", "0.0.0", "stopping"),
            new Part("org.challengectl.web", "1.2.3", "active")),
        container.parts());
  }

  @Test
  void aFragmentThatIsNotResolvedIsNotAtWork() {
    Bundle fragment = bundle(3, "a", "1.0.0", Bundle.INSTALLED, "b");
    assertEquals(List.of(new Part("a", "1.0.0", "installed")), container("", "", fragment).parts());
  }

  @Test
  void hasAWordForEachState() {
    Map.of(
            Bundle.ACTIVE, "active",
            Bundle.RESOLVED, "resolved",
            Bundle.INSTALLED, "installed",
            Bundle.STARTING, "starting",
            Bundle.STOPPING, "stopping",
            Bundle.UNINSTALLED, "uninstalled")
        .forEach((state, word) -> assertEquals(word, OsgiContainer.state(state)));
  }

  @Test
  void readsWhenItsCertificateEnds() throws Exception {
    Path store = folder.resolve("https.p12");
    Instant made = Instant.now();
    TestTls.makeKeyStore(store);
    Instant expires = container("8443", store.toString()).certificateExpires().orElseThrow();
    Duration left = Duration.between(made.plus(Duration.ofDays(90)), expires).abs();
    assertTrue(left.compareTo(Duration.ofMinutes(2)) < 0, expires.toString());
    assertEquals(Optional.empty(), container("", store.toString()).certificateExpires());
  }

  @Test
  void hasNoCertificateWithoutAKeyStoreThatCanBeRead() throws Exception {
    assertEquals(Optional.empty(), container("8443", "").certificateExpires());
    assertEquals(
        Optional.empty(),
        container("8443", folder.resolve("none.p12").toString()).certificateExpires());
    Path broken = Files.writeString(folder.resolve("broken.p12"), "not a key store");
    assertEquals(Optional.empty(), container("8443", broken.toString()).certificateExpires());
  }

  private static OsgiContainer container(String port, String store, Bundle... bundles) {
    Map<String, Object> answers = Map.of("getBundle", OWN, "getBundles", bundles);
    return new OsgiContainer(
        new TestTls("", WebConfig.OWN_PIN, "", port, store),
        answering(BundleContext.class, answers));
  }

  @SuppressWarnings("JdkObsolete") // The framework asks for a dictionary.
  private static Bundle bundle(long id, String name, String version, int state, String host) {
    Dictionary<String, String> headers = new Hashtable<>();
    if (!host.isEmpty()) {
      headers.put(Constants.FRAGMENT_HOST, host);
    }
    Map<String, Object> answers = new HashMap<>();
    answers.put("getBundleId", id);
    answers.put("getSymbolicName", name);
    answers.put("getVersion", Version.parseVersion(version));
    answers.put("getState", state);
    answers.put("getHeaders", headers);
    return answering(Bundle.class, answers);
  }

  /** One of which only these questions are asked. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (answers.containsKey(method.getName())) {
                return answers.get(method.getName());
              }
              throw new UnsupportedOperationException(method.toString());
            }));
  }
}
