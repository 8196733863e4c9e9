#if Service
  extension RespondentTemplates {
    /// The controls of one question, whatever its form.
    static let question = """
      {{#entry}}
      <div class="field{{#problem}} wrong{{/problem}}">
      {{#isMainHeading}}<h1 class="question">{{/isMainHeading}}{{^isMainHeading}}<h2 class="question">{{/isMainHeading}}<label for="answer-1">{{question}}</label>{{#isMainHeading}}</h1>{{/isMainHeading}}{{^isMainHeading}}</h2>{{/isMainHeading}}
      {{#hint}}
      <p class="hint" id="hint">{{hint}}</p>
      {{/hint}}
      {{#problem}}
      <p class="problem" id="problem">{{problem}}</p>
      {{/problem}}
      <p class="number"><input type="text" inputmode="decimal" id="answer-1" name="answer" value="{{number}}" autocomplete="off"{{#describedBy}} aria-describedby="{{describedBy}}{{#unit}} unit{{/unit}}"{{/describedBy}}{{^describedBy}}{{#unit}} aria-describedby="unit"{{/unit}}{{/describedBy}}{{#isEntryInvalid}} aria-invalid="true"{{/isEntryInvalid}}>{{#unit}} <span id="unit">{{unit}}</span>{{/unit}}</p>
      </div>
      {{/entry}}
      {{#essay}}
      <div class="field{{#problem}} wrong{{/problem}}">
      {{#isMainHeading}}<h1 class="question">{{/isMainHeading}}{{^isMainHeading}}<h2 class="question">{{/isMainHeading}}<label for="answer-1">{{question}}</label>{{#isMainHeading}}</h1>{{/isMainHeading}}{{^isMainHeading}}</h2>{{/isMainHeading}}
      {{#hint}}
      <p class="hint" id="hint">{{hint}}</p>
      {{/hint}}
      {{#problem}}
      <p class="problem" id="problem">{{problem}}</p>
      {{/problem}}
      <textarea id="answer-1" name="answer" rows="6" maxlength="{{limit}}"{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}{{#isEssayInvalid}} aria-invalid="true"{{/isEssayInvalid}}>
      {{written}}</textarea>
      </div>
      {{/essay}}
      {{#choices}}
      {{> choices}}
      {{/choices}}
      {{#scale}}
      {{> scale}}
      {{/scale}}
      {{#sliders}}
      {{> sliders}}
      {{/sliders}}

      """

    /// Options to tick.
    static let choices = """
      <fieldset class="choices{{#problem}} wrong{{/problem}}"{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}>
      <legend>{{#isMainHeading}}<h1 class="question">{{question}}</h1>{{/isMainHeading}}{{^isMainHeading}}<h2 class="question">{{question}}</h2>{{/isMainHeading}}</legend>
      {{#hint}}
      <p class="hint" id="hint">{{hint}}</p>
      {{/hint}}
      {{#problem}}
      <p class="problem" id="problem">{{problem}}</p>
      {{/problem}}
      {{#options}}
      <div class="option">
      <label for="{{optionID}}"><input type="{{kind}}" id="{{optionID}}" name="answer" value="{{value}}"{{#isChecked}} checked{{/isChecked}}{{#explanationID}} aria-describedby="{{explanationID}}"{{/explanationID}}><span>{{label}}</span></label>
      {{#explanation}}
      <p class="explanation" id="{{explanationID}}">{{explanation}}</p>
      {{/explanation}}
      {{#ownWords}}
      <div class="own">
      <label for="{{wordsID}}">{{wordsLabel}}</label>
      <input type="text" id="{{wordsID}}" name="{{wordsField}}" value="{{typedWords}}" maxlength="10000" autocomplete="off" data-selects="{{optionID}}">
      </div>
      {{/ownWords}}
      </div>
      {{/options}}
      </fieldset>

      """

    /// Points of a scale in a row.
    static let scale = """
      <fieldset class="scale{{#problem}} wrong{{/problem}}"{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}>
      <legend>{{#isMainHeading}}<h1 class="question">{{question}}</h1>{{/isMainHeading}}{{^isMainHeading}}<h2 class="question">{{question}}</h2>{{/isMainHeading}}</legend>
      {{#hint}}
      <p class="hint" id="hint">{{hint}}</p>
      {{/hint}}
      {{#problem}}
      <p class="problem" id="problem">{{problem}}</p>
      {{/problem}}
      <p class="ends"><span>{{legendLow}}</span> <span>{{legendHigh}}</span></p>
      <div class="points of-{{count}}">
      {{#points}}
      <label for="{{pointID}}"><input type="radio" id="{{pointID}}" name="answer" value="{{pointValue}}"{{#isChosen}} checked{{/isChosen}}><span>{{pointText}}{{#pointMeaning}}<span class="unseen">, {{pointMeaning}}</span>{{/pointMeaning}}</span></label>
      {{/points}}
      </div>
      </fieldset>

      """

    /// Rows of positions, with the effort meter.
    static let sliders = """
      {{#isMainHeading}}<h1 class="question">{{question}}</h1>{{/isMainHeading}}{{^isMainHeading}}<h2 class="question">{{question}}</h2>{{/isMainHeading}}
      {{#hint}}
      <p class="hint" id="hint">{{hint}}</p>
      {{/hint}}
      {{#problem}}
      <p class="problem" id="problem">{{problem}}</p>
      {{/problem}}
      {{#meter}}
      <details class="rules">
      <summary>{{rulesTitle}}</summary>
      <p>{{rules}}</p>
      </details>
      <div class="meter{{#isOver}} over{{/isOver}}" id="meter" data-limit="{{maximum}}" data-within="{{within}}" data-beyond="{{beyond}}">
      <p class="meter-title">{{title}}</p>
      <meter min="0" max="{{maximum}}" value="{{used}}" aria-hidden="true"></meter>
      <p class="meter-text" id="meter-text" role="status">{{sentence}}</p>
      </div>
      {{/meter}}
      {{#rows}}
      <fieldset class="row{{#isRowInvalid}} wrong{{/isRowInvalid}}"{{#rowDescription}} aria-describedby="{{rowDescription}}"{{/rowDescription}}>
      <legend>{{rowText}}</legend>
      {{#rowExplanation}}
      <p class="explanation" id="{{rowID}}-explanation">{{rowExplanation}}</p>
      {{/rowExplanation}}
      <div class="stops of-{{stopCount}}">
      {{#stops}}
      <label for="{{stopID}}"><input type="radio" id="{{stopID}}" name="{{rowName}}" value="{{stopValue}}" data-cost="{{cost}}"{{#isHere}} checked{{/isHere}}><span>{{stopText}}</span></label>
      {{/stops}}
      </div>
      </fieldset>
      {{/rows}}

      """
  }
#endif
