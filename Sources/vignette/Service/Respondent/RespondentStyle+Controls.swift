#if Service
  extension RespondentStyle {
    /// Fields, options and what is wrong with them.
    static let controls = """
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

    /// Points in a row and rows of positions.
    static let scales = """
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

    /// The effort meter, which stays in sight.
    static let meter = """
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
  }
#endif
