package org.challengectl.rest.internal;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.Context;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AuditEntry;
import org.challengectl.protocol.ErrorReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records each attempt once, when its answer is known: done, refused or failed. */
final class AuditFilter implements ContainerResponseFilter {

  private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);

  private final Audit audit;
  @Context private HttpServletRequest request;

  AuditFilter(Audit audit) {
    this.audit = audit;
  }

  @Override
  public void filter(ContainerRequestContext in, ContainerResponseContext out) {
    Attempt attempt = Attempt.take(request);
    if (attempt == null) {
      return;
    }
    String detail = out.getEntity() instanceof ErrorReply error ? error.code() : "";
    try {
      audit.record(
          attempt.actor(), attempt.action(), attempt.subject(), outcome(out.getStatus()), detail);
    } catch (RuntimeException e) {
      LOG.debug("The answer stands, though it is not in the audit trail, which has said so", e);
    }
  }

  private static AuditEntry.Outcome outcome(int status) {
    if (status < 400) {
      return AuditEntry.Outcome.DONE;
    }
    return status < 500 ? AuditEntry.Outcome.REFUSED : AuditEntry.Outcome.FAILED;
  }
}
