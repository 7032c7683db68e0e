package org.challengectl.rest.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.TransmissionFilter;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.domain.TransmissionStatus;
import org.challengectl.protocol.TransmissionInfo;
import org.challengectl.protocol.TransmissionPage;
import org.challengectl.views.TransmissionViews;

/** What was transmitted. */
@Path("/transmissions")
@Produces(MediaType.APPLICATION_JSON)
public final class TransmissionResource {

  private final TransmissionRepository transmissions;

  TransmissionResource(TransmissionRepository transmissions) {
    this.transmissions = transmissions;
  }

  /** Newest first. */
  @GET
  @Admin
  public TransmissionPage list(
      @QueryParam("challenge_id") String challengeId,
      @QueryParam("runner_id") String runnerId,
      @QueryParam("status") String status,
      @QueryParam("since") String since,
      @QueryParam("limit") String limit,
      @QueryParam("offset") String offset) {
    Paging paging = Paging.of(limit, offset);
    TransmissionFilter filter =
        new TransmissionFilter(
            Input.optionalText("challenge_id", challengeId),
            Input.optionalText("runner_id", runnerId),
            status(status),
            Input.optionalTime("since", since));
    return new TransmissionPage(
        transmissions.list(filter, paging.limit(), paging.offset()).stream()
            .map(TransmissionViews::info)
            .toList(),
        paging.limit(),
        paging.offset());
  }

  private static Optional<TransmissionStatus> status(String wanted) {
    if (wanted == null || wanted.isBlank()) {
      return Optional.empty();
    }
    Optional<TransmissionStatus> found =
        Stream.of(TransmissionStatus.values()).filter(one -> name(one).equals(wanted)).findFirst();
    if (found.isEmpty()) {
      String names =
          Stream.of(TransmissionStatus.values())
              .map(TransmissionResource::name)
              .collect(Collectors.joining(", "));
      throw Input.invalid("'status' must be one of " + names + ".");
    }
    return found;
  }

  private static String name(TransmissionStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
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
