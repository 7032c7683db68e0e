package org.challengectl.rest.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.RenewReply;
import org.challengectl.protocol.StartedRequest;
import org.challengectl.protocol.TaskReply;
import org.challengectl.scheduler.CompletionReport;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.views.TaskViews;

/** How runners get their work, hold it and report it. */
@Path("/{kind: agents|runners}")
@Produces(MediaType.APPLICATION_JSON)
public final class TaskResource {

  private static final int MAX_ERROR_LENGTH = 2000;

  private final Dispatcher dispatcher;
  private final ServerTime time;

  TaskResource(Dispatcher dispatcher, ServerTime time) {
    this.dispatcher = dispatcher;
    this.time = time;
  }

  @GET
  @Path("/{id}/task")
  @AgentOnly
  public TaskReply task(@PathParam("id") String id, @QueryParam("device") String device) {
    return new TaskReply(
        dispatcher
            .poll(id, Input.optionalText("device", device))
            .map(TaskViews::task)
            .orElse(null));
  }

  @POST
  @Path("/{id}/lease/{lease: \\d{1,18}}/renew")
  @AgentOnly
  public RenewReply renew(@PathParam("id") String id, @PathParam("lease") long lease) {
    return TaskViews.renewed(dispatcher.renew(id, lease));
  }

  @POST
  @Path("/{id}/lease/{lease: \\d{1,18}}/started")
  @Consumes(MediaType.APPLICATION_JSON)
  @AgentOnly
  public Map<String, String> started(
      @PathParam("id") String id, @PathParam("lease") long lease, StartedRequest body) {
    Instant at = Optional.ofNullable(body.at()).orElseGet(time::instant);
    dispatcher.started(id, lease, at);
    return Map.of("status", "ok");
  }

  @POST
  @Path("/{id}/complete")
  @Consumes(MediaType.APPLICATION_JSON)
  @AgentOnly
  public Map<String, Object> complete(@PathParam("id") String id, CompleteRequest body) {
    CompletionReport report =
        new CompletionReport(
            id,
            Input.text("challenge_id", body.challengeId()),
            body.lease() == null ? OptionalLong.empty() : OptionalLong.of(body.lease()),
            Input.name("device_id", body.deviceId()),
            Input.required("success", body.success()),
            Boolean.TRUE.equals(body.requeue()),
            Optional.ofNullable(body.errorMessage())
                .filter(text -> !text.isBlank())
                .map(text -> Input.shortened(text, MAX_ERROR_LENGTH)),
            Optional.ofNullable(body.startedAt()),
            Optional.ofNullable(body.endedAt()));
    Transmission transmission = dispatcher.complete(report);
    return Map.of("status", "ok", "transmission_id", transmission.id());
  }
}
