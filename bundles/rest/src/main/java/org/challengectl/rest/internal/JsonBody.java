package org.challengectl.rest.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.challengectl.protocol.Json;

/** Reads and writes the protocol's records with the protocol's mapper. */
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@Produces(MediaType.APPLICATION_JSON)
final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] hints, MediaType media) {
    return ours(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] hints,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    return parsed(in.readAllBytes(), type);
  }

  /**
   * Reads a body that need not be there.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is there and makes no sense
   */
  static <T> Optional<T> optional(byte[] body, Class<T> type) throws IOException {
    if (new String(body, StandardCharsets.UTF_8).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(parsed(body, type));
  }

  private static <T> T parsed(byte[] body, Class<T> type) throws IOException {
    T value =
        Json.mapper()
            .readerFor(type)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readValue(body);
    if (value == null) {
      throw MismatchedInputException.from(null, type, "an object is needed, not null");
    }
    return value;
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] hints, MediaType media) {
    return ours(type) || Map.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] hints,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(Json.mapper().writeValueAsBytes(value));
  }

  private static boolean ours(Class<?> type) {
    return type.getName().startsWith("org.challengectl.");
  }
}
