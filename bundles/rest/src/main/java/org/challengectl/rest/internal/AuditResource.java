package org.challengectl.rest.internal;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.AuditRepository;
import org.challengectl.domain.Permission;
import org.challengectl.protocol.AuditPage;
import org.challengectl.views.AuditViews;

/** Who did what, from where and when. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

  private final AuditRepository trail;

  AuditResource(AuditRepository trail) {
    this.trail = trail;
  }

  /** The newest first. It tells of people, so it is for those who look after people. */
  @GET
  @Admin(needs = Permission.CREATE_USERS)
  public AuditPage list(
      @QueryParam("actor") String actor,
      @QueryParam("action") String action,
      @QueryParam("subject") String subject,
      @QueryParam("since") String since,
      @QueryParam("limit") String limit,
      @QueryParam("offset") String offset) {
    Paging paging = Paging.of(limit, offset);
    AuditRepository.Filter filter =
        new AuditRepository.Filter(
            Input.optionalText("actor", actor),
            Input.optionalText("action", action),
            Input.optionalText("subject", subject),
            Input.optionalTime("since", since));
    return new AuditPage(
        trail.list(filter, paging.limit(), paging.offset()).stream().map(AuditViews::info).toList(),
        paging.limit(),
        paging.offset());
  }
}
