package org.challengectl.rest.internal;

import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.challengectl.auth.OwnSessions;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.protocol.SessionList;

/** A user's own sessions. */
@Path("/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

  private final OwnSessions own;

  SessionResource(OwnSessions own) {
    this.own = own;
  }

  @GET
  @SignedIn(Stage.FULL)
  public SessionList list(@Context HttpServletRequest request) {
    return new SessionList(
        own.sessions(Caller.ticket(request).token()).stream()
            .map(
                s ->
                    new SessionList.Item(
                        s.id(), s.createdAt(), s.expiresAt(), s.address(), s.current()))
            .toList());
  }

  /** Ends one of them. */
  @DELETE
  @Path("/{session}")
  @SignedIn(Stage.FULL)
  public Map<String, String> end(
      @PathParam("session") String id, @Context HttpServletRequest request) {
    own.endSession(Caller.ticket(request).token(), id, Caller.address(request));
    return Map.of("status", "ended");
  }
}
