package org.challengectl.rest.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.challengectl.auth.Users;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;
import org.challengectl.protocol.PermissionRequest;
import org.challengectl.views.UserViews;

/** What a user may do. */
@Path("/users/{user}/permissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UserPermissionResource {

  private final Users users;

  UserPermissionResource(Users users) {
    this.users = users;
  }

  @GET
  @Admin
  public Map<String, Object> list(@PathParam("user") String name) {
    return reply(users.one(Input.text("username", name)));
  }

  @POST
  @Admin(needs = Permission.CREATE_USERS, action = "user.grant")
  @BodyLimit(BodyLimit.FORM)
  public Map<String, Object> grant(
      @PathParam("user") String name, PermissionRequest body, @Context HttpServletRequest request) {
    Permission permission = Input.permission("permission", body.permission());
    return reply(
        users.grant(Input.text("username", name), Set.of(permission), Attempt.handOver(request)));
  }

  @DELETE
  @Path("/{permission}")
  @Admin(needs = Permission.CREATE_USERS, action = "user.revoke")
  public Map<String, Object> revoke(
      @PathParam("user") String name,
      @PathParam("permission") String permissionName,
      @Context HttpServletRequest request) {
    Permission permission =
        Permission.named(permissionName)
            .orElseThrow(() -> RefusedException.notFound("such permission"));
    return reply(
        users.revoke(Input.text("username", name), Set.of(permission), Attempt.handOver(request)));
  }

  private static Map<String, Object> reply(User user) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("username", user.name());
    reply.put("permissions", UserViews.names(user.permissions()));
    return reply;
  }
}
