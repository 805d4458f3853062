package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/// Finds paths in the home folder of a person, which tell a name and exist on one machine alone.
public final class HomeFolders {
  private static final String WHAT = "a home folder";

  /// Not behind a part of a longer path or of a web address.
  private static final String START =
      "(?:(?<=file://)|(?<=file://localhost)|(?<![\\p{L}\\p{N}._%~})\\]/\\\\*-])"
          + "|(?<=\\\\[nrtfv0\"']|\\\\u00[0-9A-Fa-f]{2}))";

  /// A letter of a name as it stands in a text, in JSON and in an address. Brackets and the like
  /// stand for any name in an example.
  private static final String LETTER =
      "(?:%[0-9A-Fa-f]{2}|\\\\u[0-9A-Fa-f]{4}|[^\\p{Cntrl}\\s/\\\\:*?\"'`<>|%${}()\\[\\],;&#=@…])";

  private static final String NAME = "(?<name>" + LETTER + "{1,64}+)";

  private static final String BACKSLASH = "\\\\{1,4}";

  /// Windows allows blanks in a name.
  private static final String NAMES =
      "(?<name>"
          + (LETTER + "{1,64}+(?:(?: " + LETTER + "{1,64}+){0,3}(?=[\\\\/])|(?=[\\s\"'`,;:)]|$)))")
          + ("(?:" + BACKSLASH + "|/)?");

  /// What goes on below, or the end of the path.
  private static final String SLASH_OR_END = "(?:/|(?=[\\s\"'`,;:)]|\\\\[n\"]|$))";

  /// Where clusters and Windows in Linux have the folder of all home folders.
  private static final String MOUNTED =
      "/(?:mnt|private|vol|work|projects|nfs|nfs[0-9]|net|gpfs|lustre|beegfs|ceph|export|cluster|scratch|storage|var|data|usr"
          + "|afs|global|g|hpc|volume[0-9]|run/media|Volumes)(?:/[A-Za-z0-9._-]{1,24}){0,2}";

  private static final Probe UNIX =
      home(
          Anchor.at("/home", "/lhome/", "/Users/", "/users/").before(60).begins("/"),
          "(?<spot>"
              + START
              + "(?:"
              + MOUNTED
              + ")?(?:/|(?<!:)//)(?:l?home[0-9s]?|Users)/(?:users/)?"
              + NAME
              + SLASH_OR_END
              + ")");

  private static final Probe CLUSTER =
      home(
          Anchor.at("/users/").before(60).begins("/"),
          "(?<spot>" + START + MOUNTED + "/users/" + NAME + "/)");

  /// What Windows calls the folder of all home folders.
  private static final Anchor OF_WINDOWS =
      Anchor.at("Users", "users", "USERS", "Documents and Settings", "Dokumente und Einstellungen");

  private static final String WINDOWS_HOMES =
      "(?:[Uu]sers|USERS|Documents and Settings|Dokumente und Einstellungen)(?:"
          + (BACKSLASH + "|/)" + NAMES);

  /// With a letter for the drive.
  private static final Probe DRIVE =
      home(
          OF_WINDOWS.before(6),
          "(?<spot>(?:(?<![\\p{L}\\p{N}])|(?<=\\\\[nrt]))[A-Za-z]:(?:"
              + (BACKSLASH + "|/)" + WINDOWS_HOMES + ")"));

  /// The same in the forms of WSL, Git and Cygwin.
  private static final Probe WINDOWS =
      home(
          OF_WINDOWS.before(16).begins("/"),
          "(?<spot>" + START + "(?:/mnt|/cygdrive)?/[a-z]/" + WINDOWS_HOMES + ")");

  /// A folder that a server lends to others.
  private static final Probe SHARED =
      home(
          Anchor.at("ome", "OME", "sers", "SERS", "rofiles", "ROFILES").before(72).begins("\\"),
          "(?<spot>\\\\\\\\{1,3}[A-Za-z0-9._-]{1,60}"
              + (BACKSLASH
                  + "(?i:homes?|users|profiles)\\$?"
                  + BACKSLASH
                  + NAME
                  + BACKSLASH
                  + ")"));

  /// In the folders of AFS, those of one letter lie in one folder.
  private static final Probe AFS =
      home(
          Anchor.at("/afs/"),
          "(?<spot>"
              + START
              + "/afs/[A-Za-z0-9.-]{3,40}/(?:user|u)/[a-z]/(?:[a-z]{2}/)?"
              + NAME
              + "/)");

  /// As a part of an address.
  private static final Probe ENCODED =
      home(
          Anchor.at("%2Fhome%2F", "%2fhome%2f", "%2FUsers%2F", "%2fUsers%2f"),
          "(?<spot>(?<![\\p{L}\\p{N}])%2[Ff](?:home|Users)%2[Ff](?<name>"
              + "(?:(?!%2[Ff])%[0-9A-Fa-f]{2}|[A-Za-z0-9._-]){1,64}+)%2[Ff])");

  /// As a shell writes it; a tilde also stands for "about".
  private static final Probe TILDE =
      home(
          Anchor.at("\"~", "'~", "=~", " ~", "\n~"),
          "(?:[\"'=\\n]|(?<=(?:cd|ls|cp|mv)) )(?<spot>~(?<name>[a-z][a-z0-9._-]{2,31})/)"
              + "(?=[A-Za-z0-9._])");

  static final Words WORDS =
      new Words(List.of(DRIVE, WINDOWS, UNIX, CLUSTER, SHARED, AFS, ENCODED, TILDE));

  private HomeFolders() {}

  /// The spots in a text, in its order.
  public static List<Spot> in(String text) {
    return in(text, new Effort(Long.MAX_VALUE));
  }

  /// The spots in a text, in its order, as far as the effort goes.
  public static List<Spot> in(String text, Effort effort) {
    return WORDS.in(text, text, effort);
  }

  private static Probe home(Anchor words, String form) {
    return new Probe(
        WHAT, words, form, HomeFolders::isOfSomebody, match -> match.group(Probe.SPOT));
  }

  private static boolean isOfSomebody(MatchResult match) {
    String name = match.group("name").toLowerCase(Locale.ROOT);
    return name.codePoints().anyMatch(Character::isLetter)
        && !Nobody.ACCOUNTS.contains(name)
        && !name.contains("your")
        && !name.contains("username")
        && !isFile(match.group(Probe.SPOT), name)
        && !name.contains("example");
  }

  /// Whether it ends there, as the name of a file does.
  private static boolean isFile(String spot, String name) {
    boolean goesOn = spot.endsWith("/") || spot.endsWith("\\");
    return !goesOn && Nobody.FILE.matcher(name).matches();
  }
}
