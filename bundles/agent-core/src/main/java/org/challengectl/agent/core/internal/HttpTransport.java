package org.challengectl.agent.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.protocol.ErrorReply;
import org.challengectl.protocol.Json;

/**
 * HTTP as agents need it: every exchange ends within a bounded time and with a bounded body, and
 * every failure is a {@link LinkException}.
 */
final class HttpTransport {

  static final int MAX_ANSWER_BYTES = 4 << 20;
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);

  private final ServerEndpoint endpoint;
  private final HostIdentity host;
  private final Supplier<Optional<String>> key;
  private final HttpClient client;

  /**
   * @param key asked for each request
   * @throws IllegalArgumentException in words for a person, if the certificates cannot be used
   */
  HttpTransport(ServerEndpoint endpoint, HostIdentity host, Supplier<Optional<String>> key) {
    this.endpoint = endpoint;
    this.host = host;
    this.key = key;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT);
    if (endpoint.url().getScheme().equals("https")) {
      try {
        builder.sslContext(Tls.context(endpoint)).sslParameters(Tls.parameters());
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalArgumentException("ca_cert cannot be used: " + e.getMessage(), e);
      }
    }
    this.client = builder.build();
  }

  HttpClient client() {
    return client;
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint.resolve(path));
    identify(builder::setHeader);
    return builder;
  }

  URI socketAddress(String path) {
    return endpoint.resolveSocket(path);
  }

  /** Sets the headers that say who is asking. */
  void identify(java.util.function.BiConsumer<String, String> header) {
    key.get().ifPresent(value -> header.accept("Authorization", "Bearer " + value));
    host.macAddress().ifPresent(value -> header.accept("X-Runner-MAC", value));
    host.machineId().ifPresent(value -> header.accept("X-Runner-Machine-ID", value));
    if (SENDABLE.matcher(host.hostname()).matches()) {
      header.accept("X-Runner-Hostname", host.hostname());
    }
  }

  <T> T get(String path, Class<T> type, Duration timeout) throws LinkException {
    return read(call(request(path).GET(), timeout), type);
  }

  <T> T post(String path, Object body, Class<T> type, Duration timeout) throws LinkException {
    return read(call(json(path, body), timeout), type);
  }

  void post(String path, Object body, Duration timeout) throws LinkException {
    call(json(path, body), timeout);
  }

  void post(String path, String contentType, BodyPublisher body, Duration timeout)
      throws LinkException {
    call(request(path).header("Content-Type", contentType).POST(body), timeout);
  }

  /**
   * Sends a request and waits as long as there is progress.
   *
   * @param stalled asked again and again; true ends the exchange
   */
  <T> HttpResponse<T> exchange(
      HttpRequest request, BodyHandler<T> handler, Duration patience, BooleanSupplier stalled)
      throws LinkException {
    CompletableFuture<HttpResponse<T>> future = client.sendAsync(request, handler);
    while (true) {
      try {
        return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (stalled.getAsBoolean()) {
          future.cancel(true);
          throw new LinkException(
              Kind.UNREACHABLE, "no answer from " + endpoint.url() + " within " + patience, e);
        }
      } catch (InterruptedException e) {
        future.cancel(true);
        Thread.currentThread().interrupt();
        throw new LinkException(Kind.UNREACHABLE, "interrupted", e);
      } catch (ExecutionException e) {
        throw unreachable(e.getCause());
      }
    }
  }

  /** What an answer that is no success means. */
  static LinkException refusal(HttpResponse<?> response, byte[] body) {
    int status = response.statusCode();
    ErrorReply error = error(body);
    String message =
        error.error() == null ? "HTTP status " + status : error.error() + " (HTTP " + status + ")";
    String code = error.code() == null ? "" : error.code();
    return new LinkException(kind(status), code, message, retryAfter(response), null);
  }

  private byte[] call(HttpRequest.Builder builder, Duration timeout) throws LinkException {
    HttpResponse<byte[]> response =
        exchange(builder.build(), info -> new LimitedBody(MAX_ANSWER_BYTES), timeout, () -> true);
    if (response.statusCode() / 100 != 2) {
      throw refusal(response, response.body());
    }
    return response.body();
  }

  private HttpRequest.Builder json(String path, Object body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
  }

  private static <T> T read(byte[] body, Class<T> type) throws LinkException {
    try {
      return Json.read(new String(body, StandardCharsets.UTF_8), type);
    } catch (JsonProcessingException e) {
      throw new LinkException(
          Kind.BAD_ANSWER, "the server's answer makes no sense: " + e.getOriginalMessage(), e);
    }
  }

  private LinkException unreachable(Throwable cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new LinkException(Kind.UNREACHABLE, endpoint.url() + ": " + why, cause);
  }

  private static ErrorReply error(byte[] body) {
    try {
      ErrorReply reply = Json.read(new String(body, StandardCharsets.UTF_8), ErrorReply.class);
      return new ErrorReply(shortened(reply.error()), shortened(reply.code()));
    } catch (JsonProcessingException e) {
      return new ErrorReply(null, null);
    }
  }

  private static String shortened(String text) {
    return text == null || text.length() <= 300 ? text : text.substring(0, 300) + "...";
  }

  /** What the server asks for, within reason: nobody is sent away for hours, or asks in a loop. */
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,18}"))
        .map(value -> Math.max(1, Math.min(Long.parseLong(value), LONGEST_RETRY_AFTER.toSeconds())))
        .map(Duration::ofSeconds);
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHORISED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 429, 503 -> Kind.BUSY;
      case 408 -> Kind.UNREACHABLE;
      default -> status >= 500 ? Kind.SERVER_ERROR : status >= 400 ? Kind.REFUSED : Kind.BAD_ANSWER;
    };
  }
}
