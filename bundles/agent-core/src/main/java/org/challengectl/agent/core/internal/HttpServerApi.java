package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerApi;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.HeartbeatRequest;
import org.challengectl.protocol.LogRequest;
import org.challengectl.protocol.PictureInfo;
import org.challengectl.protocol.RecordingCompleteRequest;
import org.challengectl.protocol.RecordingStartReply;
import org.challengectl.protocol.RecordingStartRequest;
import org.challengectl.protocol.RegisterReply;
import org.challengectl.protocol.RegisterRequest;
import org.challengectl.protocol.RenewReply;
import org.challengectl.protocol.StartedRequest;
import org.challengectl.protocol.Task;
import org.challengectl.protocol.TaskReply;

/** The server's interface over HTTP. */
final class HttpServerApi implements ServerApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SIGN_OUT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration LONG_UPLOAD_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration DOWNLOAD_PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_ERROR_BYTES = 1 << 16;

  private final HttpTransport http;
  private final String id;

  HttpServerApi(HttpTransport http, String agentId) {
    this.http = http;
    this.id = encoded(agentId);
  }

  @Override
  public RegisterReply register(RegisterRequest request) throws LinkException {
    return http.post("/api/agents/register", request, RegisterReply.class, TIMEOUT);
  }

  @Override
  public RegisterReply heartbeat(HeartbeatRequest request) throws LinkException {
    return http.post(agent("/heartbeat"), request, RegisterReply.class, TIMEOUT);
  }

  @Override
  public void signOut() throws LinkException {
    http.post(agent("/signout"), Map.of(), SIGN_OUT_TIMEOUT);
  }

  @Override
  public Optional<Task> poll(String deviceId) throws LinkException {
    String path = runner("/task") + "?device=" + encoded(deviceId);
    return Optional.ofNullable(http.get(path, TaskReply.class, TIMEOUT).task());
  }

  @Override
  public RenewReply renew(long lease, Duration timeout) throws LinkException {
    return http.post(runner("/lease/" + lease + "/renew"), Map.of(), RenewReply.class, timeout);
  }

  @Override
  public void started(long lease, StartedRequest request) throws LinkException {
    http.post(runner("/lease/" + lease + "/started"), request, TIMEOUT);
  }

  @Override
  public void complete(CompleteRequest request) throws LinkException {
    http.post(runner("/complete"), request, TIMEOUT);
  }

  @Override
  public void log(LogRequest request) throws LinkException {
    http.post(runner("/log"), request, TIMEOUT);
  }

  @Override
  public RecordingStartReply recordingStart(RecordingStartRequest request) throws LinkException {
    return http.post(agent("/recording/start"), request, RecordingStartReply.class, TIMEOUT);
  }

  @Override
  public void recordingComplete(long recordingId, RecordingCompleteRequest request)
      throws LinkException {
    http.post(agent("/recording/" + recordingId + "/complete"), request, TIMEOUT);
  }

  @Override
  public void uploadPicture(long recordingId, Path png, PictureInfo info) throws LinkException {
    String plot = info.plot().stream().map(String::valueOf).collect(Collectors.joining(","));
    String path =
        agent("/recording/" + recordingId + "/upload")
            + "?plot="
            + encoded(plot)
            + "&centre_hz="
            + info.centreHz()
            + "&span_hz="
            + info.spanHz()
            + "&seconds="
            + info.seconds();
    try {
      http.post(path, "image/png", BodyPublishers.ofFile(png), UPLOAD_TIMEOUT);
    } catch (IOException e) {
      throw new LinkException(Kind.REFUSED, "picture cannot be read: " + png, e);
    }
  }

  @Override
  public void uploadSigMf(long recordingId, Path meta, Path data) throws LinkException {
    String path = agent("/recording/" + recordingId + "/upload");
    try {
      http.post(path, "application/vnd.sigmf", TarBody.of(meta, data), LONG_UPLOAD_TIMEOUT);
    } catch (IOException e) {
      throw new LinkException(Kind.REFUSED, "recording cannot be read: " + data, e);
    }
  }

  @Override
  public void download(String sha256, Path target, long maxBytes) throws LinkException {
    AtomicLong received = new AtomicLong();
    AtomicLong seen = new AtomicLong(-1);
    HttpRequest request = http.request("/api/files/" + encoded(sha256)).GET().build();
    try (FileChannel channel =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      HttpResponse<Long> response =
          http.exchange(
              request,
              info ->
                  new FileBody(
                      channel, info.statusCode() == 200 ? maxBytes : MAX_ERROR_BYTES, received),
              DOWNLOAD_PATIENCE,
              () -> seen.getAndSet(received.get()) == received.get());
      channel.force(true);
      if (response.statusCode() != 200) {
        throw HttpTransport.refusal(response, Files.readAllBytes(target));
      }
    } catch (IOException e) {
      throw new LinkException(Kind.UNREACHABLE, "download cannot be kept: " + e.getMessage(), e);
    }
  }

  private String agent(String rest) {
    return "/api/agents/" + id + rest;
  }

  private String runner(String rest) {
    return "/api/runners/" + id + rest;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
