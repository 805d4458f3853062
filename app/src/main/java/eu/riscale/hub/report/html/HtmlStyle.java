package eu.riscale.hub.report.html;

import java.util.Locale;

/// How the page looks: one column on a phone, more where there is room, light or dark as the reader
/// has it.
final class HtmlStyle {
  /// More than [eu.riscale.hub.inspect.PlanePicture]s ever have of either.
  static final int CHOICES = 10;

  static final String CSS =
      """
      :root{color-scheme:light dark;--ink:#1c2024;--soft:#5b6570;--paper:#fff;--box:#f3f5f7;--line:#d5dae0;--accent:#0b62c4;
      --good:#17703a;--bad:#b3261e;--warn:#8a5a00}
      @media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3adb8;--paper:#15181b;--box:#1f2429;--line:#39414a;--accent:#7ab7ff;
      --good:#6fd196;--bad:#ff8a80;--warn:#f0bd5c}}
      *{box-sizing:border-box}
      body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
      article+article,nav+article{margin-top:4rem;border-top:.3rem solid var(--line);padding-top:1.5rem}nav small{overflow-wrap:anywhere}
      h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
      h3{margin:0 0 .3rem}h3 small,small{color:var(--soft);font-weight:400}p{margin:.3rem 0}a{color:var(--accent)}
      code{font:.9em ui-monospace,monospace}
      .cover{display:block;width:100%;max-height:22rem;object-fit:contain;background:var(--box);border-radius:.5rem}
      .facts{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:center;color:var(--soft)}
      .badge{display:inline-block;padding:0 .5rem;border-radius:.7rem;border:1px solid currentColor;font-size:.85rem}
      .badge.valid,.badge.passed,.badge.runs{color:var(--good)}.badge.error,.badge.invalid,.badge.failed,.badge.unreadable,.badge.does-not-run{color:var(--bad)}
      .badge.alert,.badge.warning,.badge.skipped,.badge.limits{color:var(--warn)}.badge.info,.badge.unchecked{color:var(--soft)}
      dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem .8rem;margin:.5rem 0}dt{color:var(--soft);grid-column:1}dd{margin:0;grid-column:2}
      ul.consumers{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:.5rem 1.5rem}
      pre{overflow-x:auto;background:var(--box);padding:.8rem;border-radius:.3rem}ul.tags{display:flex;flex-wrap:wrap;gap:.3rem;list-style:none;padding:0;margin:.5rem 0}
      ul.tags li{background:var(--box);border-radius:.3rem;padding:0 .5rem;font-size:.9rem}
      ul.findings{list-style:none;padding:0}ul.findings li{border-left:.25rem solid var(--line);padding:.2rem .8rem;margin:.6rem 0}
      ul.findings li.error{border-color:var(--bad)}ul.findings li.alert,ul.findings li.warning{border-color:var(--warn)}
      ul.findings code{margin-left:.5rem}.where,.hint{color:var(--soft);font-size:.9rem}
      .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;overflow-wrap:normal}
      th,td{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;border-bottom:1px solid var(--line)}thead th{color:var(--soft);font-weight:400}
      td.number,td code{white-space:nowrap}td.number{text-align:right}
      @media(max-width:34rem){nav thead{display:none}nav tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--line)}
      nav td{display:inline-block;border:0;padding:0 .7rem 0 0}nav td:first-child{display:block}}
      .flow{display:flex;flex-direction:column;gap:1.2rem;align-items:stretch}
      .lanes{display:flex;flex-direction:column;gap:1rem}
      .lane{display:flex;flex-direction:column;gap:1.2rem;list-style:none;margin:0;padding:0}
      .node{position:relative;background:var(--box);border:1px solid var(--line);border-radius:.4rem;padding:.4rem .7rem}
      .node small{display:block}.node.input,.node.output{border-color:var(--accent)}
      .node.network{border:2px solid var(--accent);text-align:center;align-self:center;padding:.8rem 1.2rem}
      .lane .node:not(:first-child)::before,.network::before,.network::after{content:"↓";position:absolute;left:50%;transform:translateX(-50%);color:var(--soft)}
      .lane .node:not(:first-child)::before,.network::before{top:-1.45rem}.network::after{bottom:-1.45rem}
      @media(min-width:48rem){.flow{flex-direction:row;align-items:center;gap:2rem}.lanes{flex:1}
      .network::before,.network::after{content:"→";top:50%;bottom:auto;transform:translateY(-50%)}.network::before{left:-1.5rem}.network::after{left:auto;right:-1.5rem}
      .tensor{display:grid;grid-template-columns:minmax(0,20rem) minmax(0,1fr);gap:1.5rem}}
      .tensor{margin:1rem 0 2rem}.viewer{position:relative}
      .viewer input{position:absolute;opacity:0;pointer-events:none}
      .frames img{display:none;width:100%;background:#000;border-radius:.3rem;image-rendering:pixelated}
      .pick{display:flex;flex-wrap:wrap;gap:.3rem;margin:.4rem 0}
      .pick label{border:1px solid var(--line);border-radius:.3rem;padding:.15rem .6rem;cursor:pointer;font-size:.9rem}
      .viewer:has(input:focus-visible) .pick{outline:2px solid var(--accent);outline-offset:2px}
      .output{margin:1rem 0 2rem}.output h3{margin:1rem 0 .5rem}
      .panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));gap:.8rem;align-items:start}
      .panels figure{display:none;margin:0;max-width:20rem}.panels figcaption{line-height:1.3;margin-bottom:.2rem}
      .panels img{display:block;width:100%;min-height:1.5rem;background:#000;border:1px solid var(--line);border-radius:.3rem;image-rendering:pixelated}
      .scale{color:var(--soft);font-size:.8rem;line-height:1.3}.bar{display:block;height:.6rem;border:1px solid var(--line);border-radius:.2rem}
      .grey{background:linear-gradient(90deg,#000,#fff)}.diverging{background:linear-gradient(90deg,#00f,#fff,#f00)}
      .ends{display:flex;justify-content:space-between}
      .beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 2rem;align-items:start}
      .bins{margin:.5rem 0}.bins caption{text-align:left;color:var(--soft)}.bins th,.bins td{border:0;padding:.05rem .6rem .05rem 0;white-space:nowrap;font-weight:400}
      .bins td:nth-child(2){width:60%;vertical-align:middle}.bin{height:.7rem;background:var(--accent);border-radius:.15rem}
      .findings p{white-space:pre-wrap}
      details{margin:.5rem 0}summary{cursor:pointer}footer{margin:3rem 0 1rem;color:var(--soft);font-size:.9rem}
      """
          + choices();

  private HtmlStyle() {}

  /// The rules by which a viewer shows the picture of the chosen channel and slice.
  private static String choices() {
    StringBuilder rules = new StringBuilder();
    for (int c = 0; c < CHOICES; c++) {
      for (int z = 0; z < CHOICES; z++) {
        rules.append(rules.isEmpty() ? "" : ",");
        rules.append(
            String.format(Locale.ROOT, ".c%d:checked~.z%d:checked~.frames .c%d.z%d", c, z, c, z));
      }
    }
    rules.append("{display:block}\n");
    for (int c = 0; c < CHOICES; c++) {
      for (int z = 0; z < CHOICES; z++) {
        rules.append(c + z == 0 ? "" : ",");
        rules.append(
            String.format(Locale.ROOT, ".c%d:checked~.z%d:checked~.panels .c%d.z%d", c, z, c, z));
      }
      rules.append(String.format(Locale.ROOT, ",.z%d:checked~.panels .any.z%d", c, c));
    }
    rules.append("{display:block}\n");
    for (int i = 0; i < CHOICES; i++) {
      rules.append(i == 0 ? "" : ",");
      rules.append(
          String.format(
              Locale.ROOT, ".c%d:checked~.pick .c%d,.z%d:checked~.pick .z%d", i, i, i, i));
    }
    return rules.append("{background:var(--accent);color:var(--paper)}\n").toString();
  }
}
