package org.challengectl.rest.internal;

import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.protocol.LogPage;
import org.challengectl.views.LogBook;

/** The last log lines of agents, and the server's own warnings. */
@Path("/logs")
@Produces(MediaType.APPLICATION_JSON)
public final class LogResource {

  private final LogBook book;

  LogResource(LogBook book) {
    this.book = book;
  }

  /** Newest first. */
  @GET
  @Admin
  public LogPage list(
      @QueryParam("level") String level,
      @QueryParam("agent") String agent,
      @QueryParam("text") String text,
      @QueryParam("limit") String limit,
      @QueryParam("offset") String offset) {
    Optional<String> least = Input.optionalText("level", level);
    if (!least.map(LogBook.LEVELS::contains).orElse(true)) {
      throw Input.invalid("'level' must be one of " + String.join(", ", LogBook.LEVELS) + ".");
    }
    Paging paging = Paging.of(limit, offset);
    LogBook.Filter filter =
        new LogBook.Filter(
            least, Input.optionalText("agent", agent), Input.optionalText("text", text));
    return new LogPage(
        book.lines(filter, paging.limit(), paging.offset()), paging.limit(), paging.offset());
  }
}
