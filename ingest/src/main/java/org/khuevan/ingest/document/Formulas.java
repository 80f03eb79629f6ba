package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/// Makes MathML of formulas in LaTeX, which browsers show without a script or a font of ours. KaTeX
/// does it, in a script engine that reaches nothing. The formula itself stays inside as an
/// annotation.
public final class Formulas {

    private static final String KATEX = "katex-0.16.9.min.js";
    private static final int LONGEST = 4_000;

    /// Steps of the script engine, a second or two, before a formula is given up.
    private static final int MOST_STEPS = 60_000_000;

    /// Letters that no formula has (of the Yi script), in place of those with marks.
    private static final int FOREIGN = 0xA000;

    private Formulas() {}

    /// @param tex without its dollars or brackets
    /// @param display whether it stands in a line of its own
    /// @return a `math` element, or the formula as code if it is not understood
    public static Element of(String tex, boolean display) {
        String formula = tex.strip();
        if (!formula.isEmpty() && formula.length() <= LONGEST) {
            List<String> letters = new ArrayList<>();
            String protectedFormula = protect(formula, letters);
            try {
                String html = restore(Katex.LOADED.render(protectedFormula, display), letters);
                Element math = Jsoup.parse(html).selectFirst("math");
                if (math != null) {
                    math.remove();
                    return math;
                }
            } catch (RhinoException | TooManySteps _) {
                // Shown as it was written.
            }
        }
        Element code = new Element(display ? "pre" : "code");
        return code.addClass("r-tex").text(formula);
    }

    /// KaTeX takes letters with marks apart; they pass it as letters that it does not know.
    private static String protect(String formula, List<String> letters) {
        StringBuilder plain = new StringBuilder();
        for (int c : Normalizer.normalize(formula, Normalizer.Form.NFC).codePoints().toArray()) {
            String letter = Character.toString(c);
            boolean marked =
                    Character.isLetter(c)
                            && c > 0x7F
                            && (c == 'đ'
                                    || c == 'Đ'
                                    || !Normalizer.isNormalized(letter, Normalizer.Form.NFD));
            if (marked && letters.size() < 0x400) {
                plain.append((char) (FOREIGN + letters.size()));
                letters.add(letter);
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    private static String restore(String html, List<String> letters) {
        StringBuilder restored = new StringBuilder(html.length());
        for (char c : html.toCharArray()) {
            int index = c - FOREIGN;
            if (index >= 0 && index < letters.size()) {
                restored.append(letters.get(index));
            } else {
                restored.append(c);
            }
        }
        return restored.toString();
    }

    /// Is thrown through a script that runs for too long.
    private static final class TooManySteps extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class Limited extends ContextFactory {

        @Override
        protected Context makeContext() {
            Context context = super.makeContext();
            context.setInterpretedMode(true);
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInstructionObserverThreshold(100_000);
            context.setMaximumInterpreterStackDepth(1_000);
            return context;
        }

        @Override
        protected void observeInstructionCount(Context context, int steps) {
            int all = steps + (int) Objects.requireNonNullElse(context.getThreadLocal("all"), 0);
            context.putThreadLocal("all", all);
            if (all > MOST_STEPS) {
                throw new TooManySteps();
            }
        }
    }

    /// Read when it is first needed, once in a process.
    private static final class Katex {

        private static final Katex LOADED = new Katex();

        private final ContextFactory engine = new Limited();
        private final ScriptableObject scope;
        private final Scriptable katex;
        private final Function render;

        private Katex() {
            try (InputStream script =
                            Objects.requireNonNull(Formulas.class.getResourceAsStream(KATEX));
                    Context context = engine.enterContext()) {
                scope = context.initSafeStandardObjects();
                String source = new String(script.readAllBytes(), StandardCharsets.UTF_8);
                context.evaluateString(scope, "var self = this;" + source, KATEX, 1, null);
                katex = (Scriptable) ScriptableObject.getProperty(scope, "katex");
                render = (Function) ScriptableObject.getProperty(katex, "renderToString");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String render(String tex, boolean display) {
            try (Context context = engine.enterContext()) {
                Scriptable options = context.newObject(scope);
                options.put("output", options, "mathml");
                options.put("displayMode", options, display);
                options.put("throwOnError", options, true);
                options.put("strict", options, "ignore");
                options.put("maxExpand", options, 300);
                return Context.toString(
                        render.call(context, scope, katex, new Object[] {tex, options}));
            }
        }
    }

    /// The LaTeX of a formula that is MathML: its own, where it brings that along.
    ///
    /// @param math with a prefix or without
    /// @return empty if LaTeX, as it is understood here, cannot say all of it
    public static Optional<String> latex(Element math) {
        String own = source(math);
        return Optional.of(own)
                .filter(tex -> !tex.isEmpty())
                .or(() -> Optional.of(math).filter(MathMl::isKnown).map(MathMl::latex))
                .map(String::strip)
                .filter(tex -> !tex.isEmpty() && of(tex, false).normalName().equals("math"));
    }

    /// The source of a formula that is MathML, or empty.
    static String source(Element math) {
        Element annotation = math.selectFirst("annotation[encoding=application/x-tex]");
        return annotation == null ? "" : annotation.wholeText().strip();
    }
}
