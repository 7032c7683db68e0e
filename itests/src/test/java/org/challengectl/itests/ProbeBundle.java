package org.challengectl.itests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.challengectl.probe.ProbeModulation;

/** Makes a plug-in's bundle as its author's build would. */
final class ProbeBundle {

  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="probe">
        <implementation class="org.challengectl.probe.ProbeModulation"/>
        <service><provide interface="org.challengectl.signal.Modulation"/></service>
      </scr:component>
      """;

  private ProbeBundle() {}

  static Path build(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "org.challengectl.probe");
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Import-Package", "org.challengectl.signal;version=\"[1,2)\"");
    main.putValue("Service-Component", "OSGI-INF/probe.xml");
    main.putValue(
        "Require-Capability",
        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0)(!(version>=2.0.0)))\"");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("OSGI-INF/probe.xml"));
      out.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
      String base = "org/challengectl/probe/";
      for (String name : List.of("ProbeModulation.class", "ProbeModulation$Carrier.class")) {
        out.putNextEntry(new JarEntry(base + name));
        try (InputStream in = ProbeModulation.class.getResourceAsStream(name)) {
          in.transferTo(out);
        }
      }
    }
    return jar;
  }
}
