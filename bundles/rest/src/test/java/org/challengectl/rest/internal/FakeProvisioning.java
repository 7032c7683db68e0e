package org.challengectl.rest.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Enrollment;
import org.challengectl.auth.Provisioning;
import org.challengectl.domain.RefusedException;
import org.challengectl.views.testing.Samples;

/** A key is "ccp-" and its id, which is its number. */
final class FakeProvisioning implements Provisioning {

  private final Enrollment enrollment;
  private final Map<String, Key> keys = new ConcurrentSkipListMap<>();
  final List<String> calls = new CopyOnWriteArrayList<>();

  FakeProvisioning(Enrollment enrollment) {
    this.enrollment = enrollment;
  }

  @Override
  public List<Key> keys() {
    return new ArrayList<>(keys.values());
  }

  @Override
  public NewKey create(String description, Actor by) {
    String id = String.valueOf(keys.size() + 1);
    Key key = new Key(id, description, true, Samples.NOON, by.name());
    keys.put(id, key);
    return new NewKey(key, "ccp-" + id);
  }

  @Override
  public Key setEnabled(String id, boolean enabled, Actor by) {
    Key key =
        keys.computeIfPresent(
            id, (k, old) -> new Key(k, old.description(), enabled, old.createdAt(), by.name()));
    if (key == null) {
      throw RefusedException.notFound("provisioning key '" + id + "'");
    }
    return key;
  }

  @Override
  public void delete(String id, Actor by) {
    if (keys.remove(id) == null) {
      throw RefusedException.notFound("provisioning key '" + id + "'");
    }
  }

  @Override
  public Enrollment.IssuedToken provision(
      String key, String agentName, Duration validity, String address) {
    if (key == null || !key.startsWith("ccp-") || !keys.containsKey(key.substring(4))) {
      throw AccessException.unauthenticated("This provisioning key is not valid.");
    }
    calls.add(agentName + " " + validity.toHours() + " " + address);
    return enrollment.createToken(agentName, validity);
  }
}
