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
      .summary {
        background: var(--wrong-tint); border: 2px solid var(--wrong); border-radius: .625rem;
        margin: 0 0 1.75rem; padding: 1rem 1.25rem;
      }
      .summary h2 { color: var(--wrong); font-family: var(--say); font-size: 1.0625rem; margin: 0 0 .25rem; }
      .summary p { margin: 0; }
      .summary a { color: var(--wrong); font-weight: 600; }
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

    private static let controls = """
      fieldset { border: 0; margin: 0; min-width: 0; padding: 0; }
      /* A legend in the flow would cut the line at the side of a field that is wrong. */
      legend { float: left; padding: 0; width: 100%; }
      legend + * { clear: both; }
      h1.question, h2.question { font-size: 1.375rem; margin: 0 0 1rem; }
      .question label { display: block; }
      .hint { color: var(--soft); margin: -.5rem 0 1rem; }
      .problem { color: var(--wrong); font-weight: 600; }
      .wrong { border-left: .25rem solid var(--wrong); padding-left: 1rem; }
      .option {
        background: var(--card); border: 1px solid var(--line); border-radius: .625rem;
        margin-bottom: .625rem;
      }
      .option > label { cursor: pointer; display: flex; gap: .875rem; padding: .8125rem 1rem; }
      .option:hover { border-color: var(--accent); }
      .option:has(> label > input:checked) {
        background: var(--tint); border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent);
      }
      .option:has(> label > input:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
      .option > label > input:focus-visible { outline: 0; }
      input[type="radio"], input[type="checkbox"] {
        accent-color: var(--accent); flex: none; height: 1.375rem; margin: .15rem 0 0; width: 1.375rem;
      }
      .option .explanation { color: var(--soft); margin: -.5rem 1rem .875rem 3.25rem; }
      .own { margin: -.25rem 1rem 1rem 3.25rem; }
      .own label { color: var(--soft); display: block; font-size: .9375rem; margin-bottom: .25rem; }
      input[type="text"], textarea {
        background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
        color: inherit; font: inherit; min-height: 2.875rem; padding: .5rem .75rem; width: 100%;
      }
      textarea { line-height: 1.55; min-height: 9rem; resize: vertical; }
      .number input { max-width: 9rem; }
      .number span { margin-left: .5rem; }
      .wrong > input, .wrong textarea, .wrong .number input { border: 2px solid var(--wrong); }
      .field { margin-bottom: 1.5rem; }
      .field .name { display: block; font-weight: 600; margin-bottom: .75rem; }
      .field #code { font-family: ui-monospace, Menlo, Consolas, monospace; }

      """

    private static let scales = """
      .ends {
        color: var(--soft); display: flex; font-size: .9375rem; gap: 1.5rem;
        justify-content: space-between; line-height: 1.4; margin-bottom: .625rem;
      }
      .ends span:last-child { text-align: right; }
      .points { display: grid; gap: .5rem; grid-template-columns: repeat(5, 1fr); }
      .points.of-3 { grid-template-columns: repeat(3, 1fr); }
      .points.of-4 { grid-template-columns: repeat(4, 1fr); }
      .points.of-6 { grid-template-columns: repeat(6, 1fr); }
      .points.of-7 { grid-template-columns: repeat(7, 1fr); gap: .3125rem; }
      .points.of-11 { grid-template-columns: repeat(6, 1fr); }
      .points label {
        background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
        cursor: pointer; display: grid; font-variant-numeric: tabular-nums; min-height: 3.25rem;
        place-items: center; position: relative;
      }
      .points label:hover { border-color: var(--accent); }
      .points input {
        appearance: none; border-radius: .5rem; cursor: pointer; height: 100%; inset: 0; margin: 0;
        position: absolute; width: 100%;
      }
      .points label:has(:checked) {
        background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600;
      }
      .points span { pointer-events: none; position: relative; }
      .points .unseen { position: absolute; }
      @media (min-width: 40rem) {
        .points.of-8 { grid-template-columns: repeat(8, 1fr); }
        .points.of-9 { grid-template-columns: repeat(9, 1fr); }
        .points.of-10 { grid-template-columns: repeat(10, 1fr); }
        .points.of-11 { grid-template-columns: repeat(11, 1fr); gap: .375rem; }
      }
      .row { border-top: 1px solid var(--hair); padding: 1.5rem 0; }
      .row.wrong { padding-left: 1rem; }
      .row legend { font: 600 1.125rem/1.4 var(--read); margin-bottom: .375rem; }
      .row .explanation { color: var(--soft); font-size: .9375rem; line-height: 1.5; }
      .stops { display: grid; gap: .5rem; }
      .stops label { cursor: pointer; display: flex; gap: .75rem; min-height: 2.75rem; padding: .5rem 0; }
      .stops.of-2, .stops.of-3, .stops.of-4, .stops.of-5, .stops.of-6, .stops.of-7 {
        gap: 0; grid-auto-columns: 1fr; grid-auto-flow: column; position: relative;
      }
      .stops.of-2 label, .stops.of-3 label, .stops.of-4 label, .stops.of-5 label,
      .stops.of-6 label, .stops.of-7 label {
        align-items: center; color: var(--soft); flex-direction: column; font-size: .75rem;
        gap: .375rem; hyphens: auto; line-height: 1.3; min-width: 0; padding: .5rem 0;
        position: relative; text-align: center;
      }
      .stops label + label::before {
        background: var(--line); content: ""; height: 2px; left: calc(-50% + .8125rem);
        position: absolute; right: calc(50% + .8125rem); top: 1.25rem;
      }
      .stops label span { max-width: 100%; padding: 0 .0625rem; }
      .stops input {
        appearance: none; background: var(--card); border: 2px solid var(--line);
        border-radius: 50%; cursor: pointer; height: 1.625rem; margin: 0; width: 1.625rem;
      }
      .stops label:hover input { border-color: var(--accent); }
      .stops input:checked {
        background: var(--accent); border-color: var(--accent);
        box-shadow: inset 0 0 0 4px var(--card);
      }
      .stops label:has(:checked) { color: var(--ink); font-weight: 600; }
      @media (min-width: 40rem) {
        .stops label span { font-size: .9375rem; }
      }

      """

    private static let meter = """
      .meter {
        background: var(--paper); border-bottom: 1px solid var(--hair); margin: 0 -1.25rem;
        padding: .75rem 1.25rem; position: sticky; top: 0; z-index: 1;
      }
      .meter p { margin: 0; }
      .meter-title { color: var(--soft); font-size: .875rem; line-height: 1.3; }
      .meter-text { font-size: .9375rem; font-weight: 600; line-height: 1.4; }
      meter {
        -webkit-appearance: none; appearance: none; background: var(--hair); border: 0;
        border-radius: .375rem; display: block; height: .625rem; margin: .3125rem 0; width: 100%;
      }
      meter::-webkit-meter-inner-element { display: block; height: .625rem; }
      meter::-webkit-meter-bar {
        background: var(--hair); border: 0; border-radius: .375rem; height: .625rem;
      }
      meter::-webkit-meter-optimum-value { background: var(--accent); border-radius: .375rem; }
      meter::-moz-meter-bar { background: var(--accent); border-radius: .375rem; }
      .over meter::-webkit-meter-optimum-value { background: var(--wrong); }
      .over meter::-moz-meter-bar { background: var(--wrong); }
      .over .meter-text { color: var(--wrong); }
      .over { border-bottom: 2px solid var(--wrong); }
      .meter-text:focus { outline: 3px solid var(--wrong); outline-offset: 2px; }
      @media (min-width: 40rem) {
        .meter { margin: 0 -2rem; padding: .75rem 2rem; }
      }
      @media (max-height: 26rem) {
        .meter { position: static; }
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
