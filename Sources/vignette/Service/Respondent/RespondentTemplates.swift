#if Service
  import Mustache

  /// The pages of respondents. Every variable is escaped; parts stand at the beginning of a line,
  /// because indenting them would change what stands in text areas.
  enum RespondentTemplates {
    /// The library of all templates.
    static let library = PageTemplates.library([
      "layout": layout, "consent": consent, "step": step, "question": question, "review": review,
      "message": message, "summary": summary, "choices": choices, "scale": scale,
      "sliders": sliders,
    ])

    /// What surrounds the content of every page.
    private static let layout = """
      <header class="top">
      <p class="study">{{layout.study}}</p>
      {{#layout.switchLink}}
      <p class="language"><a href="{{layout.switchLink}}" lang="{{layout.otherLanguage}}" hreflang="{{layout.otherLanguage}}">{{layout.switchText}}</a></p>
      {{/layout.switchLink}}
      {{#layout.switchForm}}
      <form class="language" method="post" action="{{switchAction}}">
      <input type="hidden" name="_token" value="{{switchToken}}">
      <input type="hidden" name="language" value="{{layout.otherLanguage}}">
      <input type="hidden" name="page" value="{{switchPage}}">
      <button type="submit" class="quiet" lang="{{layout.otherLanguage}}">{{layout.switchText}}</button>
      </form>
      {{/layout.switchForm}}
      </header>
      <main>
      {{$content}}{{/content}}
      </main>
      {{#layout.contactLine}}
      <footer><p>{{layout.contactLine}}</p>{{#layout.numberLine}}<p>{{layout.numberLine}}</p>{{/layout.numberLine}}</footer>
      {{/layout.contactLine}}

      """

    private static let summary = """
      {{#summary}}
      <div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
      <h2 id="summary-title">{{summaryTitle}}</h2>
      <p>{{#summaryTarget}}<a href="#{{summaryTarget}}">{{summaryText}}</a>{{/summaryTarget}}{{^summaryTarget}}{{summaryText}}{{/summaryTarget}}</p>
      </div>
      {{/summary}}

      """

    private static let consent = """
      {{< layout}}{{$content}}
      {{> summary}}
      <h1>{{title}}</h1>
      {{#purpose}}
      <p class="lead">{{.}}</p>
      {{/purpose}}
      <p>{{organisation}}</p>
      <h2>{{keptTitle}}</h2>
      <ul>
      {{#kept}}
      <li>{{.}}</li>
      {{/kept}}
      </ul>
      <form method="post" action="{{action}}">
      {{#hidden}}
      <input type="hidden" name="{{hiddenName}}" value="{{hiddenValue}}">
      {{/hidden}}
      {{#code}}
      <div class="field{{#codeProblem}} wrong{{/codeProblem}}">
      <label class="name" for="code">{{codeLabel}}</label>
      <p class="hint" id="code-hint">{{codeHint}}</p>
      {{#codeProblem}}
      <p class="problem" id="code-problem">{{codeProblem}}</p>
      {{/codeProblem}}
      <input type="text" id="code" name="code" value="{{codeValue}}" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="code-hint{{#codeProblem}} code-problem{{/codeProblem}}"{{#codeProblem}} aria-invalid="true"{{/codeProblem}}>
      </div>
      {{/code}}
      <p class="actions">
      <button type="submit" name="decision" value="yes">{{agree}}</button>
      <button type="submit" name="decision" value="no" class="second" formnovalidate>{{refuse}}</button>
      </p>
      </form>
      {{/content}}{{/layout}}

      """

    private static let step = """
      {{< layout}}{{$content}}
      {{#progress}}
      <div class="progress">
      <p id="progress">{{progressText}}</p>
      <progress max="{{progressCount}}" value="{{progressNumber}}" aria-labelledby="progress"></progress>
      </div>
      {{/progress}}
      {{> summary}}
      {{#task}}
      <h1>{{taskTitle}}</h1>
      <div class="story">
      {{#taskParagraphs}}
      <p>{{.}}</p>
      {{/taskParagraphs}}
      </div>
      {{/task}}
      {{#again}}
      <details class="again">
      <summary>{{againTitle}}</summary>
      <div class="story">
      {{#againParagraphs}}
      <p>{{.}}</p>
      {{/againParagraphs}}
      </div>
      </details>
      {{/again}}
      {{#hasNews}}
      <div class="told">
      {{#told}}
      <p>{{.}}</p>
      {{/told}}
      </div>
      {{/hasNews}}
      <form method="post" action="{{action}}"{{#isSliders}} class="sliders"{{/isSliders}}>
      {{#hidden}}
      <input type="hidden" name="{{hiddenName}}" value="{{hiddenValue}}">
      {{/hidden}}
      {{#controls}}
      {{> question}}
      {{/controls}}
      <p class="actions">
      <button type="submit">{{next}}</button>
      {{#backLink}}
      <a class="back" href="{{backLink}}">{{back}}</a>
      {{/backLink}}
      </p>
      </form>
      {{/content}}{{/layout}}

      """

    private static let review = """
      {{< layout}}{{$content}}
      {{> summary}}
      <h1>{{title}}</h1>
      {{#told}}
      <p class="told">{{.}}</p>
      {{/told}}
      <p>{{text}}</p>
      {{#groups}}
      {{#groupTitle}}
      <h2>{{groupTitle}}</h2>
      {{/groupTitle}}
      <dl class="answers">
      {{#given}}
      <div>
      <dt>{{asked}}</dt>
      {{#lines}}
      <dd>{{.}}</dd>
      {{/lines}}
      <dd class="change"><a href="{{changeLink}}" aria-label="{{changeLabel}}">{{change}}</a></dd>
      </div>
      {{/given}}
      </dl>
      {{/groups}}
      <form method="post" action="{{action}}">
      {{#hidden}}
      <input type="hidden" name="{{hiddenName}}" value="{{hiddenValue}}">
      {{/hidden}}
      <p class="actions"><button type="submit">{{handIn}}</button></p>
      </form>
      {{/content}}{{/layout}}

      """

    private static let message = """
      {{< layout}}{{$content}}
      <h1>{{title}}</h1>
      {{#paragraphs}}
      <p>{{.}}</p>
      {{/paragraphs}}
      {{#exitLink}}
      <p class="actions"><a class="button" href="{{exitLink}}" rel="noreferrer">{{exitText}}</a></p>
      {{/exitLink}}
      {{/content}}{{/layout}}

      """
  }
#endif
