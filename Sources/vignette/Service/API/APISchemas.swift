#if Service
  /// The schemas of what programs send and get.
  enum APISchemas {
    /// The members of the document's `schemas`.
    static var text: String { schemas.map { "\"\($0.name)\":\($0.schema)" }.joined(separator: ",") }

    private static let name = "{\"type\":\"string\",\"minLength\":1,\"maxLength\":200}"

    private static let schemas: [(name: String, schema: String)] = [
      (
        "Problem",
        """
        {"type":"object","required":["type","title","status","detail"],"properties":{\
        "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},\
        "detail":{"type":"string"}}}
        """
      ),
      (
        "Study",
        """
        {"type":"object","required":["name","state","digest","versions","languages"],"properties":{\
        "name":{"type":"string"},"state":{"enum":["draft","open","closed"]},\
        "digest":{"type":"string","pattern":"^[0-9a-f]{64}$"},\
        "versions":{"type":"array","items":{"type":"string"}},\
        "languages":{"type":"array","items":{"type":"string"}},\
        "strata":{"type":"array","items":{"type":"object","required":["characteristic","levels"],\
        "properties":{"characteristic":{"type":"string"},\
        "levels":{"type":"array","items":{"type":"string"}}}}}}}
        """
      ),
      (
        "Studies",
        """
        {"type":"object","required":["studies"],"properties":{"studies":{"type":"array",\
        "items":{"$ref":"#/components/schemas/Study"}}}}
        """
      ),
      (
        "Unit",
        """
        {"type":"object","required":["unit"],"additionalProperties":false,"properties":{\
        "unit":\(name),"language":{"type":"string","maxLength":35},\
        "stratum":{"type":"object","additionalProperties":{"type":"string"}}}}
        """
      ),
      (
        "Assignment",
        """
        {"type":"object","required":["respondent","version","decks","vignettes"],"properties":{\
        "respondent":{"type":"string","pattern":"^r[0-9a-f]{16}$"},"version":{"type":"string"},\
        "decks":{"type":"object","additionalProperties":{"type":"string"}},\
        "vignettes":{"type":"object","additionalProperties":{"type":"array",\
        "items":{"type":"string"}}}}}
        """
      ),
      (
        "Answer",
        """
        {"oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,\
        "required":["option"],"properties":{"option":{"type":"string"},"words":{"type":"string"}}},\
        {"type":"object","additionalProperties":false,"required":["options"],"properties":{\
        "options":{"type":"array","items":{"type":"string"}},"words":{"type":"string"}}},\
        {"type":"object","additionalProperties":false,"required":["number"],"properties":{\
        "number":{"type":"number"}}},{"type":"object","additionalProperties":false,\
        "required":["positions"],"properties":{"positions":{"type":"object",\
        "additionalProperties":{"type":"number"}}}},{"type":"object",\
        "additionalProperties":false,"required":["text"],"properties":{\
        "text":{"type":"string","maxLength":10000}}}]}
        """
      ),
      (
        "Receipt",
        """
        {"type":"object","required":["step","revision"],"properties":{"step":{"type":"string"},\
        "revision":{"type":"integer","minimum":1}}}
        """
      ),
      (
        "Completion",
        """
        {"type":"object","required":["completed"],"properties":{"completed":{"const":true}}}
        """
      ),
      (
        "Tables",
        """
        {"type":"object","required":["schema","command","tables","warnings","provenance"],\
        "properties":{"schema":{"const":"vignette.tables/1"},"command":{"type":"string"},\
        "tables":{"type":"array","items":{"type":"object","required":["id","title","columns",\
        "rows","notes"]}},"warnings":{"type":"array","items":{"type":"object",\
        "required":["code","message"]}},"provenance":{"type":"object"}}}
        """
      ),
    ]
  }
#endif
