package org.challengectl.cli.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvMistakesTest {

  @TempDir Path folder;
  private Importing importing;

  @BeforeEach
  void setUp() {
    importing = new Importing(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,A,E,cw,500,,60,90,146550 | modopt1: 'speed' must be",
        "0,A,E,cw,fast,,60,90,146550 | modopt1: 'speed' must be",
        "0,A,E,cw,,35,60,90,146550 | modopt2 means nothing to cw, was '35'",
        "0,A,E,ask,48000,,60,90,146550 | modopt1 means nothing to ask, was '48000'",
        "0,A,E,ask,frequency=5,,60,90,146550 | modopt1: 'frequency=5' is no parameter of ask",
        "0,A,E,ask,baud=900,baud=800,60,90,146550 | modopt2: 'baud' is given twice",
        "0,A,E,nosuch,,,60,90,146550 | unknown modulation 'nosuch'",
        "0,A,,cw,35,,60,90,146550 | the flag is empty",
        "0,A,Ж,cw,35,,60,90,146550 | Morse code has no character for 'Ж'",
        "x,A,E,cw,35,,60,90,146550 | id must be a whole number, was 'x'",
        "-1,A,E,cw,35,,60,90,146550 | id must be a whole number, was '-1'",
        "0,,E,cw,35,,60,90,146550 | the name '' has no letter",
        "0,A,E,cw,35,,90,60,146550 | minwait must not be greater than maxwait, was 90 and 60",
        "0,A,E,cw,35,,,90,146550 | minwait must be seconds, 0-604800, was ''",
        "0,A,E,cw,35,,-5,90,146550 | minwait must be seconds, 0-604800, was '-5'",
        "0,A,E,cw,35,,60,99999999999999999999,146550 | maxwait must be seconds",
        "0,A,E,cw,35,,60,90,146550000 | did you mean 146550?",
        "0,A,E,cw,35,,60,90,-146550 | freq1 must be a frequency in kHz",
        "0,A,E,cw,35,,60,90,146.55 | did you mean 146550?",
        "0,A,E,cw,35,,60,90,1e99 | freq1: there is no frequency range '1e99'",
        "0,A,E,cw,35,,60,90,146550,99999999999999999999999999 | freq2: there is no frequency",
        "0,A,E,cw,35,,60,90,ham_14 | freq1: there is no frequency range 'ham_14'",
        "0,A,E,cw,35,,60,90,,, | there is no frequency",
        "0,A,E,cw,35,,60,90 | here are 8",
        "0,A,a, b, c,cw,35,,60,90,146550,,,1 | put a text with commas in it in double quotes",
        "0,A,../../../etc/passwd,nbfm,,,60,90,146550 | leads out of its folder",
        "0,A,..\\x.wav,nbfm,,,60,90,146550 | leads out of its folder",
        "0,A,/etc/passwd,nbfm,,,60,90,146550 | there is no file '/etc/passwd'",
      })
  void eachMistakeIsToldWithItsLine(String row, String expected) throws IOException {
    List<String> mistakes = importing.mistakesOf(row);

    assertEquals(1, mistakes.size(), mistakes::toString);
    assertTrue(mistakes.get(0).startsWith("flags.csv:2: "), mistakes::toString);
    assertTrue(mistakes.get(0).contains(expected), mistakes::toString);
  }

  @Test
  void allMistakesAreToldAtOnce() throws IOException {
    List<String> mistakes =
        importing.mistakes(
            """
            myevent,1651428000,1651255200
            0,A,E,cw,500,,90,60,ham_x
            0,a,gone.wav,nbfm,,7,60,90,146550
            "broken,row
            3,D,E,nosuch,,,60,90,5
            """);

    assertEquals(
        List.of(1, 2, 2, 2, 3, 3, 3, 3, 4, 5, 5),
        mistakes.stream().map(m -> Integer.parseInt(m.split(":", 3)[1])).toList(),
        mistakes::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the file is empty",
        "myevent | the first line must be conference,start,end",
        "myevent,1,2,3 | the first line must be conference,start,end",
        "myevent,x,1651428000 | start must be whole seconds since 1970, was 'x'",
        "myevent,1651255200000,1651428000000 | did you mean 1651255200?",
        "myevent;1651255200;1651428000 | the columns are not separated by commas",
        "myevent,1651255200,1651428000 | no challenge follows",
        "0,A,E,cw,35,,60,90,146550 | this is a challenge",
      })
  void theFirstLineIsLookedAt(String csv, String expected) throws IOException {
    List<String> mistakes = importing.mistakes(csv);

    assertTrue(mistakes.stream().anyMatch(m -> m.contains(expected)), mistakes::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ham_144,144000 | a range has three columns",
        "ham_144,144000,148000,1 | a range has three columns",
        "144,144000,148000 | a range's name must be letters",
        "ham_144,148000,144000 | min_khz must be less than max_khz",
        "ham_144,x,148000 | min_khz must be a frequency in kHz",
        "ham_144,-1,148000 | min_khz must be a frequency in kHz",
      })
  void mistakesInRangesAreToldOnceAndInTheirFile(String range, String expected) throws IOException {
    String csv = Importing.HEAD + "0,A,E,cw,35,,60,90,146550";
    List<String> mistakes = importing.sentences(importing.run(csv, range));

    assertEquals(1, mistakes.size(), mistakes::toString);
    assertTrue(mistakes.get(0).startsWith("frequencies.txt:1: " + expected), mistakes::toString);
  }

  @Test
  void aRangeThatIsWrongIsNotUnknownAsWell() throws IOException {
    String csv = Importing.HEAD + "0,A,E,cw,35,,60,90,ham_144";
    List<String> mistakes =
        importing.sentences(importing.run(csv, "ham_144,6000,5000\nham_144,5000,6000"));

    assertEquals(2, mistakes.size(), mistakes::toString);
    assertTrue(mistakes.stream().allMatch(m -> m.startsWith("frequencies.txt:")));
  }

  @Test
  void aRangeWithoutAFileOfRangesSaysWhatToGive() throws IOException {
    Files.writeString(folder.resolve("flags.csv"), Importing.HEAD + "0,A,E,cw,35,,60,90,ham_144\n");

    List<String> mistakes =
        importing.sentences(
            CsvImport.run(importing.request(false, false, false), Importing.MODULATIONS));

    assertEquals(1, mistakes.size());
    assertTrue(mistakes.get(0).endsWith("such as ham_144,144000,148000"), mistakes::toString);
  }

  @Test
  void aLinkThatLeadsOutOfTheFolderIsNotFollowed() throws IOException {
    Path wavs = Files.createDirectory(folder.resolve("wavs"));
    Files.copy(Path.of("../../etc/demo/voice.wav"), folder.resolve("secret.wav"));
    Files.createSymbolicLink(wavs.resolve("link.wav"), folder.resolve("secret.wav"));

    FolderFiles files = new FolderFiles(wavs, new Placement(folder.resolve("e.yml"), false));

    assertTrue(files.find("link.wav").isEmpty());
    assertTrue(files.unusable("link.wav").orElseThrow().contains("a link that leads out"));
  }
}
