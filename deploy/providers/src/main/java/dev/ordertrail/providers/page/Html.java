package dev.ordertrail.providers.page;

import java.util.List;

/// Plain pages without a script.
final class Html {
    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: #1a2233; --paper: #f5f6f9; --card: #fff; --line: #d5d9e2; --act: #2a52d0; --bad: #b00020; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --paper: #12151c; --card: #1c212c; --line: #39415190; --act: #5c80f0; --bad: #ff8a95; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 30rem; margin: 3rem auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
            h1 { font-size: 1.2rem; margin: 0 0 1rem; } .total { font-size: 2rem; font-weight: 600; margin: 0 0 1rem; }
            ul { padding-left: 1.2rem; } label { display: block; font-weight: 600; margin-bottom: .3rem; }
            input { width: 100%; padding: .6rem; font: inherit; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; }
            button { margin-top: 1rem; padding: .6rem 1.2rem; font: inherit; font-weight: 600; border: 0; border-radius: .4rem; background: var(--act); color: #fff; cursor: pointer; }
            button + button { margin-left: .5rem; background: transparent; color: inherit; border: 1px solid var(--line); }
            .error { color: var(--bad); font-weight: 600; } .note { opacity: .75; font-size: .85rem; } code { font-size: .85rem; }
            table { border-collapse: collapse; } td { padding: .1rem .8rem .1rem 0; vertical-align: top; }
            """;

    private Html() {}

    static String page(String title, List<String> parts) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><style>%s</style></head>
        <body><main>%s<p class="note">A stand-in on this machine. No money moves, no card is real.</p></main></body>
        </html>
        """
                .formatted(escape(title), STYLE, String.join("\n", parts));
    }

    static String paragraph(String kind, String text) {
        return "<p class=\"%s\">%s</p>".formatted(kind, escape(text));
    }

    static String heading(String text) {
        return "<h1>" + escape(text) + "</h1>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
