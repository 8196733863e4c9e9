#if Service
  /// The style of researchers' pages: tables and figures with room, the same colours as respondents
  /// see.
  enum ResearcherStyle {
    static let text = base + parts + tables

    private static let base = """
      :root {
        color-scheme: light dark;
        --paper: #fbfaf7; --card: #ffffff; --ink: #1d2125; --soft: #565d64; --line: #858b91;
        --hair: #e2dfd8; --accent: #0b5a6b; --tint: #e6f1f3; --on-accent: #ffffff;
        --wrong: #a3271a; --wrong-tint: #fcefed; --alert: #8a4b00;
        --read: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
        --say: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #14171a; --card: #1c2024; --ink: #eae7e1; --soft: #b3b8bd; --line: #858c93;
          --hair: #31363b; --accent: #86cad8; --tint: #14303a; --on-accent: #08262e;
          --wrong: #ffab9f; --wrong-tint: #3a1e1b; --alert: #ffb86b;
        }
      }
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
      body.researcher {
        background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--say); margin: 0 auto;
        max-width: 72rem; padding: 0 1.25rem 4rem; overflow-wrap: break-word;
      }
      h1, h2, h3 { font-family: var(--read); font-weight: 600; line-height: 1.25; text-wrap: balance; }
      h1 { font-size: 1.875rem; letter-spacing: -.01em; margin: 1.5rem 0 .5rem; }
      h2 { font-size: 1.375rem; margin: 2.5rem 0 .75rem; }
      h3 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
      p, .notes li { max-width: 44rem; }
      p { margin: 0 0 1rem; }
      a { color: var(--accent); text-decoration-thickness: .08em; text-underline-offset: .2em; }
      .soft, .name { color: var(--soft); }
      h1 + .soft a { display: inline-block; padding: .25rem 0; }
      .name { font-size: .875rem; margin: 0; }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
      .skip { left: -99rem; position: absolute; }
      .skip:focus { background: var(--card); left: 1rem; padding: .75rem; top: .5rem; z-index: 1; }
      .narrow { max-width: 30rem; margin: 3rem auto; }
      label { display: block; font-weight: 600; margin-bottom: .25rem; }
      input[type=password] {
        background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
        color: var(--ink); font: inherit; min-height: 2.75rem; padding: .5rem .75rem; width: 100%;
      }
      button {
        background: var(--accent); border: 2px solid var(--accent); border-radius: .5rem;
        color: var(--on-accent); cursor: pointer; font: 600 1rem/1.3 var(--say);
        min-height: 2.75rem; padding: .5rem 1.25rem;
      }
      button:hover { filter: brightness(1.12); }
      button.grave { background: transparent; border-color: var(--wrong); color: var(--wrong); }
      button.quiet {
        background: none; border: 0; color: var(--accent); font-weight: 500; padding: 0 .5rem;
        text-decoration: underline; text-decoration-thickness: .08em; text-underline-offset: .2em;
      }

      """

    private static let parts = """
      .top {
        align-items: center; border-bottom: 1px solid var(--hair); display: flex;
        justify-content: space-between; min-height: 3.75rem; gap: 1rem;
      }
      .top nav { align-items: center; display: flex; gap: .75rem; }
      .top a { display: inline-block; padding: .625rem 0; }
      .brand { color: var(--ink); font: 600 1.25rem/1.2 var(--read); text-decoration: none; }
      .cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); list-style: none; padding: 0; }
      .cards li { background: var(--card); border: 1px solid var(--hair); border-radius: .75rem; padding: 1.25rem; }
      .cards h2 { margin: 0 0 .5rem; font-size: 1.1875rem; }
      .cards a { display: block; padding: .375rem 0; }
      .cards p { margin: 0 0 .25rem; }
      .state {
        border: 1px solid currentColor; border-radius: 1rem; display: inline-block;
        font: 600 .8125rem/1.3 var(--say); letter-spacing: .01em; padding: .125rem .625rem;
        vertical-align: middle;
      }
      .state.open { background: var(--tint); color: var(--accent); }
      .state.draft, .state.closed { color: var(--soft); }
      .tabs ul { border-bottom: 1px solid var(--hair); display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; margin: 1rem 0 1.5rem; padding: 0; }
      .tabs a { display: inline-block; padding: .625rem 0; text-decoration: none; }
      .tabs [aria-current] { border-bottom: 3px solid var(--accent); color: var(--ink); font-weight: 600; }
      .stage, .alarm, .fine, .told {
        border-left: .25rem solid var(--accent); border-radius: .25rem; margin: 0 0 1.5rem;
        max-width: 46rem; padding: .875rem 1.25rem;
      }
      .stage, .told { background: var(--tint); }
      .stage p:last-child { margin: 0; }
      .fine { background: var(--card); }
      .alarm { background: var(--wrong-tint); border-color: var(--wrong); }
      .updating { align-items: center; display: flex; flex-wrap: wrap; gap: .25rem .75rem; max-width: none; min-height: 2.75rem; }
      .updating a { padding: .625rem 0; }
      .rows { list-style: none; max-width: 46rem; padding: 0; }
      .rows li { border-bottom: 1px solid var(--hair); padding: .75rem 0; }
      .rows li > *, .rows form { align-items: center; display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; }
      .rows li { align-items: center; display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; }
      .rows li > form:first-child { width: 100%; }
      .rows form > span { flex: 1 1 14rem; }
      .buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1.5rem; }
      .flow { display: block; height: auto; margin: 1rem 0; max-width: 100%; min-width: 17rem; }
      .flow-box, .flow-out { fill: var(--card); stroke: var(--accent); }
      .flow-out { fill: var(--paper); stroke: var(--line); }
      .flow-text, .flow-number { fill: var(--ink); }
      .flow-line { stroke: var(--accent); }
      .flow-tip { fill: var(--accent); }
      code { overflow-wrap: anywhere; }

      """

    private static let tables = """
      .scroll { margin: 1rem 0 1.75rem; overflow-x: auto; }
      table { border-collapse: collapse; }
      caption { font-weight: 600; padding: .25rem 0 .5rem; text-align: left; }
      th, td { padding: .4375rem 1.25rem .4375rem 0; text-align: left; vertical-align: top; }
      th[scope=row] { font-weight: 400; min-width: 9rem; max-width: 24rem; }
      thead th { border-bottom: 2px solid var(--line); font-size: .9375rem; vertical-align: bottom; }
      tbody tr { border-bottom: 1px solid var(--hair); }
      .number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
      thead .number { white-space: normal; }
      summary { color: var(--accent); cursor: pointer; min-height: 2.75rem; padding: .625rem 0; }
      .warnings, .finding { border-left: .25rem solid var(--alert); margin: 1rem 0; padding-left: 1rem; }
      .warnings h2, section.notes h2 { font: 600 1rem/1.4 var(--say); }
      ul.notes { color: var(--soft); font-size: .9375rem; padding-left: 1.25rem; }
      blockquote { border-left: .25rem solid var(--hair); margin: .5rem 0; max-width: 44rem; padding: 0 1rem; }
      .sides { margin: 1rem 0; table-layout: fixed; width: 100%; }
      .sides td, .sides th { overflow-wrap: anywhere; width: 50%; }
      ins { font-weight: 600; text-decoration: underline; }
      .aloud { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }
      .question { max-width: 44rem; }
      footer { border-top: 1px solid var(--hair); color: var(--soft); font-size: .875rem; margin-top: 2rem; padding-top: .5rem; }
      .hash { overflow-wrap: anywhere; }
      dd { margin-left: 1.5rem; }
      @media print { .top, .tabs, .updating, .stage form { display: none; } }

      """
  }
#endif
