package eu.riscale.hub.spec.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;

/// Finds paths in the home folder of a person, which tell a name and exist on one machine alone.
public final class HomeFolders {
  /// Not behind a part of a longer path or of a web address.
  private static final String START = "(?:(?<=file://)|(?<![A-Za-z0-9._%~})\\]/\\\\*-]))";

  /// What stands for any name in an example, and accounts that are nobody's.
  private static final Set<String> NOBODY =
      Set.of(
          "user",
          "users",
          "username",
          "user_name",
          "user1",
          "userid",
          "user-name",
          "me",
          "myself",
          "name",
          "myname",
          "home",
          "foo",
          "bar",
          "xxx",
          "xyz",
          "abc",
          "someone",
          "somebody",
          "path",
          "to",
          "test",
          "guest",
          "admin",
          "administrator",
          "root",
          "ubuntu",
          "debian",
          "ec2-user",
          "jovyan",
          "runner",
          "docker",
          "vscode",
          "vagrant",
          "travis",
          "circleci",
          "appuser",
          "app",
          "node",
          "conda",
          "anaconda",
          "mambauser",
          "micromamba",
          "colab",
          "student",
          "public",
          "shared",
          "default",
          "all users",
          "johndoe",
          "john",
          "jane",
          "jdoe",
          "alice",
          "bob",
          "...",
          "linuxbrew",
          "condauser",
          "nonroot",
          "builder",
          "build",
          "ci",
          "jenkins",
          "gitpod",
          "codespace",
          "coder",
          "dev",
          "developer",
          "index",
          "page",
          "static");

  private static final Probe UNIX =
      new Probe(
          "a home folder",
          List.of("/home/", "/Users/"),
          0,
          START + "/(?:home|Users)/([A-Za-z0-9._-]{1,64})/",
          HomeFolders::isOfSomebody,
          MatchResult::group);

  private static final Probe WINDOWS =
      new Probe(
          "a home folder",
          List.of(":\\", ":/"),
          1,
          "(?<![A-Za-z0-9])[A-Za-z]:(?:\\\\{1,4}|/)Users(?:\\\\{1,4}|/)([^\\\\/:*?\"<>|\\s]{1,64}(?:"
              + " [^\\\\/:*?\"<>|\\s]{1,64}){0,3})(?:\\\\{1,4}|/)",
          HomeFolders::isOfSomebody,
          MatchResult::group);

  private static final Probe ROOT =
      new Probe(
          "a home folder",
          List.of("/root/"),
          0,
          START + "/root/(?=[A-Za-z0-9._-])",
          match -> true,
          MatchResult::group);

  private HomeFolders() {}

  /// The spots in a text, in its order.
  public static List<Spot> in(String text) {
    List<Spot> spots = new ArrayList<>();
    WINDOWS.search(text, spots);
    UNIX.search(text, spots);
    ROOT.search(text, spots);
    spots.sort(Comparator.comparingInt(Spot::start));
    return List.copyOf(spots);
  }

  private static boolean isOfSomebody(MatchResult match) {
    String name = match.group(1).toLowerCase(Locale.ROOT);
    return !NOBODY.contains(name) && !name.contains("your") && !name.contains("example");
  }
}
