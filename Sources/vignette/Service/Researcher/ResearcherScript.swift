#if Service
  /// Keeps a page up to date where the reader wants it: fetches it again and puts the new part in
  /// place of the old one. Nothing is stored and nothing else is asked for.
  enum ResearcherScript {
    static let text = """
      "use strict";
      (() => {
        const reload = document.getElementById("reload");
        const time = document.getElementById("time");
        if (!reload || !document.getElementById("live")) { return; }
        const button = document.createElement("button");
        button.type = "button";
        button.className = "quiet";
        let timer = 0;
        const wait = 5000;
        const label = () => {
          button.textContent = timer ? reload.dataset.stop : reload.dataset.start;
          button.setAttribute("aria-pressed", timer ? "true" : "false");
        };
        const update = async () => {
          try {
            const answer = await fetch(location.href, { credentials: "same-origin" });
            if (!answer.ok || answer.redirected) { stop(); return; }
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const fresh = page.getElementById("live");
            const old = document.getElementById("live");
            if (!fresh || !old) { stop(); return; }
            if (!old.contains(document.activeElement) && fresh.innerHTML !== old.innerHTML) {
              const open = Array.from(old.querySelectorAll("details"), (part) => part.open);
              fresh.querySelectorAll("details").forEach((part, place) => { part.open = !!open[place]; });
              old.replaceWith(document.adoptNode(fresh));
            }
            time.textContent = reload.dataset.time + " " + new Date().toLocaleTimeString(document.documentElement.lang);
          } catch (problem) {
            stop();
          }
        };
        const stop = () => { clearInterval(timer); timer = 0; label(); };
        const start = () => { timer = setInterval(update, wait); label(); };
        button.addEventListener("click", () => { if (timer) { stop(); } else { start(); update(); } });
        reload.after(" ", button);
        start();
      })();

      """
  }

  /// What researchers' pages load.
  enum ResearcherAssets {
    /// The style.
    static let style = Asset(
      "researcher", ending: "css", type: "text/css; charset=utf-8", ResearcherStyle.text)

    /// The script, without which every page works as well.
    static let script = Asset(
      "researcher", ending: "js", type: "text/javascript; charset=utf-8", ResearcherScript.text)

    /// A route for each.
    static var routes: [ServiceRoute] { [style, script].map(\.route) }
  }
#endif
