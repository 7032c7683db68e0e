package org.challengectl.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.DeviceInfo;
import org.challengectl.protocol.EnrollRequest;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.RegisterRequest;
import org.challengectl.protocol.StartedRequest;
import org.challengectl.protocol.Task;
import org.challengectl.protocol.TaskReply;
import org.challengectl.protocol.TokenReply;

/** A runner with one radio that speaks of leases and radiates nothing. Confined to one thread. */
final class LoadAgent {

  private static final JsonNode DEVICE = TextNode.valueOf("0");
  private static final List<DeviceInfo> DEVICES =
      List.of(new DeviceInfo(DEVICE, "load", TextNode.valueOf("0"), null, 2_000_000));

  private final Wire wire;
  private final String id;
  private final String key;

  private LoadAgent(Wire wire, String id, String key) {
    this.wire = wire;
    this.id = id;
    this.key = key;
  }

  static LoadAgent enrol(Wire server, String id, TokenReply token) throws IOException {
    Wire wire = server.own();
    Wire.Answer answer =
        wire.post(
            "/api/enrollment/enroll",
            "",
            new EnrollRequest(token.token(), token.apiKey(), id, "localhost", null, null, DEVICES));
    if (!answer.good()) {
      throw new IOException("enrolment: " + answer.status() + " " + answer.body());
    }
    return new LoadAgent(wire, id, token.apiKey());
  }

  /** One that has enrolled before. */
  static LoadAgent known(Wire server, String id, String key) {
    return new LoadAgent(server.own(), id, key);
  }

  /** Says what it has; the answer, whatever it is. */
  Wire.Answer register() throws IOException {
    return wire.post(
        "/api/agents/register",
        key,
        new RegisterRequest(
            "runner",
            "localhost",
            null,
            DEVICES,
            List.of("cw"),
            List.of("load"),
            true,
            "benchmark",
            null,
            null,
            null));
  }

  String id() {
    return id;
  }

  String key() {
    return key;
  }

  /**
   * Polls once; with a task, says that it has begun and that it has ended well.
   *
   * @return whether there was a task
   */
  boolean cycle(Tally tally) {
    Optional<Task> task = poll(tally);
    task.ifPresent(
        given -> {
          started(given, tally);
          complete(given, tally);
        });
    return task.isPresent();
  }

  /** The two calls that a runner of the published contract makes: poll and complete. */
  boolean pair(Tally tally) {
    Optional<Task> task = poll(tally);
    task.ifPresent(given -> complete(given, tally));
    return task.isPresent();
  }

  /** Asks for work. */
  Optional<Task> poll(Tally tally) {
    long sent = System.nanoTime();
    try {
      Wire.Answer answer = wire.get("/api/agents/" + id + "/task?device=0", key);
      long took = System.nanoTime() - sent;
      if (!answer.good()) {
        tally.failed("poll: " + Failures.name(answer), took);
        return Optional.empty();
      }
      Optional<Task> task = Optional.ofNullable(Json.read(answer.body(), TaskReply.class).task());
      tally.count(task.isEmpty() ? CallKind.POLL_EMPTY : CallKind.POLL_WORK, took);
      return task;
    } catch (IOException e) {
      tally.failed("poll: " + e.getClass().getSimpleName(), System.nanoTime() - sent);
      return Optional.empty();
    }
  }

  /** An agent that is not heard of for 90 s is offline and gets nothing. */
  void heartbeat(Tally tally) {
    call(CallKind.HEARTBEAT, "/api/agents/" + id + "/heartbeat", null, tally);
  }

  void started(Task task, Tally tally) {
    call(
        CallKind.STARTED,
        "/api/agents/" + id + "/lease/" + task.lease() + "/started",
        new StartedRequest(Instant.now()),
        tally);
  }

  void complete(Task task, Tally tally) {
    Instant now = Instant.now();
    call(
        CallKind.COMPLETE,
        "/api/agents/" + id + "/complete",
        new CompleteRequest(
            task.challengeId(), true, null, DEVICE, null, task.lease(), null, now, now),
        tally);
  }

  private void call(CallKind kind, String path, Object body, Tally tally) {
    long sent = System.nanoTime();
    try {
      Wire.Answer answer = wire.post(path, key, body);
      long took = System.nanoTime() - sent;
      if (answer.good()) {
        tally.count(kind, took);
      } else {
        tally.failed(kind.label() + ": " + Failures.name(answer), took);
      }
    } catch (IOException e) {
      tally.failed(kind.label() + ": " + e.getClass().getSimpleName(), System.nanoTime() - sent);
    }
  }
}
