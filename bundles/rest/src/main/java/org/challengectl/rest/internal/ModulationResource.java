package org.challengectl.rest.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.RefusedException;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.schema.ModulationSchema;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/** The modulations that the server knows now, and what can be set of them. */
@Path("/modulations")
@Produces(MediaType.APPLICATION_JSON)
public final class ModulationResource {

  private final ModulationCatalogue catalogue;

  ModulationResource(ModulationCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Admin
  public Map<String, List<Shown>> list() {
    return Map.of(
        "modulations",
        catalogue.descriptors().stream()
            .flatMap(descriptor -> catalogue.find(descriptor.name()).stream())
            .map(Shown::of)
            .toList());
  }

  @GET
  @Path("/{name}")
  @Admin
  public Shown one(@PathParam("name") String name) {
    return catalogue
        .find(name)
        .map(Shown::of)
        .orElseThrow(
            () -> RefusedException.notFound("modulation '" + Input.shortened(name, 60) + "'"));
  }

  /**
   * A modulation.
   *
   * @param available whether it can work on this server
   * @param unavailableReason why not; null if it can
   * @param schema JSON Schema of {@code {modulation, flag, parameters}}
   */
  record Shown(
      String name,
      String title,
      String summary,
      String flagKind,
      List<String> aliases,
      boolean available,
      String unavailableReason,
      List<ShownParameter> parameters,
      ObjectNode schema) {

    static Shown of(Modulation modulation) {
      ModulationDescriptor descriptor = modulation.descriptor();
      Optional<String> reason = modulation.unavailable();
      return new Shown(
          descriptor.name(),
          descriptor.title(),
          descriptor.summary(),
          descriptor.flagKind().name().toLowerCase(Locale.ROOT),
          descriptor.aliases().keySet().stream().sorted().toList(),
          reason.isEmpty(),
          reason.orElse(null),
          descriptor.parameters().stream().map(ShownParameter::of).toList(),
          ModulationSchema.of(descriptor));
    }
  }

  /** A parameter, with what is allowed in words. */
  record ShownParameter(
      String name,
      String type,
      String unit,
      String allowed,
      List<String> choices,
      Object defaultValue,
      String example,
      String help) {

    static ShownParameter of(Parameter parameter) {
      return new ShownParameter(
          parameter.name(),
          parameter.type().name().toLowerCase(Locale.ROOT),
          parameter.unit(),
          parameter.allowed(),
          parameter.choices(),
          parameter.defaultValue(),
          parameter.example(),
          parameter.help());
    }
  }
}
