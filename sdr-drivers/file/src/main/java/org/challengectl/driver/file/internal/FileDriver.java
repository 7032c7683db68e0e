package org.challengectl.driver.file.internal;

import java.util.Optional;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.NamedDriver;
import org.challengectl.radio.kit.Options;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "Radios" that write SigMF files, or play one; a radio's name is that of its folder. */
@Component(service = RadioDriver.class)
public final class FileDriver extends NamedDriver {

  /** As in an agent's YAML. */
  public static final String MODEL = "file";

  private static final Logger LOG = LoggerFactory.getLogger(FileDriver.class);

  @Activate
  public FileDriver() {
    super(MODEL);
  }

  @Deactivate
  @Override
  public void close() {
    super.close();
  }

  @Override
  protected RadioDescription describe(String name) {
    return new RadioDescription(MODEL, name, "SigMF files of " + name, Recorder.either());
  }

  @Override
  protected Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException {
    String name = MODEL + " " + settings.name();
    Options options = new Options(name, settings);
    Folder folder = Folder.of(name, settings.name(), options.text("folder"));
    Optional<String> play = options.text("play");
    options.unknown().ifPresent(LOG::warn);
    if (play.isEmpty()) {
      return new Recorder(name, folder.make(), settings.sampleRateHz());
    }
    Recording recording = SigMfMeta.read(name, folder.find(play.get()));
    return new Player(name, recording, settings.sampleRateHz());
  }
}
