package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** What this API is: for programs and, as a page without any script, for people. */
@Path("/")
public final class OpenApiResource {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final Map<String, Object> document;
  private final String page;
  private final byte[] style;

  /** Describes these resources and itself. */
  OpenApiResource(List<Object> resources) {
    List<Class<?>> classes = new ArrayList<>();
    resources.forEach(resource -> classes.add(resource.getClass()));
    classes.add(OpenApiResource.class);
    this.document = OpenApi.of(classes);
    this.page = OpenApiPage.of(document);
    try (InputStream in = OpenApiResource.class.getResourceAsStream("docs.css")) {
      this.style = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Admin
  public Map<String, Object> document() {
    return document;
  }

  @GET
  @Path("docs")
  @Produces(MediaType.TEXT_HTML)
  @Admin
  public Response page() {
    return Response.ok(page, "text/html; charset=utf-8")
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  @GET
  @Path("docs/docs.css")
  @Produces("text/css")
  @Admin
  public Response style() {
    return Response.ok(style, "text/css; charset=utf-8").build();
  }
}
