package org.challengectl.rest.internal;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;

/** Catches what no other mapper does. */
final class AnyErrors implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable failure) {
    return ErrorReplies.of(failure);
  }
}
