package org.khuevan.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Stem;
import org.w3c.dom.Element;

/// A statement that is true or false is in QTI a choice between two that are called so.
final class QtiTruth {

    private QtiTruth() {}

    /// @param parts the elements of the choices, in their order
    static Optional<Question> read(Stem stem, List<Element> parts, List<Choice> choices) {
        List<Double> credits = choices.stream().map(Choice::credit).sorted().toList();
        if (!credits.equals(List.of(0.0, 1.0))) {
            return Optional.empty();
        }
        List<String> ids = parts.stream().map(one -> one.getAttribute("identifier")).toList();
        return called(stem, ids, choices)
                .or(() -> called(stem, choices.stream().map(Choice::text).toList(), choices));
    }

    private static Optional<Question> called(Stem stem, List<String> names, List<Choice> choices) {
        List<String> small = names.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        int yes = small.indexOf("true");
        int no = small.indexOf("false");
        return yes < 0 || no < 0
                ? Optional.empty()
                : Optional.of(
                        new Question.TrueFalse(
                                stem,
                                choices.get(yes).credit() == 1,
                                choices.get(yes).feedback(),
                                choices.get(no).feedback()));
    }
}
