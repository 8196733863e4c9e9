#if Service
  import Mustache

  /// The pages of researchers. Every variable is escaped; tables and figures, which this program
  /// draws and escapes itself, stand between rendered parts and never pass through a template.
  enum ResearcherTemplates {
    /// The library of all templates.
    static let library = PageTemplates.library([
      "top": top, "signIn": signIn, "enter": enter, "studies": studies, "study": study,
      "stage": stage, "notice": notice, "updating": updating, "exports": exports, "jobs": jobs,
      "job": job,
    ])

    /// The head of a page of somebody who is signed in.
    private static let top = """
      <a class="skip" href="#content">{{word.skip}}</a>
      <header class="top">
      <a class="brand" href="/researcher?lang={{language}}">{{word.brand}}</a>
      <nav aria-label="{{word.brand}}">
      <a href="{{here}}?lang={{other}}" lang="{{other}}" hreflang="{{other}}">{{word.otherLanguage}}</a>
      <form method="post" action="/researcher/sign-out">
      <input type="hidden" name="_token" value="{{formToken}}">
      <button type="submit" class="quiet">{{word.signOut}}</button>
      </form>
      </nav>
      </header>

      """

    private static let signIn = """
      <main id="content" class="narrow">
      <h1>{{word.signInTitle}}</h1>
      {{#isWrong}}
      <p class="alarm" role="alert" id="wrong">{{word.wrongToken}}</p>
      {{/isWrong}}
      <p>{{word.signInLead}}</p>
      <form method="post" action="/researcher/sign-in?lang={{language}}">
      {{#formToken}}
      <input type="hidden" name="_token" value="{{formToken}}">
      {{/formToken}}
      <p><label for="token">{{word.token}}</label>
      <input id="token" name="token" type="password" autocomplete="current-password" required{{#isWrong}} aria-invalid="true" aria-describedby="wrong"{{/isWrong}}></p>
      <p><button type="submit">{{word.signIn}}</button></p>
      </form>
      </main>

      """

    private static let enter = """
      <main id="content" class="narrow">
      <h1>{{word.signInTitle}}</h1>
      <p>{{word.enterLead}}</p>
      <form method="post" action="/researcher/sign-in?lang={{language}}">
      {{#formToken}}
      <input type="hidden" name="_token" value="{{formToken}}">
      {{/formToken}}
      <input type="hidden" name="token" value="{{link}}">
      <p><button type="submit">{{word.signIn}}</button></p>
      </form>
      </main>

      """

    private static let studies = """
      <main id="content">
      <h1>{{word.studies}}</h1>
      {{^studies}}
      <p>{{word.noStudies}}</p>
      {{/studies}}
      <ul class="cards">
      {{#studies}}
      <li>
      <h2><a href="/researcher/{{path}}?lang={{language}}">{{title}}</a></h2>
      <p><span class="state {{stateClass}}">{{state}}</span> {{completed}}</p>
      <p class="name">{{name}}</p>
      </li>
      {{/studies}}
      </ul>
      </main>

      """

    /// The head of a study's pages.
    private static let study = """
      <h1>{{title}} <span class="state {{stateClass}}">{{state}}</span></h1>
      <p class="soft">{{completed}}{{#isOpen}} · {{word.address}} <a href="/s/{{path}}">/s/{{name}}</a>{{/isOpen}}</p>
      <nav class="tabs" aria-label="{{title}}">
      <ul>
      {{#tabs}}
      <li><a href="{{address}}?lang={{language}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a></li>
      {{/tabs}}
      </ul>
      </nav>

      """

    /// Opening and closing.
    private static let stage = """
      <section class="stage">
      <p>{{lead}}</p>
      {{#action}}
      <form method="post" action="{{action}}?lang={{language}}">
      <input type="hidden" name="_token" value="{{formToken}}">
      <p><button type="submit"{{#isGrave}} class="grave"{{/isGrave}}>{{label}}</button></p>
      </form>
      {{/action}}
      </section>

      """

    private static let notice = """
      <p class="{{kind}}">{{text}}</p>

      """

    /// What the script uses to keep a page up to date; without it, a link that loads it again.
    private static let updating = """
      <p class="updating"><a href="{{here}}?lang={{language}}" id="reload" data-start="{{word.update}}" data-stop="{{word.pause}}" data-time="{{word.updated}}">{{word.reload}}</a> <span id="time" class="soft"></span></p>

      """

    private static let exports = """
      <h2>{{word.exportTitle}}</h2>
      <p>{{word.exportLead}}</p>
      <ul class="rows">
      {{#files}}
      <li>
      <form method="post" action="{{address}}">
      <input type="hidden" name="_token" value="{{formToken}}">
      <span id="{{id}}">{{label}}</span>
      <button type="submit" aria-describedby="{{id}}">{{download}}</button>
      </form>
      </li>
      {{/files}}
      </ul>

      """

    private static let jobs = """
      <h2 id="analyses">{{word.analyses}}</h2>
      <p>{{word.analysesLead}}</p>
      <div class="buttons">
      {{#kinds}}
      <form method="post" action="{{action}}?lang={{language}}">
      <input type="hidden" name="_token" value="{{formToken}}">
      <input type="hidden" name="kind" value="{{kind}}">
      <button type="submit">{{label}}</button>
      </form>
      {{/kinds}}
      </div>
      <ul class="rows">
      {{#jobs}}
      {{> job}}
      {{/jobs}}
      </ul>

      """

    private static let job = """
      <li>
      <span>{{label}}: <strong>{{state}}</strong> <span class="soft">{{time}}</span></span>
      {{#result}}
      <a href="{{result}}?lang={{language}}">{{show}}</a>
      {{/result}}
      {{#cancel}}
      <form method="post" action="{{cancel}}?lang={{language}}">
      <input type="hidden" name="_token" value="{{formToken}}">
      <button type="submit" class="quiet">{{stop}}</button>
      </form>
      {{/cancel}}
      {{#problem}}
      <p class="alarm">{{problem}}</p>
      {{/problem}}
      </li>

      """
  }
#endif
