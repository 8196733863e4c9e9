#if Service
  /// What pages do beyond their forms, where scripts run: the effort meter follows the choices, and
  /// words beside "something else" choose it.
  enum RespondentScript {
    static let text = """
      "use strict";
      (function () {
        var language = document.documentElement.lang || "en";
        function written(value) {
          return (Math.round(value * 1e6) / 1e6).toLocaleString(language, {useGrouping: false});
        }

        // Effort meter
        var meter = document.getElementById("meter");
        var form = document.querySelector("form.sliders");
        if (meter && form) {
          var limit = Number(meter.dataset.limit);
          var bar = meter.querySelector("meter");
          var text = document.getElementById("meter-text");
          var sum = function () {
            var total = 0;
            form.querySelectorAll("input[data-cost]:checked").forEach(function (stop) {
              total += Number(stop.dataset.cost);
            });
            return total;
          };
          var show = function () {
            var total = sum();
            var isOver = total > limit + 1e-9;
            meter.classList.toggle("over", isOver);
            bar.value = Math.max(0, Math.min(total, limit));
            var sentence = (isOver ? meter.dataset.beyond : meter.dataset.within)
              .replace("{used}", written(total)).replace("{limit}", written(limit))
              .replace("{rest}", written(Math.abs(limit - total)));
            // The same words once more would be read out once more.
            if (text.textContent !== sentence) { text.textContent = sentence; }
            return isOver;
          };
          form.addEventListener("change", show);
          form.addEventListener("submit", function (event) {
            if (show()) {
              event.preventDefault();
              text.tabIndex = -1;
              text.focus();
            }
          });
          show();
        }

        // Words beside "something else"
        document.querySelectorAll("input[data-selects]").forEach(function (field) {
          field.addEventListener("input", function () {
            var option = document.getElementById(field.dataset.selects);
            if (option && field.value.trim() !== "") { option.checked = true; }
          });
        });

        // What is wrong is read first
        var summary = document.querySelector(".summary");
        if (summary) { summary.focus(); }
      })();

      """
  }
#endif
