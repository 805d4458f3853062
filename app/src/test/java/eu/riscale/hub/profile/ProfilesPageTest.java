package eu.riscale.hub.profile;

import eu.riscale.hub.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/profiles.md` has every requirement with its points and the guide that asks for it.
class ProfilesPageTest {
  @Test
  void listsEveryRequirement() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What the hubs ask for beyond the specification

        `hub validate --profile ri-scale` and `--profile bioimage-io` judge a model by the hubs' own guides as well. Each thing that it lacks
        is a finding that names its guide, and has points. The score is the points that the model has, out of those that could be judged, as
        a whole number from 0 to 100, rounded down; the same model always has the same score. Without its files (`--no-io`, or a description on standard
        input) what takes files is left out of both sums, and the report names it. The one change that raises the score most is the missing requirement with the most
        points, and of several the first of this table.

        A project says once for all by which it is judged, in its [settings](settings.md), a file `.hub.yaml`:

        ```yaml
        profile: ri-scale
        ```

        It may be a list. `--profile` on the command line takes the place of that file.

        This page is made from the code (`mvn test -Dgolden.update`).

        | requirement | severity | points | asked for by | guide |
        |---|---|---|---|---|
        """);
    for (Requirement requirement : Profile.RI_SCALE.requirements()) {
      page.append(row(requirement));
    }
    Golden.check(Path.of("docs/profiles.md"), page.toString());
  }

  private static String row(Requirement requirement) {
    List<String> profiles = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      if (profile.requirements().contains(requirement)) {
        profiles.add(profile.word());
      }
    }
    boolean isOfProfiles = requirement.code().slug().startsWith("profile-");
    return "| [%s](%s#%s) | %s | %d | %s | %s |\n"
        .formatted(
            requirement.code(),
            isOfProfiles ? "findings.md" : "../../spec-model/docs/rules.md",
            requirement.code(),
            requirement.code().severity().word(),
            requirement.points(),
            String.join(", ", profiles),
            requirement.code().section());
  }
}
