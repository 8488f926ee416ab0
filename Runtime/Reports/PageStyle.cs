namespace GraphGen;

/// <summary>How the page of a report looks. No child selectors: their sign would be escaped.</summary>
static class PageStyle
{
    public const string Text =
        """

        :root {
          color-scheme: light dark;
          --page: #ffffff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --shade: #f3f5f8; --accent: #0a58ca;
          --input: #cfe2ff; --saved: #ffe0b8; --temporary: #e2e5ea; --result: #c9efd4; --gradient: #f6d2e6;
          --curve0: #1f6fb4; --curve1: #c62828; --curve2: #2a8a2a; --curve3: #7a4fb0; --curve4: #7d5145; --curve5: #0f8a97;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #14171c; --text: #e6e9ee; --quiet: #a3acb8; --line: #3a424d; --shade: #1f242c; --accent: #7db3ff;
            --input: #1d3d6b; --saved: #6b4412; --temporary: #3b424d; --result: #1c5533; --gradient: #642a4d;
            --curve0: #6cb2f0; --curve1: #ff8a80; --curve2: #7fd67f; --curve3: #c3a3ef; --curve4: #c9a294; --curve5: #5fd0dc;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 1180px; padding: 24px; background: var(--page); color: var(--text);
          font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        h1 { font-size: 28px; margin: 0 0 8px; }
        h2 { font-size: 22px; margin: 40px 0 8px; padding-top: 12px; border-top: 2px solid var(--line); overflow-wrap: anywhere; }
        h3 { font-size: 17px; margin: 28px 0 8px; }
        a { color: var(--accent); }
        p { max-width: 80ch; }
        nav ol { margin: 0; padding-left: 24px; }
        .wide { overflow-x: auto; margin: 12px 0; }
        .detail { color: var(--quiet); font-size: 12.5px; font-weight: normal; }
        .code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12.5px;
          overflow-wrap: anywhere; }
        .type, .whole { white-space: nowrap; }
        .sum th, tfoot th { white-space: nowrap; }
        .formula { white-space: pre-wrap; }
        .summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(165px, 1fr)); gap: 10px; margin: 12px 0; }
        .summary div { background: var(--shade); border-radius: 8px; padding: 10px 14px; }
        .summary dt { color: var(--quiet); font-size: 13px; }
        .summary dd { margin: 0; font-size: 20px; font-weight: 600; }
        .summary dd.detail { font-size: 12.5px; font-weight: normal; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; }
        caption { text-align: left; color: var(--quiet); padding-bottom: 6px; }
        th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid var(--line); }
        thead th { background: var(--shade); }
        tbody th { font-weight: 600; }
        th[scope="rowgroup"] { background: var(--shade); color: var(--quiet); }
        tfoot th, tfoot td, .sum th, .sum td { font-weight: 600; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        th.number { white-space: normal; }
        .kernels { min-width: 1060px; }
        .kernels .number .code { white-space: nowrap; }
        .bar { height: 7px; width: 110px; margin: 4px 0 0 auto; background: var(--shade); border-radius: 4px; }
        .bar div { height: 7px; background: var(--curve0); border-radius: 4px; }
        .legend { margin: 4px 0; }
        .swatch { display: inline-block; width: 14px; height: 14px; margin: 0 6px -2px 10px;
          border: 1px solid var(--quiet); border-radius: 3px; }
        .swatch.input { background: var(--input); } .swatch.saved { background: var(--saved); }
        .swatch.temporary { background: var(--temporary); } .swatch.result { background: var(--result); }
        .swatch.gradient { background: var(--gradient); }
        svg { display: block; font-family: inherit; font-size: 12px; }
        .wide svg { margin: 0 auto; }
        svg text { fill: var(--text); }
        svg .detail { fill: var(--quiet); font-size: 11.5px; }
        .box rect { fill: var(--shade); stroke: var(--quiet); }
        .box.input rect { fill: var(--input); } .box.result rect { fill: var(--result); }
        .box .heading { font-weight: 600; font-size: 13px; }
        .arrow .shaft { fill: none; stroke: var(--quiet); stroke-width: 1.4; }
        .arrow .tip { fill: var(--quiet); }
        .grid { stroke: var(--line); } .boundary { stroke: var(--quiet); stroke-width: 1.6; }
        .place rect { stroke: var(--quiet); stroke-width: 0.7; }
        .place.input rect { fill: var(--input); } .place.saved rect { fill: var(--saved); }
        .place.temporary rect { fill: var(--temporary); } .place.result rect { fill: var(--result); }
        .place.gradient rect { fill: var(--gradient); }
        figure { margin: 12px 0; }
        figcaption { color: var(--quiet); font-size: 13px; }
        .chart { width: 100%; max-width: 860px; height: auto; }
        .curve0 .line { stroke: var(--curve0); } .curve0 .mark { fill: var(--curve0); }
        .curve1 .line { stroke: var(--curve1); } .curve1 .mark { fill: var(--curve1); }
        .curve2 .line { stroke: var(--curve2); } .curve2 .mark { fill: var(--curve2); }
        .curve3 .line { stroke: var(--curve3); } .curve3 .mark { fill: var(--curve3); }
        .curve4 .line { stroke: var(--curve4); } .curve4 .mark { fill: var(--curve4); }
        .curve5 .line { stroke: var(--curve5); } .curve5 .mark { fill: var(--curve5); }
        @media print {
          body { max-width: none; padding: 0; font-size: 12px; }
          .wide { overflow: visible; }
          svg { max-width: 100%; height: auto; }
          .kernels { min-width: 0; }
          tr, figure, .summary div { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          nav { display: none; }
          tfoot { display: table-row-group; }
          .box rect, .place rect, .swatch, .bar, .bar div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """;
}
