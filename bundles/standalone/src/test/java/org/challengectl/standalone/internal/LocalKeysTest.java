package org.challengectl.standalone.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.auth.Enrollment;
import org.junit.jupiter.api.Test;

class LocalKeysTest {

  private final List<String> issued = new ArrayList<>();

  @Test
  void issuesOneKeyForAnAgentOfItsOwnServer() {
    LocalKeys keys = new LocalKeys(new CountingEnrollment(), new Own());
    URI own = URI.create("http://127.0.0.1:9000");
    assertEquals(Optional.of("key of a"), keys.keyFor("a", own));
    assertEquals(Optional.of("key of a"), keys.keyFor("a", own));
    assertEquals(List.of("a"), issued);
  }

  @Test
  void givesNoKeyForAnotherServer() {
    LocalKeys keys = new LocalKeys(new CountingEnrollment(), new Own());
    assertEquals(Optional.empty(), keys.keyFor("a", URI.create("http://127.0.0.1:9001")));
    assertEquals(Optional.empty(), keys.keyFor("a", URI.create("https://ctf.example")));
    assertEquals(List.of(), issued);
  }

  private final class CountingEnrollment implements Enrollment {
    @Override
    public IssuedToken createToken(String agentName, Duration validity) {
      throw new AssertionError("no token is needed");
    }

    @Override
    public List<Token> tokens() {
      throw new AssertionError("no token is needed");
    }

    @Override
    public void deleteToken(String id) {
      throw new AssertionError("no token is needed");
    }

    @Override
    public IssuedToken reEnroll(String agentId, Duration validity) {
      throw new AssertionError("no token is needed");
    }

    @Override
    public Enrolled enroll(Application application) {
      throw new AssertionError("nobody enrols");
    }

    @Override
    public String issueKey(String agentId) {
      issued.add(agentId);
      return "key of " + agentId;
    }

    @Override
    public void delete(String agentId) {
      throw new AssertionError("nobody deletes");
    }
  }

  @SuppressWarnings("BadAnnotationImplementation")
  private static final class Own implements LocalKeys.Options {
    @Override
    public String server__url() {
      return "http://127.0.0.1:9000";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return LocalKeys.Options.class;
    }
  }
}
