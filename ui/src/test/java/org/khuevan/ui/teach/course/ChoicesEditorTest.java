package org.khuevan.ui.teach.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.NativeButton;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.MultipleChoice;
import org.khuevan.course.QuestionId;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;

/// The marks of choices when a question that was saved is opened again.
class ChoicesEditorTest {

    private static final Words WORDS = new Translations(ZoneOffset.UTC).in(Locale.ENGLISH);

    @Test
    void marksThatSomebodyGaveSurviveMovingAndAddingChoices() {
        List<Choice> given =
                List.of(
                        new Choice("a", "partly", 0.5, ""),
                        new Choice("b", "wholly", 1, ""),
                        new Choice("c", "badly", -0.33333, ""));
        ChoicesEditor editor = new ChoicesEditor(WORDS, given, false, true, () -> {});
        click(editor, WORDS.get("lines.down"));
        click(editor, "+ " + WORDS.get("question.choice.add"));
        assertThat(choices(editor).subList(0, 3)).containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void marksThatWereSharedAreSharedAnew() {
        List<Choice> given =
                List.of(
                        new Choice("a", "right", 0.5, ""),
                        new Choice("b", "right too", 0.5, ""),
                        new Choice("c", "wrong", -0.5, ""));
        ChoicesEditor editor = new ChoicesEditor(WORDS, given, false, false, () -> {});
        click(editor, WORDS.get("question.choice.remove"));
        assertThat(choices(editor)).extracting(Choice::credit).containsExactly(1.0, -1.0);
    }

    private static List<Choice> choices(ChoicesEditor editor) {
        Question read =
                editor.read(
                        new Question.Stem(QuestionId.random(new SecureRandom()), "", "?", 1, ""));
        return read instanceof MultipleChoice(_, var choices, _)
                ? choices
                : ((Question.SingleChoice) read).choices();
    }

    /// The first button of that name.
    private static void click(Component within, String name) {
        NativeButton button =
                all(within)
                        .filter(NativeButton.class::isInstance)
                        .map(NativeButton.class::cast)
                        .filter(one ->
                                one.getText().equals(name)
                                        || name.equals(one.getElement().getAttribute("aria-label")))
                        .findFirst()
                        .orElseThrow();
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    private static Stream<Component> all(Component within) {
        return Stream.concat(
                Stream.of(within), within.getChildren().flatMap(ChoicesEditorTest::all));
    }
}
