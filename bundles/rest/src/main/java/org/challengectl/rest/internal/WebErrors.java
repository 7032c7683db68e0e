package org.challengectl.rest.internal;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;

/** Takes the place of the runtime's own mapper, which knows nothing of our shape. */
final class WebErrors implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException failure) {
    return ErrorReplies.of(failure);
  }
}
