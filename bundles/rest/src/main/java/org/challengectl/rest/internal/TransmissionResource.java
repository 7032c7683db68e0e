package org.challengectl.rest.internal;

import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.protocol.TransmissionInfo;
import org.challengectl.views.TransmissionViews;

/** What was transmitted. */
@Path("/transmissions")
@Produces(MediaType.APPLICATION_JSON)
public final class TransmissionResource {

  private final TransmissionRepository transmissions;

  TransmissionResource(TransmissionRepository transmissions) {
    this.transmissions = transmissions;
  }

  @GET
  @Admin
  public Map<String, Object> list(
      @QueryParam("challenge_id") String challengeId,
      @QueryParam("limit") String limit,
      @QueryParam("offset") String offset) {
    Paging paging = Paging.of(limit, offset);
    return paging.page(
        "transmissions",
        transmissions
            .list(Input.optionalText("challenge_id", challengeId), paging.limit(), paging.offset())
            .stream()
            .map(TransmissionViews::info)
            .toList());
  }

  @GET
  @Path("/{transmission: \\d{1,18}}")
  @Admin
  public TransmissionInfo one(@PathParam("transmission") long id) {
    return transmissions
        .find(id)
        .map(TransmissionViews::info)
        .orElseThrow(() -> RefusedException.notFound("transmission " + id));
  }
}
