/// The JSON Schema of the study file, for `vignette schema`: the same bytes as
/// `Studies/study.schema.json`, inside the program so that it needs no file beside it.
enum StudySchema {
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "vignette.study/1",
      "title": "A study of Vignette",
      "description": "What was asked, of whom, in which wordings, and what is to be made of the answers. docs/study-format.md explains it.",
      "type": "object",
      "properties": {
        "format": {"description": "The version of this format.", "const": "vignette.study/1"},
        "name": {"description": "A short name; that of the folder.", "$ref": "#/$defs/name"},
        "languages": {
          "description": "The languages that every text is in; the first is the default.",
          "type": "array",
          "items": {"type": "string"},
          "minItems": 1,
          "uniqueItems": true
        },
        "title": {"description": "The title.", "$ref": "#/$defs/text"},
        "summary": {
          "description": "What the study is about, in a paragraph.",
          "$ref": "#/$defs/text"
        },
        "source": {"$ref": "#/$defs/source"},
        "factors": {
          "description": "What texts vary.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/factor"}
        },
        "versions": {
          "description": "The wordings that respondents were divided over.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/version"}
        },
        "dilemmas": {
          "description": "Tasks whose text the versions vary.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/dilemma"}
        },
        "vignettes": {
          "description": "Sets of vignettes of which every respondent judges several.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/vignetteSet"}
        },
        "questions": {
          "description": "Every question, also those that only a route leads to.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/question"}
        },
        "scales": {
          "description": "Scores made of several questions.",
          "type": "object",
          "additionalProperties": {"$ref": "#/$defs/scale"}
        },
        "characteristics": {
          "description": "The questions that describe respondents.",
          "type": "array",
          "items": {"$ref": "#/$defs/name"}
        },
        "population": {"$ref": "#/$defs/population"},
        "assignment": {"$ref": "#/$defs/assignment"},
        "analysis": {"$ref": "#/$defs/analysis"},
        "preregistration": {"$ref": "#/$defs/preregistration"},
        "fieldwork": {"$ref": "#/$defs/fieldwork"},
        "data": {"$ref": "#/$defs/data"},
        "published": {"$ref": "#/$defs/published"}
      },
      "required": ["name", "languages", "title", "versions"],
      "additionalProperties": false,
      "$defs": {
        "text": {
          "description": "A text in every language of the study, such as {en: Advice, nl: Advies}; with a single language a bare text will do.",
          "anyOf": [
            {"type": ["string", "number"]},
            {
              "type": "object",
              "patternProperties": {
                "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": {"type": ["string", "number"]}
              },
              "additionalProperties": false,
              "minProperties": 1
            }
          ]
        },
        "name": {"description": "A name that the study gives.", "type": ["string", "number"]},
        "source": {
          "description": "Where the study or its figures come from.",
          "type": "object",
          "properties": {
            "title": {"description": "The title of the publication.", "type": "string"},
            "publisher": {"description": "Who published it.", "type": "string"},
            "authors": {"description": "Who wrote it.", "type": "string"},
            "date": {
              "description": "When it was published, as it was written.",
              "type": ["string", "number"]
            },
            "url": {"description": "Where it can be found.", "type": "string"},
            "note": {"description": "What a reader must know of it.", "type": "string"}
          },
          "required": ["title"],
          "additionalProperties": false
        },
        "factor": {
          "description": "Something that texts vary on purpose.",
          "type": "object",
          "properties": {
            "label": {"description": "What a reader of tables sees.", "$ref": "#/$defs/text"},
            "levels": {
              "description": "What the factor can be, at least two levels; the first is the reference.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/level"}
            }
          },
          "required": ["label", "levels"],
          "additionalProperties": false
        },
        "level": {
          "description": "One of the things that a factor can be; its label alone where it fills no slot.",
          "anyOf": [
            {"$ref": "#/$defs/text"},
            {
              "description": "A level with words for a slot.",
              "type": "object",
              "properties": {
                "label": {"description": "What a reader of tables sees.", "$ref": "#/$defs/text"},
                "text": {
                  "description": "What fills the factor's slot in a text; may be empty.",
                  "$ref": "#/$defs/text"
                },
                "forms": {
                  "description": "Other words for it, for slots such as {client.his}: name to text, in the languages that need it.",
                  "type": "object",
                  "additionalProperties": {"$ref": "#/$defs/text"}
                }
              },
              "required": ["label"],
              "additionalProperties": false
            }
          ]
        },
        "version": {
          "description": "One wording, shown to one group of respondents.",
          "anyOf": [
            {"$ref": "#/$defs/text"},
            {
              "description": "A version with its planned allocation.",
              "type": "object",
              "properties": {
                "label": {"description": "What a reader sees.", "$ref": "#/$defs/text"},
                "allocation": {
                  "description": "The planned part of the respondents, relative to the other versions'; for all versions or for none.",
                  "type": "number",
                  "exclusiveMinimum": 0
                }
              },
              "required": ["label"],
              "additionalProperties": false
            }
          ]
        },
        "dilemma": {
          "description": "A task whose text the versions vary, with its questions.",
          "type": "object",
          "properties": {
            "title": {"description": "What a reader of tables sees.", "$ref": "#/$defs/text"},
            "text": {
              "description": "The text, with a slot {factor} for each factor that it words.",
              "$ref": "#/$defs/text"
            },
            "shows": {
              "description": "Which level of a factor each version shows.",
              "type": "object",
              "additionalProperties": {
                "description": "Version to level.",
                "type": "object",
                "additionalProperties": {"$ref": "#/$defs/name"}
              }
            },
            "questions": {
              "description": "The questions asked of everybody, in order.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            }
          },
          "required": ["title", "text", "questions"],
          "additionalProperties": false
        },
        "vignetteSet": {
          "description": "Vignettes that share one text; every respondent judges several.",
          "type": "object",
          "properties": {
            "title": {"description": "What a reader of tables sees.", "$ref": "#/$defs/text"},
            "text": {
              "description": "The common text, with a slot {factor} for each factor.",
              "$ref": "#/$defs/text"
            },
            "factors": {
              "description": "The varied factors.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "items": {
              "description": "The vignettes.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/vignette"}
            },
            "decks": {
              "description": "Which vignettes one respondent judges together.",
              "type": "object",
              "additionalProperties": {
                "description": "The vignettes.",
                "type": "array",
                "items": {"$ref": "#/$defs/name"},
                "minItems": 1
              }
            },
            "design": {"$ref": "#/$defs/design"},
            "per-respondent": {
              "description": "How many vignettes each respondent judges.",
              "type": "integer",
              "minimum": 1
            },
            "questions": {
              "description": "The questions asked about each vignette.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            }
          },
          "required": ["title", "text", "factors", "questions"],
          "anyOf": [{"required": ["items"]}, {"required": ["design"]}],
          "additionalProperties": false
        },
        "design": {
          "description": "What the vignettes must allow to be told apart; where the set lists no items, they follow from it.",
          "type": "object",
          "properties": {
            "effects": {
              "description": "The effects of interest, such as effort or 'effort:need'; all main effects unless said otherwise.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "exclude": {
              "description": "Combinations of levels that no vignette shows.",
              "type": "array",
              "items": {"$ref": "#/$defs/excludedCombination"}
            },
            "vignettes": {
              "description": "How many distinct vignettes are shown; all that are possible unless said otherwise.",
              "type": "integer",
              "minimum": 2
            },
            "decks": {
              "description": "How the vignettes are dealt into decks.",
              "type": "object",
              "properties": {
                "count": {"description": "How many decks.", "type": "integer", "minimum": 1},
                "size": {
                  "description": "How many vignettes a deck holds.",
                  "type": "integer",
                  "minimum": 1
                }
              },
              "required": ["count", "size"],
              "additionalProperties": false
            },
            "seed": {"description": "The seed of the search.", "type": "integer", "minimum": 0}
          },
          "additionalProperties": false
        },
        "excludedCombination": {
          "description": "Factors with a level each that make no plausible story together; or these under levels, with the reason.",
          "anyOf": [
            {
              "type": "object",
              "properties": {
                "levels": {
                  "description": "Factor to level.",
                  "type": "object",
                  "additionalProperties": {"$ref": "#/$defs/name"},
                  "minProperties": 2
                },
                "because": {"description": "Why they don't go together.", "$ref": "#/$defs/text"}
              },
              "required": ["levels"],
              "additionalProperties": false
            },
            {
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/name"},
              "minProperties": 2
            }
          ]
        },
        "assignment": {
          "description": "How respondents are divided over versions and decks.",
          "type": "object",
          "properties": {
            "method": {
              "description": "A pure function of salt and respondent, permuted blocks within strata, or minimisation.",
              "enum": ["simple", "blocks", "minimisation"]
            },
            "salt": {
              "description": "The salt of simple assignment.",
              "type": ["string", "number"]
            },
            "commitment": {
              "description": "The SHA-256 of the seed, published before the first respondent.",
              "type": "string",
              "pattern": "^[0-9a-f]{64}$"
            },
            "block": {
              "description": "The size of blocks, or several of which one is drawn for each block; the smallest possible unless said otherwise.",
              "anyOf": [
                {"type": "integer", "minimum": 1},
                {"type": "array", "items": {"type": "integer", "minimum": 1}}
              ]
            },
            "strata": {
              "description": "The characteristics within which groups are balanced: single choices.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "weights": {
              "description": "How much the balance of a characteristic counts in minimisation: name to a whole number, 1 unless given.",
              "type": "object",
              "additionalProperties": {"type": "integer", "minimum": 1, "maximum": 100}
            },
            "order": {
              "description": "The order in which a respondent reads vignettes; random unless said otherwise.",
              "enum": ["fixed", "random", "latin-square", "williams"]
            },
            "follow": {
              "description": "The chance that minimisation follows the best balance; 0.8 unless said otherwise.",
              "type": "number",
              "exclusiveMinimum": 0.5,
              "maximum": 1
            }
          },
          "required": ["method"],
          "additionalProperties": false
        },
        "vignette": {
          "description": "One combination of levels.",
          "type": "object",
          "properties": {
            "levels": {
              "description": "Factor to level.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/name"}
            },
            "status": {
              "description": "Whether the source states the levels or they were derived from its figures.",
              "enum": ["published", "derived", "unclear"]
            }
          },
          "required": ["levels"],
          "additionalProperties": false
        },
        "question": {
          "description": "A question: its words, the form of its answer, and what follows after which answer.",
          "type": "object",
          "properties": {
            "kind": {
              "description": "The form of the answer.",
              "enum": [
                "single-choice",
                "multiple-choice",
                "rating",
                "agreement",
                "number",
                "sliders",
                "open-text"
              ]
            },
            "text": {
              "description": "The words; may hold slots of the dilemma that asks the question.",
              "$ref": "#/$defs/text"
            },
            "label": {"description": "A short name for tables.", "$ref": "#/$defs/text"},
            "options": {
              "description": "The answers that can be ticked (single-choice, multiple-choice).",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/option"}
            },
            "labels": {
              "description": "Words for points (rating, agreement); an agreement scale labels every point.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/text"}
            },
            "groups": {
              "description": "Points or positions that tables report together (rating, agreement, sliders).",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/group"}
            },
            "unit": {
              "description": "What is counted, such as years (number).",
              "$ref": "#/$defs/text"
            },
            "items": {
              "description": "What is divided over, one slider each (sliders).",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/option"}
            },
            "positions": {
              "description": "Where a slider can stand, ascending in value (sliders).",
              "type": "array",
              "items": {"$ref": "#/$defs/position"}
            },
            "limit": {
              "description": "The highest sum of the positions' costs (sliders).",
              "$ref": "#/$defs/limit"
            },
            "codes": {
              "description": "The arguments that coders found (open-text).",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/text"}
            },
            "routes": {
              "description": "What follows after which answer; the first that fits is taken.",
              "type": "array",
              "items": {"$ref": "#/$defs/route"}
            },
            "optional": {
              "description": "Whether the respondent may leave it open; unless said otherwise only open texts.",
              "type": "boolean"
            },
            "order": {
              "description": "The order in which a respondent reads options or items (single-choice, multiple-choice, sliders); random: every order of the substantive ones equally likely.",
              "enum": ["fixed", "random"]
            },
            "min": {"description": "The lowest point or number.", "type": "number"},
            "max": {"description": "The highest point or number.", "type": "number"},
            "step": {
              "description": "The distance between points; 1 unless said otherwise.",
              "type": "number",
              "exclusiveMinimum": 0
            }
          },
          "required": ["kind", "text"],
          "additionalProperties": false,
          "allOf": [
            {
              "if": {
                "properties": {"kind": {"enum": ["single-choice", "multiple-choice"]}},
                "required": ["kind"]
              },
              "then": {"required": ["options"]}
            },
            {
              "if": {
                "properties": {"kind": {"enum": ["rating", "agreement"]}},
                "required": ["kind"]
              },
              "then": {"required": ["min", "max"]}
            },
            {
              "if": {"properties": {"kind": {"enum": ["sliders"]}}, "required": ["kind"]},
              "then": {"required": ["items", "positions"]}
            }
          ]
        },
        "option": {
          "description": "An answer: its words alone, or with a role.",
          "anyOf": [
            {"$ref": "#/$defs/text"},
            {
              "description": "An answer with a role.",
              "type": "object",
              "properties": {
                "text": {"description": "The words.", "$ref": "#/$defs/text"},
                "explanation": {
                  "description": "What the respondent is told beside it.",
                  "$ref": "#/$defs/text"
                },
                "role": {
                  "description": "other: something else, in own words; left-out: no answer, left out of totals.",
                  "enum": ["substantive", "other", "left-out"]
                }
              },
              "required": ["text"],
              "additionalProperties": false
            }
          ]
        },
        "group": {
          "description": "Points that are reported together.",
          "type": "object",
          "properties": {
            "text": {"description": "The words.", "$ref": "#/$defs/text"},
            "values": {"description": "The points.", "type": "array", "items": {"type": "number"}}
          },
          "required": ["text", "values"],
          "additionalProperties": false
        },
        "position": {
          "description": "A place where a slider can stand.",
          "type": "object",
          "properties": {
            "value": {"description": "The number that data hold.", "type": "number"},
            "text": {"description": "The words.", "$ref": "#/$defs/text"},
            "cost": {
              "description": "What standing here adds to the sum; negative where it frees room.",
              "type": "number"
            }
          },
          "required": ["value", "text", "cost"],
          "additionalProperties": false
        },
        "limit": {
          "anyOf": [
            {"type": "number"},
            {
              "description": "A limit for each level of a factor.",
              "type": "object",
              "properties": {
                "factor": {
                  "description": "The factor that the versions show at different levels.",
                  "$ref": "#/$defs/name"
                },
                "levels": {
                  "description": "Level to limit.",
                  "type": "object",
                  "additionalProperties": {"type": "number"}
                }
              },
              "required": ["factor", "levels"],
              "additionalProperties": false
            }
          ]
        },
        "route": {
          "description": "What follows after some answers; without answers, from and to: after every other answer.",
          "type": "object",
          "properties": {
            "answers": {
              "description": "The answers after which it is taken.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "from": {
              "description": "The lowest number after which it is taken.",
              "type": "number"
            },
            "to": {"description": "The highest number after which it is taken.", "type": "number"},
            "tell": {"description": "What the respondent is told next.", "$ref": "#/$defs/text"},
            "ask": {
              "description": "The questions asked next.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            }
          },
          "additionalProperties": false,
          "anyOf": [{"required": ["tell"]}, {"required": ["ask"]}]
        },
        "scale": {
          "description": "A score made of several questions.",
          "type": "object",
          "properties": {
            "label": {"description": "What a reader sees.", "$ref": "#/$defs/text"},
            "items": {
              "description": "The questions.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "reversed": {
              "description": "Items that are turned around first.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "score": {"description": "How the answers become one score.", "enum": ["mean", "sum"]},
            "answers-needed": {
              "description": "How many answers a respondent must have given; all unless said otherwise.",
              "type": "integer",
              "minimum": 1
            }
          },
          "required": ["label", "items"],
          "additionalProperties": false
        },
        "population": {
          "description": "The people whom the respondents stand for.",
          "type": "object",
          "properties": {
            "label": {"description": "Who they are.", "$ref": "#/$defs/text"},
            "source": {"description": "Where the margins come from.", "type": "string"},
            "margins": {
              "description": "Question to option to percentage.",
              "type": "object",
              "additionalProperties": {
                "description": "Option to percentage.",
                "type": "object",
                "additionalProperties": {"$ref": "#/$defs/figure"}
              }
            }
          },
          "required": ["label"],
          "additionalProperties": false
        },
        "analysis": {
          "description": "What is to be analysed and how.",
          "type": "object",
          "properties": {
            "outcomes": {
              "description": "The questions, scales or question.item that versions are compared on.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "reference": {
              "description": "The version that others are compared with; the first unless said otherwise.",
              "$ref": "#/$defs/name"
            },
            "covariates": {
              "description": "The characteristics that comparisons are adjusted for.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "families": {
              "description": "Outcomes that share one correction for multiplicity.",
              "type": "object",
              "additionalProperties": {
                "description": "The outcomes.",
                "type": "array",
                "items": {"$ref": "#/$defs/name"}
              }
            },
            "models": {
              "description": "The regressions that the plan fixes.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/plannedModel"}
            },
            "exclusions": {"$ref": "#/$defs/exclusions"},
            "expected": {"$ref": "#/$defs/expected"},
            "confidence": {
              "description": "The confidence of intervals.",
              "type": "number",
              "exclusiveMinimum": 0,
              "exclusiveMaximum": 1
            },
            "margin": {
              "description": "The smallest difference that matters, in percentage points; none where nobody set one.",
              "type": "number",
              "exclusiveMinimum": 0,
              "exclusiveMaximum": 100
            }
          },
          "additionalProperties": false
        },
        "preregistration": {
          "description": "What a preregistration says beside the design and the analysis.",
          "type": "object",
          "properties": {
            "hypotheses": {
              "description": "What is expected to be found, one sentence each.",
              "type": "array",
              "items": {"$ref": "#/$defs/text"}
            },
            "collected": {
              "description": "How far the collection of data is.",
              "enum": ["none", "some", "all"]
            },
            "sample": {
              "description": "Who is asked, and how they are found.",
              "$ref": "#/$defs/text"
            },
            "stopping": {
              "description": "When the collection of data stops.",
              "$ref": "#/$defs/text"
            },
            "other": {
              "description": "Whatever else belongs into the registration.",
              "$ref": "#/$defs/text"
            },
            "registered": {
              "description": "The SHA-256 of the plan as it was registered; vignette prereg prints it.",
              "type": "string",
              "pattern": "^[0-9a-f]{64}$"
            }
          },
          "additionalProperties": false
        },
        "fieldwork": {
          "description": "How the study is carried out in the browser.",
          "type": "object",
          "properties": {
            "organisation": {"description": "Who asks.", "$ref": "#/$defs/text"},
            "contact": {
              "description": "Where respondents can turn with questions: mail, telephone or web.",
              "$ref": "#/$defs/name"
            },
            "purpose": {
              "description": "What the answers are for, in a paragraph that respondents read first; the summary unless said otherwise.",
              "$ref": "#/$defs/text"
            },
            "retention-days": {
              "description": "For how many days after the study is closed answers are kept; needed before it can be opened.",
              "type": "integer",
              "minimum": 1,
              "maximum": 36500
            },
            "entry": {
              "description": "How respondents come in; open unless said otherwise.",
              "type": "array",
              "items": {"enum": ["open", "codes", "panel"]},
              "minItems": 1,
              "uniqueItems": true
            },
            "panel": {"$ref": "#/$defs/panel"},
            "minimum-seconds": {
              "description": "Whoever needs less time for the whole questionnaire counts as too fast; they stay in the analysis unless an exclusion of the plan says otherwise.",
              "type": "number",
              "exclusiveMinimum": 0
            },
            "attention-checks": {
              "description": "Questions with a right answer; who fails stays in the analysis unless an exclusion of the plan says otherwise.",
              "type": "array",
              "items": {"$ref": "#/$defs/attentionCheck"}
            },
            "minimum-per-version": {
              "description": "How many respondents each version needs before versions are compared while the study runs; 100 unless said otherwise.",
              "type": "integer",
              "minimum": 2
            },
            "blinded": {
              "description": "Whether researchers see no outcome by version before the study is closed.",
              "type": "boolean"
            }
          },
          "required": ["organisation", "contact"],
          "additionalProperties": false
        },
        "panel": {
          "description": "Where a panel's members come from and go back to.",
          "type": "object",
          "properties": {
            "identifier": {
              "description": "The parameter with the panel's identifier of the respondent, such as PROLIFIC_PID.",
              "type": "string",
              "pattern": "^[A-Za-z0-9._-]{1,64}$"
            },
            "parameters": {
              "description": "Further parameters that are kept; all others are ignored.",
              "type": "array",
              "items": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$"},
              "uniqueItems": true
            },
            "hosts": {
              "description": "The hosts that respondents may be sent back to.",
              "type": "array",
              "items": {"type": "string"},
              "uniqueItems": true
            },
            "completed": {
              "description": "Where somebody goes who answered to the end.",
              "type": "string",
              "pattern": "^https://"
            },
            "refused": {
              "description": "Where somebody goes who did not consent.",
              "type": "string",
              "pattern": "^https://"
            }
          },
          "required": ["identifier"],
          "additionalProperties": false
        },
        "plannedModel": {
          "description": "A regression: its formula alone, or with the family.",
          "anyOf": [
            {"type": "string"},
            {
              "type": "object",
              "properties": {
                "formula": {
                  "description": "Such as rating ~ effort * need + (1 | respondent).",
                  "type": "string"
                },
                "family": {
                  "description": "The kind of outcome; gaussian unless said otherwise.",
                  "enum": ["gaussian", "binomial", "multinomial", "ordinal"]
                },
                "event": {
                  "description": "Of a binomial outcome with several answers: the one that is modelled.",
                  "$ref": "#/$defs/name"
                },
                "cluster": {
                  "description": "The column whose groups are not independent of themselves.",
                  "$ref": "#/$defs/name"
                }
              },
              "required": ["formula"],
              "additionalProperties": false
            }
          ]
        },
        "expected": {
          "description": "What is expected before there are answers: power and rehearsal data are computed from it.",
          "type": "object",
          "properties": {
            "respondents": {
              "description": "How many are planned, over all versions.",
              "type": "integer",
              "minimum": 2
            },
            "power": {
              "description": "The wanted probability of finding what is expected; 0.8 unless said otherwise.",
              "type": "number",
              "exclusiveMinimum": 0,
              "exclusiveMaximum": 1
            },
            "drop-out": {
              "description": "The share of respondents who stop before the end.",
              "type": "number",
              "minimum": 0,
              "exclusiveMaximum": 1
            },
            "answers": {
              "description": "What is expected of each outcome.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/expectedAnswers"}
            }
          },
          "additionalProperties": false
        },
        "expectedAnswers": {
          "description": "What is expected of the answers to one question: a mean with its deviation, or percentages.",
          "type": "object",
          "properties": {
            "mean": {
              "description": "The mean where every factor has its reference level.",
              "type": "number"
            },
            "sd": {
              "description": "The standard deviation within respondents.",
              "type": "number",
              "exclusiveMinimum": 0
            },
            "shares": {"$ref": "#/$defs/expectedShares"},
            "shares-by-version": {
              "description": "The percentages of each version.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/expectedShares"}
            },
            "effects": {
              "description": "What levels add, such as effort=high: 0.5 or 'need=high:reputation=high': 0.4; in log odds beside shares.",
              "type": "object",
              "additionalProperties": {"type": "number"}
            },
            "between": {
              "description": "The standard deviation of respondents' own level.",
              "type": "number",
              "minimum": 0
            },
            "missing": {
              "description": "The share of answers that are missing.",
              "type": "number",
              "minimum": 0,
              "exclusiveMaximum": 1
            }
          },
          "oneOf": [
            {"required": ["mean", "sd"]},
            {"required": ["shares"]},
            {"required": ["shares-by-version"]}
          ],
          "additionalProperties": false
        },
        "expectedShares": {
          "description": "Answer to percentage where every factor has its reference level.",
          "type": "object",
          "additionalProperties": {"type": "number", "minimum": 0, "maximum": 100}
        },
        "exclusions": {
          "description": "Who is left out.",
          "type": "object",
          "properties": {
            "attention": {
              "description": "Questions with a right answer.",
              "type": "array",
              "items": {"$ref": "#/$defs/attentionCheck"}
            },
            "duplicates": {
              "description": "What is done with several answers under one respondent's code.",
              "enum": ["keep-first", "keep-last", "drop-all"]
            },
            "shortest-seconds": {
              "description": "The shortest plausible time.",
              "type": "number",
              "exclusiveMinimum": 0
            }
          },
          "additionalProperties": false
        },
        "attentionCheck": {
          "description": "A question with a right answer.",
          "type": "object",
          "properties": {
            "question": {"description": "The question.", "$ref": "#/$defs/name"},
            "passes": {
              "description": "The answers that pass.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            }
          },
          "required": ["question", "passes"],
          "additionalProperties": false
        },
        "data": {
          "description": "The codebook: how columns of a data file answer the questions. What is not named is read as the study names it.",
          "type": "object",
          "properties": {
            "file": {
              "description": "The study's own data file, relative to its folder.",
              "type": "string"
            },
            "separator": {"description": "The field separator.", "enum": [",", ";", "\t"]},
            "decimal": {"description": "The decimal mark.", "enum": [".", ","]},
            "missing": {
              "description": "Codes of a missing answer.",
              "type": "array",
              "items": {"type": ["string", "number"]}
            },
            "version": {
              "description": "The column that says which version a respondent saw.",
              "$ref": "#/$defs/column"
            },
            "respondent": {
              "description": "The column with the respondent's code.",
              "$ref": "#/$defs/name"
            },
            "vignette": {
              "description": "The column that says which vignette a row judges.",
              "$ref": "#/$defs/column"
            },
            "duration": {
              "description": "The column with the seconds spent.",
              "$ref": "#/$defs/name"
            },
            "weight": {
              "description": "The column with the sampling weight.",
              "$ref": "#/$defs/name"
            },
            "questions": {
              "description": "How questions are coded.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/questionColumns"}
            }
          },
          "additionalProperties": false
        },
        "column": {
          "anyOf": [
            {"$ref": "#/$defs/name"},
            {
              "description": "A column with codes.",
              "type": "object",
              "properties": {
                "column": {"description": "The name in the header.", "$ref": "#/$defs/name"},
                "values": {
                  "description": "The code of each option.",
                  "type": "object",
                  "additionalProperties": {"type": ["string", "number"]}
                },
                "missing": {
                  "description": "Codes of a missing answer in this column.",
                  "type": "array",
                  "items": {"type": ["string", "number"]}
                }
              },
              "required": ["column"],
              "additionalProperties": false
            }
          ]
        },
        "questionColumns": {
          "description": "The column of a question, or its columns.",
          "anyOf": [
            {"$ref": "#/$defs/name"},
            {
              "description": "One column, or one per option or item.",
              "type": "object",
              "properties": {
                "column": {"description": "The name in the header.", "$ref": "#/$defs/name"},
                "columns": {
                  "description": "Option (multiple choice) or item (sliders) to column.",
                  "type": "object",
                  "additionalProperties": {"$ref": "#/$defs/name"}
                },
                "values": {
                  "description": "The code of each option.",
                  "type": "object",
                  "additionalProperties": {"type": ["string", "number"]}
                },
                "missing": {
                  "description": "Codes of a missing answer in this column.",
                  "type": "array",
                  "items": {"type": ["string", "number"]}
                },
                "separator": {
                  "description": "What stands between the ticked options of a multiple choice in one cell.",
                  "type": "string"
                },
                "ticked": {
                  "description": "The code of a ticked option; 1 unless said otherwise.",
                  "type": ["string", "number"]
                },
                "unticked": {
                  "description": "The code of an option that is not ticked; 0 unless said otherwise.",
                  "type": ["string", "number"]
                }
              },
              "additionalProperties": false,
              "anyOf": [{"required": ["column"]}, {"required": ["columns"]}]
            }
          ]
        },
        "figure": {
          "description": "A figure as it was printed (60.3, .490, < .001), unclear, {derived: 27.3}, or {published: 5.7, also: [2.7]}.",
          "anyOf": [
            {"type": ["number", "string"]},
            {
              "description": "A figure with its status.",
              "type": "object",
              "properties": {
                "published": {
                  "description": "The number that the source prints.",
                  "type": ["number", "string"]
                },
                "derived": {
                  "description": "A number computed from others that the source prints.",
                  "type": ["number", "string"]
                },
                "unclear": {"description": "The source does not show it legibly.", "const": true},
                "low": {
                  "description": "For a derived figure: the lowest that the printed figures allow.",
                  "type": "number"
                },
                "high": {
                  "description": "For a derived figure: the highest that the printed figures allow.",
                  "type": "number"
                },
                "also": {
                  "description": "Other numbers that the source prints for the same thing.",
                  "type": "array",
                  "items": {"type": ["number", "string"]}
                },
                "note": {"description": "What a reader must know.", "type": "string"}
              },
              "additionalProperties": false
            }
          ]
        },
        "published": {
          "description": "What was published about the study.",
          "type": "object",
          "properties": {
            "source": {
              "description": "Where the figures come from, if not from the study's own source.",
              "$ref": "#/$defs/source"
            },
            "samples": {
              "description": "The groups of respondents that tables speak of.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/sample"}
            },
            "reported-total": {
              "description": "How many respondents the source reports.",
              "$ref": "#/$defs/reportedTotal"
            },
            "distributions": {
              "description": "Percentages of the answers to a question.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/distribution"}
            },
            "moments": {
              "description": "Means, standard deviations and ranges.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/moments"}
            },
            "classes": {
              "description": "Latent classes with their means.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/classes"}
            },
            "coefficients": {
              "description": "Coefficients of models, or of vignettes against one of them.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/coefficients"}
            },
            "correlations": {
              "description": "Correlations.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/correlations"}
            },
            "proportions": {
              "description": "Single percentages.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/proportion"}
            },
            "codes": {
              "description": "How often arguments were given in open answers.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/codeFrequencies"}
            }
          },
          "additionalProperties": false
        },
        "sample": {
          "description": "A group of respondents.",
          "type": "object",
          "properties": {
            "label": {"description": "What a reader sees.", "$ref": "#/$defs/text"},
            "version": {"description": "The version that they saw.", "$ref": "#/$defs/name"},
            "n": {"description": "How many they are.", "type": "integer", "minimum": 1},
            "observations": {
              "description": "How many answers they gave together, where each judged several vignettes.",
              "type": "integer",
              "minimum": 1
            },
            "weighted": {
              "description": "Whether figures were weighted to the population.",
              "type": "boolean"
            },
            "note": {"description": "What a reader must know.", "type": "string"}
          },
          "required": ["label"],
          "additionalProperties": false
        },
        "reportedTotal": {
          "anyOf": [
            {"type": "integer", "minimum": 1},
            {
              "description": "The total of some samples.",
              "type": "object",
              "properties": {
                "n": {"description": "The number.", "type": "integer", "minimum": 1},
                "samples": {
                  "description": "The samples that it should be the sum of.",
                  "type": "array",
                  "items": {"$ref": "#/$defs/name"}
                }
              },
              "required": ["n"],
              "additionalProperties": false
            }
          ]
        },
        "base": {
          "description": "The part of the sample that a table is about.",
          "anyOf": [
            {"$ref": "#/$defs/text"},
            {
              "description": "A part defined by an answer.",
              "type": "object",
              "properties": {
                "label": {"description": "Who they are.", "$ref": "#/$defs/text"},
                "question": {
                  "description": "The question whose answer puts a respondent into it.",
                  "$ref": "#/$defs/name"
                },
                "answers": {
                  "description": "The answers that do.",
                  "type": "array",
                  "items": {"$ref": "#/$defs/name"}
                }
              },
              "required": ["label"],
              "additionalProperties": false
            }
          ]
        },
        "distribution": {
          "description": "The percentage of each answer.",
          "type": "object",
          "properties": {
            "title": {"description": "A title for readers.", "$ref": "#/$defs/text"},
            "place": {
              "description": "Where the source shows it, such as page 12.",
              "$ref": "#/$defs/name"
            },
            "note": {"description": "What a reader must know.", "type": "string"},
            "question": {"description": "The question, or question.item.", "$ref": "#/$defs/name"},
            "base": {
              "description": "The part of the sample that was asked.",
              "$ref": "#/$defs/base"
            },
            "sample": {
              "description": "The sample, where there is only one: figures then stand alone.",
              "$ref": "#/$defs/name"
            },
            "n": {
              "description": "How many answered: one number, or one per sample.",
              "anyOf": [
                {"type": "integer", "minimum": 1},
                {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}
              ]
            },
            "weighted": {
              "description": "false where these percentages are not weighted although the sample is.",
              "type": "boolean"
            },
            "percent": {
              "description": "Answer to figure, or to sample to figure.",
              "type": "object",
              "additionalProperties": {
                "anyOf": [
                  {"$ref": "#/$defs/figure"},
                  {"type": "object", "additionalProperties": {"$ref": "#/$defs/figure"}}
                ]
              }
            }
          },
          "required": ["question", "percent"],
          "additionalProperties": false
        },
        "moments": {
          "description": "Means, standard deviations and ranges.",
          "type": "object",
          "properties": {
            "title": {"description": "A title for readers.", "$ref": "#/$defs/text"},
            "place": {
              "description": "Where the source shows it, such as page 12.",
              "$ref": "#/$defs/name"
            },
            "note": {"description": "What a reader must know.", "type": "string"},
            "sample": {"description": "Whose answers.", "$ref": "#/$defs/name"},
            "weighted": {
              "description": "false where these figures are not weighted although the sample is.",
              "type": "boolean"
            },
            "rows": {
              "description": "One row per variable.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/momentsRow"}
            }
          },
          "required": ["sample", "rows"],
          "additionalProperties": false
        },
        "momentsRow": {
          "description": "The figures of one variable.",
          "type": "object",
          "properties": {
            "of": {
              "description": "The question, scale or question.item, where the row has another name.",
              "$ref": "#/$defs/name"
            },
            "base": {
              "description": "The part of the sample that was asked.",
              "$ref": "#/$defs/base"
            },
            "mean": {"description": "The mean.", "$ref": "#/$defs/figure"},
            "sd": {"description": "The standard deviation.", "$ref": "#/$defs/figure"},
            "min": {"description": "The smallest answer.", "$ref": "#/$defs/figure"},
            "max": {"description": "The largest answer.", "$ref": "#/$defs/figure"},
            "n": {"description": "How many answers.", "type": "integer", "minimum": 1}
          },
          "additionalProperties": false
        },
        "classes": {
          "description": "Groups that a model found, with their means.",
          "type": "object",
          "properties": {
            "title": {"description": "A title for readers.", "$ref": "#/$defs/text"},
            "place": {
              "description": "Where the source shows it, such as page 12.",
              "$ref": "#/$defs/name"
            },
            "note": {"description": "What a reader must know.", "type": "string"},
            "sample": {"description": "Whose answers.", "$ref": "#/$defs/name"},
            "classes": {
              "description": "The classes.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/latentClass"}
            },
            "means": {
              "description": "Question, scale or question.item to mean per class; all: the mean of everybody.",
              "type": "object",
              "additionalProperties": {
                "description": "Class to mean.",
                "type": "object",
                "additionalProperties": {"$ref": "#/$defs/figure"}
              }
            }
          },
          "required": ["sample", "classes", "means"],
          "additionalProperties": false
        },
        "latentClass": {
          "description": "One class.",
          "type": "object",
          "properties": {
            "size": {
              "description": "Its part of the sample, in percent.",
              "$ref": "#/$defs/figure"
            },
            "label": {"description": "Who they are.", "$ref": "#/$defs/text"}
          },
          "required": ["size"],
          "additionalProperties": false
        },
        "coefficients": {
          "description": "A table of coefficients.",
          "type": "object",
          "properties": {
            "title": {"description": "A title for readers.", "$ref": "#/$defs/text"},
            "place": {
              "description": "Where the source shows it, such as page 12.",
              "$ref": "#/$defs/name"
            },
            "note": {"description": "What a reader must know.", "type": "string"},
            "sample": {"description": "Whose answers.", "$ref": "#/$defs/name"},
            "outcome": {
              "description": "The question or scale that is explained.",
              "$ref": "#/$defs/name"
            },
            "formula": {
              "description": "The formula that would fit the model again.",
              "type": "string"
            },
            "unknown-terms": {
              "description": "Rows that the formula leaves out, because the source doesn't show what they are.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            },
            "statistic": {
              "description": "The statistic that the table prints.",
              "enum": ["z", "t"]
            },
            "df": {
              "description": "The degrees of freedom of t.",
              "type": "number",
              "exclusiveMinimum": 0
            },
            "observations": {
              "description": "How many answers the model used.",
              "type": "integer",
              "minimum": 1
            },
            "groups": {
              "description": "How many respondents they come from.",
              "type": "integer",
              "minimum": 1
            },
            "vignettes": {
              "description": "Where the rows are vignettes against one of them.",
              "$ref": "#/$defs/vignetteTerms"
            },
            "rows": {
              "description": "Term (or vignette) to figures.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/coefficientRow"}
            }
          },
          "required": ["sample", "outcome", "rows"],
          "additionalProperties": false
        },
        "vignetteTerms": {
          "description": "Vignettes against one of them.",
          "type": "object",
          "properties": {
            "set": {"description": "The set of vignettes.", "$ref": "#/$defs/name"},
            "reference": {
              "description": "The vignette that the others are compared with.",
              "$ref": "#/$defs/name"
            }
          },
          "required": ["set", "reference"],
          "additionalProperties": false
        },
        "coefficientRow": {
          "description": "One coefficient.",
          "type": "object",
          "properties": {
            "label": {"description": "What a reader sees.", "$ref": "#/$defs/text"},
            "coefficient": {"description": "The coefficient.", "$ref": "#/$defs/figure"},
            "se": {"description": "Its standard error.", "$ref": "#/$defs/figure"},
            "statistic": {"description": "The test statistic.", "$ref": "#/$defs/figure"},
            "p": {"description": "The two-sided p.", "$ref": "#/$defs/figure"}
          },
          "additionalProperties": false
        },
        "correlations": {
          "description": "Correlations between pairs of variables.",
          "type": "object",
          "properties": {
            "title": {"description": "A title for readers.", "$ref": "#/$defs/text"},
            "place": {
              "description": "Where the source shows it, such as page 12.",
              "$ref": "#/$defs/name"
            },
            "note": {"description": "What a reader must know.", "type": "string"},
            "sample": {"description": "Whose answers.", "$ref": "#/$defs/name"},
            "n": {"description": "How many pairs of answers.", "type": "integer", "minimum": 1},
            "star-below": {
              "description": "The p below which the source prints one star.",
              "type": "number",
              "exclusiveMinimum": 0,
              "exclusiveMaximum": 1
            },
            "pairs": {
              "description": "The correlations.",
              "type": "array",
              "items": {"$ref": "#/$defs/correlation"}
            }
          },
          "required": ["sample", "pairs"],
          "additionalProperties": false
        },
        "correlation": {
          "description": "One correlation.",
          "type": "object",
          "properties": {
            "of": {
              "description": "The two questions or scales.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"},
              "minItems": 2,
              "maxItems": 2
            },
            "value": {"description": "The correlation.", "$ref": "#/$defs/figure"},
            "stars": {
              "description": "How many stars the source prints beside it.",
              "type": "integer",
              "minimum": 0
            }
          },
          "required": ["of", "value"],
          "additionalProperties": false
        },
        "proportion": {
          "description": "One percentage.",
          "type": "object",
          "properties": {
            "title": {"description": "A title for readers.", "$ref": "#/$defs/text"},
            "place": {
              "description": "Where the source shows it, such as page 12.",
              "$ref": "#/$defs/name"
            },
            "note": {"description": "What a reader must know.", "type": "string"},
            "percent": {"description": "The percentage.", "$ref": "#/$defs/figure"},
            "sample": {"description": "Whose answers.", "$ref": "#/$defs/name"},
            "n": {"description": "How many it is of.", "type": "integer", "minimum": 1},
            "base": {
              "description": "The part of the sample that was asked.",
              "$ref": "#/$defs/base"
            },
            "question": {"description": "The question that it is about.", "$ref": "#/$defs/name"},
            "answers": {
              "description": "The answers that count.",
              "type": "array",
              "items": {"$ref": "#/$defs/name"}
            }
          },
          "required": ["percent"],
          "additionalProperties": false
        },
        "codeFrequencies": {
          "description": "How often arguments were given.",
          "type": "object",
          "properties": {
            "title": {"description": "A title for readers.", "$ref": "#/$defs/text"},
            "place": {
              "description": "Where the source shows it, such as page 12.",
              "$ref": "#/$defs/name"
            },
            "note": {"description": "What a reader must know.", "type": "string"},
            "question": {"description": "The open question.", "$ref": "#/$defs/name"},
            "sample": {"description": "Whose answers.", "$ref": "#/$defs/name"},
            "base": {
              "description": "The part of the sample that was asked.",
              "$ref": "#/$defs/base"
            },
            "unit": {
              "description": "What the figures are.",
              "enum": ["stars", "percent", "count"]
            },
            "rows": {
              "description": "Code to figure.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/figure"}
            }
          },
          "required": ["question", "sample", "unit", "rows"],
          "additionalProperties": false
        }
      }
    }

    """#
}
