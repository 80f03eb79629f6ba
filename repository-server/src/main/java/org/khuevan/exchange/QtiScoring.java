package org.khuevan.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.course.Question.Numeric;
import org.w3c.dom.Element;

/// The response processing of an item, as far as it says something about right answers that can be
/// said here: how near a number must be, and which answer earns which score.
final class QtiScoring {

    /// What templates and those who write them out do: it means what the declarations say.
    private static final Set<String> PLAIN =
            Set.of(
                    ("responseProcessing responseCondition responseIf responseElseIf responseElse"
                         + " match stringMatch variable correct baseValue setOutcomeValue"
                         + " mapResponse isNull sum equal equalRounded")
                            .split(" "));

    private static final Set<String> OF_ANY_NUMBER = Set.of("and", "or");

    private final List<Element> processing;

    QtiScoring(Element item) {
        processing = Xml.children(item, "responseProcessing");
    }

    /// What is done with the responses that can be said here neither by right answers nor by their
    /// scores.
    ///
    /// @param responses their identifiers
    Set<String> strange(Set<String> responses) {
        Set<String> strange = new LinkedHashSet<>();
        processing.forEach(one -> {
            String template = one.getAttribute("template").replaceFirst("^.*/", "");
            if (!template.matches("(match_correct|map_response|CC2_.*|)(\\.xml)?")) {
                strange.add(template);
            }
            strange(one, responses, strange);
        });
        return strange;
    }

    private static void strange(Element element, Set<String> responses, Set<String> found) {
        String name = Xml.name(element);
        int mentioned = mentioned(element, responses);
        boolean harmless =
                PLAIN.contains(name) || mentioned < (OF_ANY_NUMBER.contains(name) ? 2 : 1);
        if (!harmless) {
            found.add(name);
        }
        Xml.children(element).forEach(child -> strange(child, responses, found));
    }

    /// How often something is asked about responses, other than whether there is one.
    private static int mentioned(Element element, Set<String> responses) {
        if (Xml.name(element).equals("isNull")) {
            return 0;
        }
        boolean itself =
                Xml.name(element).matches("variable|mapResponse")
                        && responses.contains(element.getAttribute("identifier"));
        return (itself ? 1 : 0)
                + Xml.children(element).stream()
                        .mapToInt(child -> mentioned(child, responses))
                        .sum();
    }

    /// The scores of answers that only the processing names.
    Map<String, Double> scores(String response) {
        Map<String, Double> scores = new LinkedHashMap<>();
        processing.stream()
                .flatMap(one -> branches(one).stream())
                .forEach(branch ->
                        compared(branch, response)
                                .ifPresent(value ->
                                        score(branch)
                                                .ifPresent(score ->
                                                        scores.putIfAbsent(value, score))));
        return scores;
    }

    private static List<Element> branches(Element processing) {
        List<Element> branches = new ArrayList<>(Xml.all(processing, "responseIf"));
        branches.addAll(Xml.all(processing, "responseElseIf"));
        return branches;
    }

    /// What a branch compares a response with, if that is all it asks.
    private static Optional<String> compared(Element branch, String response) {
        return Xml.children(branch).stream()
                .findFirst()
                .filter(asked -> Xml.name(asked).matches("match|stringMatch|equal|equalRounded"))
                .filter(asked -> isAbout(asked, response))
                .flatMap(asked -> Xml.child(asked, "baseValue"))
                .map(value -> value.getTextContent().strip());
    }

    private static boolean isAbout(Element comparison, String response) {
        return Xml.children(comparison, "variable").stream()
                .anyMatch(one -> one.getAttribute("identifier").equals(response));
    }

    private static Optional<Double> score(Element branch) {
        return Xml.children(branch, "setOutcomeValue").stream()
                .filter(one -> one.getAttribute("identifier").equals("SCORE"))
                .flatMap(one -> Xml.child(one, "baseValue").stream())
                .map(value -> MoodleReader.number(value.getTextContent()))
                .findFirst();
    }

    /// A number with how far away an answer may be.
    Numeric.Value value(String response, double number, double credit) {
        return processing.stream()
                .flatMap(one ->
                        java.util.stream.Stream.concat(
                                Xml.all(one, "equal").stream(),
                                Xml.all(one, "equalRounded").stream()))
                .filter(one -> isAbout(one, response))
                .findFirst()
                .map(one ->
                        Xml.name(one).equals("equal")
                                ? near(one, number, credit)
                                : rounded(one, number, credit))
                .orElseGet(() -> new Numeric.Value(number, 0, credit, ""));
    }

    /// One tolerance for both sides, or one for each; relative ones are hundredths of the number.
    private static Numeric.Value near(Element equal, double number, double credit) {
        String mode = equal.getAttribute("toleranceMode");
        String[] said = equal.getAttribute("tolerance").strip().split("\\s+");
        if (said[0].isEmpty() || !mode.matches("absolute|relative")) {
            return new Numeric.Value(number, 0, credit, "");
        }
        double unit = mode.equals("relative") ? Math.abs(number) / 100 : 1;
        double below = Math.abs(MoodleReader.number(said[0])) * unit;
        double above = Math.abs(MoodleReader.number(said[said.length > 1 ? 1 : 0])) * unit;
        return new Numeric.Value(number + (above - below) / 2, (below + above) / 2, credit, "");
    }

    /// What rounds to the same.
    private static Numeric.Value rounded(Element equal, double number, double credit) {
        int figures = (int) MoodleReader.number(equal.getAttribute("figures"));
        BigDecimal exact = BigDecimal.valueOf(number);
        int places =
                equal.getAttribute("roundingMode").equals("decimalPlaces")
                        ? figures
                        : figures - (exact.precision() - exact.scale());
        double rounded =
                exact.setScale(places, java.math.RoundingMode.HALF_UP)
                        .round(MathContext.DECIMAL64)
                        .doubleValue();
        return new Numeric.Value(rounded, 0.5 * Math.pow(10, -places), credit, "");
    }
}
