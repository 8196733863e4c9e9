#if Service
  /// The style of respondents' pages: text that is pleasant to read, fields that are easy to hit,
  /// one accent. Phones first; wider screens get more room.
  enum RespondentStyle {
    static let text = base + frame + controls + scales + meter + motion

    private static let base = """
      :root {
        color-scheme: light dark;
        --paper: #fbfaf7; --card: #ffffff; --ink: #1d2125; --soft: #565d64; --line: #858b91;
        --hair: #e2dfd8; --accent: #0b5a6b; --tint: #e6f1f3; --on-accent: #ffffff;
        --wrong: #a3271a; --wrong-tint: #fcefed;
        --read: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
        --say: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #14171a; --card: #1c2024; --ink: #eae7e1; --soft: #b3b8bd; --line: #858c93;
          --hair: #31363b; --accent: #86cad8; --tint: #14303a; --on-accent: #08262e;
          --wrong: #ffab9f; --wrong-tint: #3a1e1b;
        }
      }
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
      html:has(.meter) { scroll-padding-top: 8rem; }
      body.respondent {
        background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--say);
        margin: 0 auto; max-width: 41rem; padding: 0 1.25rem 3rem; overflow-wrap: break-word;
      }
      h1, h2 { font-family: var(--read); font-weight: 600; line-height: 1.25; text-wrap: balance; }
      h1 { font-size: 1.75rem; letter-spacing: -.01em; margin: 1.75rem 0 1rem; }
      h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
      p { margin: 0 0 1rem; }
      ul { margin: 0 0 1.5rem; padding-left: 1.25rem; }
      li { margin-bottom: .5rem; padding-left: .25rem; }
      a { color: var(--accent); text-decoration-thickness: .08em; text-underline-offset: .2em; }
      .lead, .story, .told {
        font: 1.1875rem/1.65 var(--read); hanging-punctuation: first; text-wrap: pretty;
      }
      .unseen {
        clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px;
        white-space: nowrap;
      }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
      .summary:focus { outline: 3px solid var(--wrong); outline-offset: 3px; }

      """

    private static let frame = """
      .top {
        align-items: center; border-bottom: 1px solid var(--hair); display: flex; gap: 1rem;
        justify-content: space-between; margin-bottom: 1.5rem; min-height: 3.75rem; padding: .5rem 0;
      }
      .top .study { color: var(--soft); font-size: .9375rem; line-height: 1.35; margin: 0; }
      .top .language { flex: none; margin: 0; }
      .top .language a, .quiet {
        align-items: center; background: none; border: 0; border-radius: .5rem; color: var(--accent);
        cursor: pointer; display: inline-flex; font: 500 .9375rem/1.35 var(--say);
        min-height: 2.75rem; padding: 0 .5rem; text-decoration: underline;
        text-decoration-thickness: .08em; text-underline-offset: .2em;
      }
      .progress { margin-bottom: 1.75rem; }
      .progress p { color: var(--soft); font-size: .9375rem; margin: 0 0 .375rem; }
      progress {
        -webkit-appearance: none; appearance: none; background: var(--hair); border: 0;
        border-radius: .25rem; display: block; height: .3125rem; overflow: hidden; width: 100%;
      }
      progress::-webkit-progress-bar { background: var(--hair); }
      progress::-webkit-progress-value { background: var(--accent); border-radius: .25rem; }
      progress::-moz-progress-bar { background: var(--accent); border-radius: .25rem; }
      .told {
        background: var(--tint); border-left: .25rem solid var(--accent); border-radius: .25rem;
        margin: 0 0 1.75rem; padding: 1rem 1.25rem;
      }
      .told p:last-child, .story p:last-child { margin-bottom: 0; }
      .story { margin-bottom: 2rem; }
      .again, .rules { border-bottom: 1px solid var(--hair); margin: 0 0 1.5rem; padding-bottom: .25rem; }
      .again .story { margin: .5rem 0 1.25rem; }
      summary {
        align-items: center; color: var(--accent); cursor: pointer; font-size: 1rem;
        min-height: 2.75rem; padding: .5rem 0;
      }
      .actions {
        align-items: center; display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; margin: 2rem 0 0;
      }
      .actions button, .button {
        background: var(--accent); border: 2px solid var(--accent); border-radius: .625rem;
        color: var(--on-accent); cursor: pointer; display: inline-block;
        font: 600 1.0625rem/1.4 var(--say); min-height: 3.125rem; padding: .75rem 2rem;
        text-decoration: none;
      }
      .actions button:hover, .button:hover { filter: brightness(1.12); }
      .actions .second { background: transparent; color: var(--accent); font-weight: 500; }
      .actions .back { display: inline-block; min-height: 2.75rem; padding: .625rem .25rem; }
      footer {
        border-top: 1px solid var(--hair); color: var(--soft); font-size: .9375rem;
        margin-top: 3.5rem; padding-top: 1rem;
      }
      footer p { margin: 0 0 .25rem; }
      .summary {
        background: var(--wrong-tint); border: 2px solid var(--wrong); border-radius: .625rem;
        margin: 0 0 1.75rem; padding: 1rem 1.25rem;
      }
      .summary h2 { color: var(--wrong); font-family: var(--say); font-size: 1.0625rem; margin: 0 0 .25rem; }
      .summary p { margin: 0; }
      .summary a {
        color: var(--wrong); display: inline-block; font-weight: 600; min-height: 1.75rem;
        padding: .125rem 0;
      }
      .answers { margin: 0; }
      .answers > div {
        border-bottom: 1px solid var(--hair); margin-bottom: 1rem; padding-bottom: .75rem;
      }
      .answers dt { color: var(--soft); font-size: .9375rem; margin-bottom: .25rem; }
      .answers dd { margin: 0; }
      .answers dd + dd { margin-top: .375rem; }
      .answers .change a { display: inline-block; min-height: 2.75rem; padding: .5rem 0; }
      @media (min-width: 40rem) {
        body.respondent { padding: 0 2rem 4rem; }
        h1 { font-size: 2rem; }
        .lead, .story, .told { font-size: 1.25rem; }
      }

      """

    private static let motion = """
      @media (prefers-reduced-motion: no-preference) {
        .option, .points label, .stops input, .actions button {
          transition: background-color .12s, border-color .12s;
        }
      }
      @media (forced-colors: active) {
        .points label:has(:checked) { outline: 3px solid Highlight; }
        .stops input:checked { background: Highlight; forced-color-adjust: none; }
      }
      @media print {
        .top .language, .actions, .progress { display: none; }
      }

      """
  }
#endif
