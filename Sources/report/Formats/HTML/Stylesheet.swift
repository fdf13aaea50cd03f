/// The style of the HTML page: one column of text, dense tables, light and dark.
let stylesheet = """
    :root {
      color-scheme: light dark;
      --paper: #fdfdfb; --ink: #1c1c1a; --soft: #5b5b55; --rule: #d5d4cc; --faint: #ecebe4;
      --dot: #0b5394; --band: #d9d6ca; --mean: #6f6b5d; --control: #6b4e00;
      --captured: #1d6b45; --missed: #94520a; --invented: #8a2c6b;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16171a; --ink: #e6e5df; --soft: #a5a49c; --rule: #3b3c40; --faint: #26272b;
        --dot: #7ab7f0; --band: #3d3e45; --mean: #a19e92; --control: #e0be6a;
        --captured: #74c79c; --missed: #e8ab62; --invented: #e593c7;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 68rem; background: var(--paper); color: var(--ink);
      font: 15px/1.5 Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Georgia, "Noto Serif", serif;
      font-variant-numeric: tabular-nums lining-nums;
    }
    h1 { font-size: 1.7rem; line-height: 1.2; font-weight: 600; margin: 0 0 .6rem; }
    h2 { font-size: 1.15rem; line-height: 1.3; font-weight: 600; margin: 2.4rem 0 .5rem; }
    .lead { font-size: 1.08rem; max-width: 46rem; margin: 0 0 1.6rem; }
    b { font-weight: 600; }
    small { font-size: .82em; color: var(--soft); font-weight: 400; }
    sup { font-size: .7em; line-height: 0; margin-left: .15em; white-space: nowrap; color: var(--soft); }
    figure { margin: 1.5rem 0; }
    figcaption, .notes, .note { font-size: .86rem; color: var(--soft); max-width: 46rem; }
    figcaption { margin-top: .8rem; }
    .notes { list-style: none; margin: .5rem 0 0; padding: 0; }
    .charts.many { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1.4rem 2.4rem; }
    .charts.many figcaption { grid-column: 1 / -1; }
    .panel { margin: 0 0 .2rem; font-weight: 600; font-size: .92rem; }
    .dots { display: block; overflow: visible; font-size: 12px; }
    @media (min-width: 44rem) {
      /* Labels left of the plot instead of above the rows. */
      .charts:not(.many) .dots { margin-left: 14.5rem; width: calc(100% - 14.5rem); }
      .charts:not(.many) .label { transform: translate(-14.5rem, 15px); }
    }
    .dots text { fill: var(--ink); }
    .dots .tick { fill: var(--soft); font-size: 11px; text-anchor: middle; }
    .dots .end { text-anchor: end; }
    .grid { stroke: var(--faint); }
    .maximum { stroke: var(--soft); stroke-dasharray: 2 3; }
    .band { fill: var(--band); }
    .mean { stroke: var(--mean); stroke-width: 1.5; }
    .whisker { stroke: var(--dot); stroke-width: 1.75; }
    .whisker.control { stroke: var(--control); }
    .dot { fill: var(--dot); stroke: var(--paper); stroke-width: 1.25; }
    .dot.within { fill: var(--paper); stroke: var(--dot); stroke-width: 1.75; }
    .diamond { fill: var(--paper); stroke: var(--control); stroke-width: 1.75; }
    .label.control { fill: var(--control); font-style: italic; }
    .scatters { display: flex; flex-wrap: wrap; gap: 1.2rem 2.4rem; align-items: end; }
    .scatters > * { width: 220px; }
    .scatters figcaption { width: 100%; margin-top: 0; }
    .scatters .panel { overflow-wrap: anywhere; }
    .scatter { display: block; }
    .scatter text { fill: var(--soft); font-size: 11px; text-anchor: end; }
    .frame { fill: none; stroke: var(--rule); }
    .far, .near { fill: none; stroke-linecap: round; }
    .far { stroke: var(--band); stroke-width: 50; }
    .near { stroke: var(--dot); stroke-width: 25; }
    .scroll { overflow-x: auto; }
    .notes + .scroll, .scroll + .scroll { margin-top: 1.4rem; }
    table { border-collapse: separate; border-spacing: 0; font-size: .88rem; line-height: 1.35; }
    caption { text-align: left; color: var(--soft); font-style: italic; padding: .2rem 0; }
    th, td { padding: .28rem .55rem; text-align: right; vertical-align: baseline; white-space: nowrap; font-weight: 400; }
    th:first-child, td:first-child { text-align: left; padding-left: 0; }
    thead th { border-top: 1.5px solid var(--ink); border-bottom: 1px solid var(--ink); vertical-align: bottom; font-weight: 600; }
    thead small { display: block; }
    .main { width: 100%; }
    .main tbody tr:last-child > * { border-bottom: 1.5px solid var(--ink); }
    .main tbody tr + tr > * { border-top: 1px solid var(--faint); }
    .control th, .control td { font-style: italic; color: var(--control); }
    .control small { color: inherit; }
    .figures th[scope=row], .figures .text { text-align: left; white-space: normal; overflow-wrap: anywhere; }
    .faint th, .faint td { color: var(--soft); }
    .clusters { width: 100%; min-width: 46rem; table-layout: fixed; }
    .clusters thead th { white-space: normal; overflow-wrap: anywhere; width: 9%; }
    .clusters thead th:first-child { width: 20%; }
    .clusters thead .text { width: 26.5%; }
    .clusters th[scope=row], .clusters td[dir] { white-space: normal; overflow-wrap: anywhere; text-align: start; }
    .clusters tbody tr > * { border-top: 1px solid var(--faint); }
    .clusters .group > * { border-top: 1px solid var(--rule); font-weight: 600; padding-top: .6rem; }
    .clusters .group td[colspan] { text-align: left; white-space: normal; color: var(--soft); font-style: italic; font-weight: 400; }
    .clusters .text { text-align: left; white-space: normal; overflow-wrap: anywhere; }
    .captured .group th { color: var(--captured); }
    .missed .group th { color: var(--missed); }
    .invented .group th { color: var(--invented); }
    details { margin: .8rem 0; }
    summary { cursor: pointer; font-weight: 600; padding: .15rem 0; }
    dl { margin: 0; font-size: .92rem; }
    dl div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: .25rem 0; border-top: 1px solid var(--faint); }
    dt { font-weight: 600; }
    dd { margin: 0; max-width: 44rem; overflow-wrap: anywhere; }
    @media (max-width: 44rem) {
      body { padding: 1.5rem 1rem 3rem; }
      h1 { font-size: 1.4rem; }
      .main th:first-child { position: sticky; left: 0; background: var(--paper); }
      .main tbody th { white-space: normal; min-width: 8rem; overflow-wrap: break-word; }
      dl div { grid-template-columns: 1fr; }
    }
    @media print {
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      details::details-content { content-visibility: visible; block-size: auto; }
      .scroll { overflow: visible; }
      tr, .chart, .charts { break-inside: avoid; }
      h2, summary, caption { break-after: avoid; }
    }

    """
