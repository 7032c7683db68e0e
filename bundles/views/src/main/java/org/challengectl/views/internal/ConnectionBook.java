package org.challengectl.views.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.challengectl.views.Connections;
import org.osgi.service.component.annotations.Component;

/** Asks those who serve WebSockets. */
@Component
public final class ConnectionBook implements Connections {

  private final List<Counted> all = new CopyOnWriteArrayList<>();

  @Override
  public Count count(Kind kind, IntSupplier open) {
    Counted counted = new Counted(kind, open);
    all.add(counted);
    return () -> all.remove(counted);
  }

  @Override
  public int open(Kind kind) {
    return all.stream().filter(c -> c.kind() == kind).mapToInt(c -> c.open().getAsInt()).sum();
  }

  private record Counted(Kind kind, IntSupplier open) {}
}
