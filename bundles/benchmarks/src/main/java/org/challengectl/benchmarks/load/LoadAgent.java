package org.challengectl.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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

  static LoadAgent enrol(Wire wire, String id, TokenReply token)
      throws IOException, InterruptedException {
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

  String id() {
    return id;
  }

  String key() {
    return key;
  }

  /** Says what it has; the answer, whatever it is. */
  Wire.Answer register() throws IOException, InterruptedException {
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
            "benchmark"));
  }

  /**
   * Polls once; with a task, says that it has begun and that it has ended well.
   *
   * @return whether there was a task
   */
  boolean cycle(Tally tally) throws InterruptedException {
    long sent = System.nanoTime();
    Task task;
    try {
      Wire.Answer answer = wire.get("/api/agents/" + id + "/task?device=0", key);
      long took = System.nanoTime() - sent;
      if (!answer.good()) {
        tally.failed("poll: " + Failures.name(answer), took);
        return false;
      }
      task = Json.read(answer.body(), TaskReply.class).task();
      tally.count(task == null ? CallKind.POLL_EMPTY : CallKind.POLL_WORK, took);
    } catch (IOException e) {
      tally.failed("poll: " + e.getClass().getSimpleName(), System.nanoTime() - sent);
      return false;
    }
    return task != null && report(task, tally);
  }

  /** An agent that is not heard of for 90 s is offline and gets nothing. */
  void heartbeat(Tally tally) throws InterruptedException {
    call(CallKind.HEARTBEAT, "/api/agents/" + id + "/heartbeat", null, tally);
  }

  private boolean report(Task task, Tally tally) throws InterruptedException {
    Instant now = Instant.now();
    call(
        CallKind.STARTED,
        "/api/agents/" + id + "/lease/" + task.lease() + "/started",
        new StartedRequest(now),
        tally);
    call(
        CallKind.COMPLETE,
        "/api/agents/" + id + "/complete",
        new CompleteRequest(
            task.challengeId(), true, null, DEVICE, null, task.lease(), null, now, now),
        tally);
    return true;
  }

  private void call(CallKind kind, String path, Object body, Tally tally)
      throws InterruptedException {
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
