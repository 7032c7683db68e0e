package org.challengectl.cli.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.cli.internal.Failure;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Event;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvImportTest {

  private static final Path VOICE = Path.of("../../etc/demo/voice.wav");

  @TempDir Path folder;
  private Importing importing;

  @BeforeEach
  void setUp() {
    importing = new Importing(folder);
  }

  @Test
  void theConferenceKeepsItsNameAndItsTimes() throws IOException {
    importing.good("0,A,CQ,cw,35,,60,90,146550");

    Event event = importing.event().event().orElseThrow();
    assertEquals("myevent", event.name());
    assertEquals(Optional.of(Instant.parse("2022-04-29T18:00:00Z")), event.start());
    assertEquals(Optional.of(Instant.parse("2022-05-01T18:00:00Z")), event.stop());
    assertEquals("UTC", event.timezone().getId());
  }

  @Test
  void modopt1IsTheSpeedOfMorseAndFrequenciesAreInKilohertz() throws IOException {
    Draft draft = importing.good("7,HAM MORSE 1,CQ: \"TEST\",cw,35,,60,90,146550.125,,").get(0);

    assertEquals("ham-morse-1", draft.id());
    assertEquals("HAM MORSE 1", draft.spec().name());
    assertEquals(new FlagRef.Text("CQ: \"TEST\""), draft.spec().flag());
    assertEquals(35, ((Number) draft.spec().parameters().get("speed")).doubleValue());
    assertEquals(new FrequencyPlan.Fixed(146_550_125), draft.spec().frequency());
    assertEquals(
        new Delays(Duration.ofSeconds(60), Duration.ofSeconds(90), DelayMode.UNIFORM),
        draft.spec().delays());
  }

  @Test
  void delaysThatDifferStandWithEachChallenge() throws IOException {
    List<Draft> drafts = importing.good("0,A,E,cw,35,,60,90,146550", "1,B,E,cw,35,,1.5,1.5,146560");

    assertEquals(Duration.ofSeconds(60), drafts.get(0).spec().delays().min());
    assertEquals(Duration.ofMillis(1500), drafts.get(1).spec().delays().max());
  }

  @Test
  void modopt1IsTheSampleRateOfAFile() throws IOException {
    Files.copy(VOICE, folder.resolve("voice.wav"));
    List<Draft> drafts =
        importing.good(
            "0,A,voice.wav,nbfm,48000,,60,90,146550",
            "1,B,old/place/voice.wav,usb_tx,,,60,90,146560");

    assertEquals(48_000L, drafts.get(0).spec().parameters().get("wav_samplerate"));
    assertEquals("usb", drafts.get(1).spec().modulation());
    assertFalse(Files.exists(folder.resolve("event-files")));
    assertTrue(Files.readString(importing.out()).contains("flag: \"voice.wav\""));
  }

  @Test
  void pagersKeepTheirAddresses() throws IOException {
    List<Draft> drafts =
        importing.good(
            "0,POCSAG_RX,All aboard,pocsag,0198468,,60,90,444500,,",
            "1,LRS_RX,-s 10 -p 976 -pf 1,lrs,,,60,90,467750,,");

    assertEquals(198_468L, drafts.get(0).spec().parameters().get("capcode"));
    assertEquals(new FlagRef.Text("-s 10 -p 976 -pf 1"), drafts.get(1).spec().flag());
  }

  @Test
  void parametersCanBeNamed() throws IOException {
    Draft draft = importing.good("0,A,CQ,ask,,baud=1200 repeats=3,60,90,146550").get(0);

    assertEquals(Map.of("baud", 1200L, "repeats", 3L), draft.spec().parameters());
  }

  @Test
  void rangesKeepTheirNames() throws IOException {
    Draft draft = importing.good("0,A,CQ,cw,35,,60,90,ham_144,ham_900,").get(0);

    assertEquals(new FrequencyPlan.Named(List.of("ham_144", "ham_900")), draft.spec().frequency());
    assertEquals(
        List.of(
            new FrequencyRange("ham_144", "", "", new FrequencyBand(144_000_000, 148_000_000)),
            new FrequencyRange("ham_900", "", "", new FrequencyBand(902_000_000, 928_000_000))),
        importing.event().ranges());
  }

  @Test
  void severalFrequenciesBecomeRangesThatOnlyTheSignalOnThemFitsInto() throws IOException {
    Draft draft = importing.good("0,A,CQ,cw,35,,60,90,146550,ham_900,147000").get(0);

    assertEquals(
        new FrequencyPlan.Named(List.of("ham_900", "a_146550000hz", "a_147000000hz")),
        draft.spec().frequency());
    FrequencyBand band = importing.event().ranges().get(2).band();
    assertEquals(draft.profile().occupiedBandwidthHz(), band.widthHz());
    assertEquals(146_550_000 + draft.profile().lowOffsetHz(), band.lowHz());
  }

  @Test
  void filesFromElsewhereAreCopiedBesideTheEvent() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("list/wavs/deep"));
    Files.copy(VOICE, elsewhere.resolve("a.wav"));
    Files.copy(VOICE, elsewhere.resolveSibling("a.wav"));
    Path csv = folder.resolve("list/flags.csv");
    Files.writeString(
        csv,
        Importing.HEAD
            + "0,A,deep/a.wav,nbfm,48000,,60,90,146550\n1,B,/home/x/wavs/a.wav,nbfm,,,60,90,146600\n");
    Path out = Files.createDirectory(folder.resolve("out")).resolve("event.yml");

    CsvImport.Outcome outcome =
        CsvImport.run(
            new CsvImport.Request(
                csv,
                Optional.empty(),
                Optional.of(elsewhere.getParent()),
                out,
                false,
                false,
                false),
            Importing.MODULATIONS);

    assertEquals(List.of(), outcome.problems());
    assertEquals(2, outcome.files());
    assertEquals(List.of(out.toRealPath().resolveSibling("event-files/a.wav")), outcome.copied());
    assertEquals(-1, Files.mismatch(VOICE, outcome.copied().get(0)));
  }

  @Test
  void aMissingFileIsAMistakeOrIsLeftOutOnRequest() throws IOException {
    String csv =
        Importing.HEAD + "0,A,gone/a.wav,nbfm,48000,,60,90,146550\n1,B,CQ,cw,35,,60,90,146600\n";

    assertEquals(
        List.of(
            "flags.csv:2: there is no file 'gone/a.wav' - put it into FOLDER, say with --files where"
                + " it is, or use --skip-missing"),
        importing.mistakes(csv));

    CsvImport.Outcome outcome =
        CsvImport.run(importing.request(true, false, false), Importing.MODULATIONS);
    assertEquals(1, outcome.challenges());
    assertEquals("A: there is no file 'gone/a.wav'", outcome.skipped().get(0).message());
    assertEquals(List.of("b"), importing.event().drafts().stream().map(Draft::id).toList());
    assertTrue(Files.readString(importing.out()).contains("# Left out, line 2: A: there is no"));
  }

  @Test
  void whatIsThereIsNeverOverwrittenUnasked() throws IOException {
    Files.writeString(folder.resolve("flags.csv"), Importing.HEAD + "0,A,E,cw,35,,60,90,146550\n");
    Files.writeString(importing.out(), "precious");

    Failure failure =
        assertThrows(
            Failure.class,
            () -> CsvImport.run(importing.request(false, false, false), Importing.MODULATIONS));

    assertTrue(failure.getMessage().contains("exists"));
    assertEquals("precious", Files.readString(importing.out()));
    CsvImport.run(importing.request(false, false, true), Importing.MODULATIONS);
    assertEquals(1, importing.event().drafts().size());
  }

  @Test
  void aCopyNeverOverwritesAnotherFile() throws IOException {
    Files.copy(VOICE, folder.resolve("voice.wav"));
    Path taken = Files.createDirectory(folder.resolve("event-files")).resolve("voice.wav");
    Files.writeString(taken, "precious");
    Files.writeString(
        folder.resolve("flags.csv"), Importing.HEAD + "0,A,voice.wav,nbfm,,,60,90,146550\n");

    CsvImport.Outcome outcome =
        CsvImport.run(importing.request(false, true, false), Importing.MODULATIONS);

    assertEquals(1, outcome.problems().size());
    assertEquals("precious", Files.readString(taken));
    assertFalse(Files.exists(importing.out()));
    CsvImport.run(importing.request(false, true, true), Importing.MODULATIONS);
    assertEquals(-1, Files.mismatch(VOICE, taken));
  }

  @Test
  void nothingIsLeftBehindButTheEvent() throws IOException {
    importing.good("0,A,E,cw,35,,60,90,146550");

    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("event.yml", "flags.csv", "frequencies.txt"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void theListItselfIsNoPlaceToWriteTo() throws IOException {
    Files.writeString(folder.resolve("flags.csv"), "x");
    CsvImport.Request request =
        new CsvImport.Request(
            folder.resolve("flags.csv"),
            Optional.empty(),
            Optional.empty(),
            folder.resolve("flags.csv"),
            false,
            false,
            true);

    assertThrows(Failure.class, () -> CsvImport.run(request, Importing.MODULATIONS));
    assertEquals("x", Files.readString(folder.resolve("flags.csv")));
  }
}
