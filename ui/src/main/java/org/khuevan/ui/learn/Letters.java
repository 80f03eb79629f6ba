package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.course.Posed.PosedGap;
import org.khuevan.course.Prose;
import org.khuevan.course.Question.Option;
import org.khuevan.ui.shell.Words;

/// Letters in place of what a list of a browser cannot show, such as formulas and pictures.
final class Letters {

    private static final int LETTERS = 26;

    private Letters() {}

    static boolean areNeeded(List<Option> options) {
        return options.size() <= LETTERS
                && options.stream()
                        .anyMatch(
                                option -> !option.text().strip().equals(Prose.text(option.text())));
    }

    static List<Option> instead(List<Option> options) {
        List<Option> letters = new ArrayList<>();
        for (Option option : options) {
            letters.add(new Option(option.key(), letter(letters.size())));
        }
        return letters;
    }

    /// The options themselves, each by its letter.
    static HtmlContainer shown(List<Option> options) {
        UnorderedList list = new UnorderedList();
        list.addClassName("lettered");
        for (int i = 0; i < options.size(); i++) {
            list.add(
                    new ListItem(
                            Tags.span(letter(i), "letter"), Tags.inline(options.get(i).text())));
        }
        return list;
    }

    /// What there is to choose from in the gaps whose lists show letters.
    static List<Component> shown(Words words, List<PosedGap> gaps) {
        List<Component> shown = new ArrayList<>();
        for (PosedGap gap : gaps) {
            if (areNeeded(gap.options())) {
                shown.add(
                        new Paragraph(
                                words.get("learn.quiz.gap", gaps.indexOf(gap) + 1, gaps.size())));
                shown.add(shown(gap.options()));
            }
        }
        return shown;
    }

    /// An option with its letter, in words.
    static String named(List<Option> options, Option option) {
        String words = Prose.text(option.text());
        return areNeeded(options) ? (letter(options.indexOf(option)) + " " + words).strip() : words;
    }

    private static String letter(int place) {
        return Character.toString('A' + place);
    }
}
