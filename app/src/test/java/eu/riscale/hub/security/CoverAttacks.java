package eu.riscale.hub.security;

import eu.riscale.hub.Models;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/// Pictures that run code in a browser, fetch something, or take all memory.
final class CoverAttacks {
  private CoverAttacks() {}

  static List<Attack> all() {
    return List.of(
        svg("script", "runs code in the browser", "", "<script>alert(1)</script>"),
        svg("event", "runs code as it is shown", "", "<path onload='alert(1)' d='M0 0'/>"),
        svg("fetch", "tells a stranger who looks", "", "<image href='https://example.org/a.png'/>"),
        svg(
            "style",
            "fetches by its style",
            "",
            "<style>@import url(https://example.org/a.css);</style>"),
        svg(
            "entity",
            "reads a file of the system",
            "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
            "<text>&a;</text>"),
        svg("hidden-address", "runs code by a link", "", "<a href='java&#9;script:alert(1)'/>"),
        svg(
            "animation",
            "sets an address later",
            "",
            "<a><set attributeName='href' to='javascript:alert(1)'/></a>"),
        svg(
            "picture-inside",
            "holds another SVG as text",
            "",
            "<use href='data:image/svg+xml,&lt;svg/>#x'/>"),
        svg(
            "escape",
            "fetches by a style written in numbers",
            "",
            "<style>@\\69mport 'https://example.org/a.css';</style>"),
        svg(
            "page-inside",
            "sends the reader elsewhere",
            "",
            "<foreignObject><meta xmlns='http://www.w3.org/1999/xhtml' http-equiv='refresh'"
                + " content='0;url=https://example.org'/></foreignObject>"),
        svg(
            "script-in-an-entity",
            "hides code in a name for it",
            "<!DOCTYPE svg [<!ENTITY e '<script>alert(1)</script>'>]>",
            "&e;"),
        svg(
            "document-type",
            "fetches a description of itself",
            "<!DOCTYPE svg SYSTEM 'https://example.org/a.dtd'>",
            ""),
        cover(
            "bomb",
            "has 3.6 billion pixels in a hundred bytes",
            "cover.png",
            bomb(),
            Answer.alert("cover-pixels", "cover.png").and("cover-broken")));
  }

  private static Attack svg(String name, String attempt, String before, String inside) {
    String svg =
        "%s<svg xmlns='http://www.w3.org/2000/svg' width='400' height='200'>%s</svg>"
            .formatted(before, inside);
    return cover(
        name,
        attempt,
        "cover.svg",
        svg.getBytes(StandardCharsets.UTF_8),
        Answer.alert("cover-active", "cover.svg"));
  }

  private static Attack cover(
      String name, String attempt, String file, byte[] bytes, Answer answer) {
    return new Attack(
        Area.COVERS,
        name,
        attempt,
        site -> {
          Path model = Hosts.whole(site.folder());
          Files.write(model.resolve(file), bytes);
          Models.edit(model, "license: MIT", "covers: [" + file + "]\nlicense: MIT");
          return model;
        },
        answer);
  }

  private static byte[] bomb() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] size = {0, 0, (byte) 0xEA, 0x60, 0, 0, (byte) 0xEA, 0x60};
    part(png, "IHDR", java.nio.ByteBuffer.allocate(13).put(size).put((byte) 8).array());
    part(png, "IDAT", new byte[20]);
    part(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void part(ByteArrayOutputStream png, String name, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    CRC32 crc = new CRC32();
    crc.update(body.toByteArray());
    try (DataOutputStream out = new DataOutputStream(png)) {
      out.writeInt(content.length);
      out.write(body.toByteArray());
      out.writeInt((int) crc.getValue());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
