package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText;
import org.w3c.dom.Element;

/// What a response declaration says about right answers.
final class QtiResponse {

    private final Element declaration;
    private final List<String> correct = new ArrayList<>();
    private final Map<String, Double> mapped = new HashMap<>();
    private double most;
    private boolean caseMatters;

    QtiResponse(Element declaration) {
        this.declaration = declaration;
        Xml.child(declaration, "correctResponse").stream()
                .flatMap(all -> Xml.children(all, "value").stream())
                .forEach(value -> correct.add(value.getTextContent().strip()));
        Xml.child(declaration, "mapping").stream()
                .flatMap(all -> Xml.children(all, "mapEntry").stream())
                .forEach(this::map);
        most =
                single()
                        ? mapped.values().stream().mapToDouble(v -> v).max().orElse(0)
                        : mapped.values().stream().mapToDouble(v -> Math.max(0, v)).sum();
    }

    private void map(Element entry) {
        mapped.put(
                entry.getAttribute("mapKey"),
                MoodleReader.number(entry.getAttribute("mappedValue")));
        caseMatters |= entry.getAttribute("caseSensitive").equals("true");
    }

    boolean single() {
        return declaration.getAttribute("cardinality").equals("single");
    }

    boolean isNumber() {
        return declaration.getAttribute("baseType").matches("float|integer");
    }

    boolean caseMatters() {
        return caseMatters;
    }

    List<String> correct() {
        return List.copyOf(correct);
    }

    /// What choosing it gives, from -1 to 1.
    double credit(String id) {
        if (most > 0) {
            return Math.clamp(Optional.ofNullable(mapped.get(id)).orElse(0.0) / most, -1, 1);
        }
        boolean right = correct.contains(id);
        if (single()) {
            return right ? 1 : 0;
        }
        double share = 1.0 / Math.max(1, correct.size());
        return right ? share : -share;
    }

    List<ShortText.Accepted> accepted() {
        if (most > 0) {
            return mapped.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(one ->
                            new ShortText.Accepted(star(one.getKey()), one.getValue() / most, ""))
                    .toList();
        }
        return correct.stream().map(one -> new ShortText.Accepted(star(one), 1, "")).toList();
    }

    /// A star is one there, and any text here.
    private static String star(String text) {
        return text.replace("*", "\\*");
    }

    /// The tolerance is not part of a declaration; ours says it in an attribute of its own.
    List<Numeric.Value> values() {
        double tolerance =
                Optional.of(declaration.getAttribute("data-tolerance"))
                        .filter(text -> !text.isEmpty())
                        .map(MoodleReader::number)
                        .orElse(0.0);
        return correct.stream()
                .map(one -> new Numeric.Value(MoodleReader.number(one), tolerance, 1, ""))
                .toList();
    }
}
