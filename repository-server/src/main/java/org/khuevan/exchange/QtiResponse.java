package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText;
import org.w3c.dom.Element;

/// What a response declaration and, where it says more, the processing of its item say about right
/// answers.
final class QtiResponse {

    private final Element declaration;
    private final List<String> correct = new ArrayList<>();
    private final Map<String, Double> mapped = new LinkedHashMap<>();
    private final QtiScoring scoring;
    private double otherwise;
    private boolean caseMatters;

    QtiResponse(Element declaration, QtiScoring scoring) {
        this.declaration = declaration;
        this.scoring = scoring;
        Xml.child(declaration, "correctResponse").stream()
                .flatMap(all -> Xml.children(all, "value").stream())
                .forEach(value -> correct.add(value.getTextContent().strip()));
        Xml.child(declaration, "mapping").ifPresent(this::map);
        if (correct.isEmpty() && mapped.isEmpty()) {
            scoring.scores(id()).forEach(mapped::put);
        }
    }

    private void map(Element mapping) {
        otherwise =
                Optional.of(mapping.getAttribute("defaultValue"))
                        .filter(text -> !text.isEmpty())
                        .map(MoodleReader::number)
                        .orElse(0.0);
        for (Element entry : Xml.children(mapping, "mapEntry")) {
            mapped.put(
                    entry.getAttribute("mapKey").strip(),
                    MoodleReader.number(entry.getAttribute("mappedValue")));
            caseMatters |= entry.getAttribute("caseSensitive").equals("true");
        }
    }

    private String id() {
        return declaration.getAttribute("identifier");
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

    /// What is right, or, where only scores are said, what has one.
    List<String> correct() {
        return correct.isEmpty()
                ? mapped.entrySet().stream()
                        .filter(one -> one.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList()
                : List.copyOf(correct);
    }

    /// What the best answer is given, if the item says that.
    OptionalDouble most() {
        Stream<Double> gains = mapped.values().stream().filter(value -> value > 0);
        double most =
                single()
                        ? gains.mapToDouble(value -> value).max().orElse(0)
                        : gains.mapToDouble(value -> value).sum();
        return most > 0 ? OptionalDouble.of(most) : OptionalDouble.empty();
    }

    /// What choosing it gives, from -1 to 1.
    double credit(String id) {
        if (most().isPresent()) {
            return part(Optional.ofNullable(mapped.get(id)).orElse(otherwise));
        }
        boolean right = correct.contains(id);
        if (single()) {
            return right ? 1 : 0;
        }
        double share = 1.0 / Math.max(1, correct.size());
        return right ? share : -share;
    }

    private double part(double value) {
        return Math.clamp(value / most().orElse(1), -1, 1);
    }

    List<ShortText.Accepted> accepted() {
        if (most().isPresent()) {
            return byValue()
                    .map(one ->
                            new ShortText.Accepted(star(one.getKey()), part(one.getValue()), ""))
                    .toList();
        }
        return correct.stream().map(one -> new ShortText.Accepted(star(one), 1, "")).toList();
    }

    private Stream<Map.Entry<String, Double>> byValue() {
        return mapped.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed());
    }

    /// A star is one there, and any text here.
    private static String star(String text) {
        return text.replace("*", "\\*");
    }

    /// The tolerance is part of the processing; ours says it in an attribute of the declaration,
    /// too. A number that is mapped has one of its own.
    List<Numeric.Value> values() {
        List<Numeric.Value> values = new ArrayList<>();
        for (String one : correct) {
            values.add(value(one, 1));
        }
        byValue()
                .filter(one -> !correct.contains(one.getKey()))
                .forEach(one -> values.add(value(one.getKey(), part(one.getValue()))));
        return values;
    }

    private Numeric.Value value(String written, double credit) {
        double number = MoodleReader.number(written);
        String own = declaration.getAttribute("data-tolerance");
        return own.isEmpty()
                ? scoring.value(id(), number, credit)
                : new Numeric.Value(number, MoodleReader.number(own), credit, "");
    }
}
