package org.challengectl.rest.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.cxf.io.CacheSizeExceededException;
import org.challengectl.auth.AccessException;
import org.challengectl.domain.Problem;
import org.challengectl.domain.RefusedException;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.TooLongException;
import org.challengectl.protocol.ErrorReply;
import org.challengectl.signal.SignalException;
import org.challengectl.views.ProblemViews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every failure the one shape that errors have. An {@link IOException} is the connection's,
 * not ours: what goes wrong with our own files is an {@link UncheckedIOException}.
 */
final class ErrorReplies {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorReplies.class);

  private static final Set<String> TOO_MUCH = Set.of("too_large", "store_full");

  private ErrorReplies() {}

  static Response of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        return of(refused);
      } else if (cause instanceof AccessException refused) {
        return of(refused);
      } else if (cause instanceof UnsendableException unsendable) {
        return of(unsendable);
      } else if (cause instanceof BusyException busy) {
        return withHeader(
            reply(503, new ErrorReply(busy.getMessage() + " Try again.", "busy")),
            "Retry-After",
            seconds(busy.retryAfter()));
      } else if (cause instanceof TooLongException tooLong) {
        return reply(503, new ErrorReply(tooLong.getMessage(), "too_long"));
      } else if (cause instanceof TooLargeException tooLarge) {
        return reply(413, new ErrorReply(tooLarge.getMessage(), "too_large"));
      } else if (cause instanceof CacheSizeExceededException) {
        return reply(413, new ErrorReply("A part of the body is too large.", "too_large"));
      } else if (cause instanceof JsonProcessingException json) {
        return reply(400, new ErrorReply(sentence(json), "bad_json"));
      } else if (cause instanceof UncheckedIOException) {
        return ours(failure);
      } else if (cause instanceof IOException) {
        LOG.debug("A request broke off", failure);
        return reply(
            400, new ErrorReply("The body could not be read to its end.", "broken_request"));
      }
    }
    if (failure instanceof WebApplicationException web) {
      return of(web);
    }
    return ours(failure);
  }

  static Response reply(int status, ErrorReply body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }

  private static Response of(RefusedException refused) {
    int status =
        switch (refused.kind()) {
          case INVALID -> TOO_MUCH.contains(refused.code()) ? 413 : 400;
          case NOT_FOUND -> 404;
          case FORBIDDEN -> 403;
          case CONFLICT -> 409;
        };
    List<Problem> problems = refused.problems();
    return reply(
        status,
        problems.isEmpty()
            ? new ErrorReply(refused.getMessage(), refused.code())
            : new ErrorReply(
                refused.getMessage(),
                refused.code(),
                ProblemViews.sentences(problems),
                ProblemViews.infos(problems)));
  }

  private static Response of(UnsendableException refused) {
    List<String> details =
        refused.problems().stream().map(SignalException.Problem::message).toList();
    String mistakes = details.size() == 1 ? "a mistake" : details.size() + " mistakes";
    return reply(422, new ErrorReply("The signal has " + mistakes + ".", refused.code(), details));
  }

  private static Response of(AccessException refused) {
    ErrorReply body = new ErrorReply(refused.getMessage(), refused.code());
    return switch (refused.kind()) {
      case UNAUTHENTICATED -> withHeader(reply(401, body), "WWW-Authenticate", "Bearer");
      case FORBIDDEN -> reply(403, body);
      case TOO_MANY -> withHeader(reply(429, body), "Retry-After", seconds(refused.retryAfter()));
    };
  }

  private static String seconds(Duration duration) {
    return String.valueOf(duration.plusMillis(999).toSeconds());
  }

  private static Response of(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    if (status >= 500) {
      return ours(web);
    }
    String code =
        switch (status) {
          case 404 -> "not_found";
          case 405 -> "method_not_allowed";
          case 406 -> "not_acceptable";
          case 415 -> "unsupported_media_type";
          case 416 -> "range_not_satisfiable";
          default -> "bad_request";
        };
    String sentence =
        switch (status) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not take this method.";
          case 406 -> "This address has nothing of the type that is asked for.";
          case 415 -> "This address does not take bodies of this type.";
          case 416 -> "The file has no such range.";
          default -> "The request is wrong.";
        };
    Response response = reply(status, new ErrorReply(sentence, code));
    for (String name : List.of("Allow", "Content-Range")) {
      Object value = web.getResponse().getHeaders().getFirst(name);
      response = value == null ? response : withHeader(response, name, value.toString());
    }
    return response;
  }

  private static Response ours(Throwable failure) {
    String reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.error("A request failed, reference {}", reference, failure);
    return reply(
        500,
        new ErrorReply(
            "Something went wrong on our side.",
            "internal_error",
            List.of("Reference for the operator: " + reference)));
  }

  /** Says where and what, without the names of our classes. */
  private static String sentence(JsonProcessingException failure) {
    StringBuilder text = new StringBuilder("The body is not the JSON that is expected here");
    JsonLocation place = failure.getLocation();
    if (place != null) {
      text.append(
          String.format(
              Locale.ROOT, " (line %d, column %d)", place.getLineNr(), place.getColumnNr()));
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      text.append(": '").append(path(mapping)).append("' has a value of the wrong type");
    } else if (!(failure instanceof JsonMappingException)) {
      text.append(": ").append(failure.getOriginalMessage().lines().findFirst().orElse(""));
    }
    return text.append('.').toString().replace("..", ".");
  }

  private static String path(JsonMappingException failure) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static Response withHeader(Response response, String name, String value) {
    return Response.fromResponse(response).header(name, value).build();
  }
}
