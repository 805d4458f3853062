package eu.riscale.hub.spec.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files of a model the code of its network imports.
final class LocalModulesTest {
  @TempDir private Path folder;

  @Test
  void followsImportsThroughPackagesAndCircles() throws IOException {
    write(
        "net.py",
        "import torch, blocks as b\nfrom parts.deep import (  # these\n  core as c,\n)\n");
    write("blocks.py", "import net\nif True: from . import shared; import numpy\n");
    write(
        "shared.py",
        "import importlib\nimportlib.import_module(never)\nimportlib.import_module('nev' + 'er')\n"
            + "importlib.import_module(f'never')\nprint('never')\n"
            + "named = importlib.import_module( 'called' )\n__import__(\"built\", globals())\n");
    write("never.py", "");
    write("called.py", "");
    write("built.py", "");
    write("parts/__init__.py", "");
    write("parts/deep/__init__.py", "from ..side import x\n");
    write("parts/deep/core.py", "from .. import \\\n  other\n");
    write("parts/side.py", "try:\n  import lazy\nexcept ImportError: import lazier\n");
    write("parts/other.py", "");
    write("lazy.py", "");
    write("lazier.py", "");

    assertThat(LocalModules.of("net.py", new FolderFiles(folder)))
        .containsOnlyKeys(
            "blocks.py",
            "built.py",
            "called.py",
            "lazier.py",
            "lazy.py",
            "parts/__init__.py",
            "parts/deep/__init__.py",
            "parts/deep/core.py",
            "parts/other.py",
            "parts/side.py",
            "shared.py")
        .containsEntry("shared.py", "blocks.py");
  }

  @Test
  void looksBesideTheCodeAndAtTheTop() throws IOException {
    write("src/net.py", "import near\nfrom src.far import x\n");
    write("src/near.py", "");
    write("src/far.py", "");

    assertThat(LocalModules.of("src/net.py", new FolderFiles(folder)))
        .containsOnlyKeys("src/far.py", "src/near.py");
    assertThat(LocalModules.name("src/near.py", "src/")).isEqualTo("near");
    assertThat(LocalModules.name("src/a/__init__.py", "")).isEqualTo("src.a");
  }

  @Test
  void takesThePackagesThatRunBeforeARelativeImport() throws IOException {
    write("pkg/deep/net.py", "\uFEFFfrom .blocks import Block\nfrom .. import util\n");
    write("pkg/deep/__init__.py", "");
    write("pkg/deep/blocks.py", "from . import one, two\n");
    write("pkg/deep/one.py", "");
    write("pkg/deep/two.py", "");
    write("pkg/__init__.py", "from ... import never\n");
    write("pkg/util.py", "");

    assertThat(LocalModules.of("pkg/deep/net.py", new FolderFiles(folder)))
        .containsOnlyKeys(
            "pkg/__init__.py",
            "pkg/deep/__init__.py",
            "pkg/deep/blocks.py",
            "pkg/deep/one.py",
            "pkg/deep/two.py",
            "pkg/util.py");

    write("net.py", "from . import Block\n");
    write("__init__.py", "from .blocks import Block\n");
    write("blocks.py", "");

    assertThat(LocalModules.of("net.py", new FolderFiles(folder)))
        .containsOnlyKeys("__init__.py", "blocks.py");
  }

  @Test
  void takesNoTextForCode() throws IOException {
    write(
        "net.py",
        "'''\nimport a\n'''\n# import a\nx = \"\\\"; import a\"\ny = 'it''s'\nimported = a\n"
            + "torch = {'import': 1}\nz = (\n1)\n");
    write("a.py", "");

    assertThat(LocalModules.of("net.py", new FolderFiles(folder))).isEmpty();
  }

  private void write(String name, String code) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, code);
  }
}
