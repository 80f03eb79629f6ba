package org.khuevan.ingest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.document.Formulas;

/// A formula in LaTeX, as it is shown: browsers need neither a script nor a font for it.
///
/// @param tex without its dollars or brackets
/// @param display whether it stands in a line of its own
public record Formula(String tex, boolean display) {

    private static final int REMEMBERED = 2_000;

    /// Making one takes some milliseconds; pages show the same ones again and again.
    private static final Map<Formula, String> MADE =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(64, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Formula, String> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    /// A formula of MathML.
    ///
    /// @param math its `math` element, with a prefix or without
    /// @return empty if LaTeX, as it is understood here, cannot say all of it
    public static Optional<Formula> ofMathMl(Element math) {
        boolean display = math.attr("display").equals("block");
        return Formulas.latex(math).map(tex -> new Formula(tex, display));
    }

    /// A `math` element (MathML), or the formula as code if it is not understood.
    public String html() {
        String made = MADE.get(this);
        if (made == null) {
            made = Formulas.of(tex, display).outerHtml();
            MADE.put(this, made);
        }
        return made;
    }
}
