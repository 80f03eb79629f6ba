package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import org.khuevan.course.Question;
import org.khuevan.ui.shell.Words;

/// Edits what is right in a question.
interface KeyEditor extends HasElement {

    /// The question as it is now.
    Question read(Question.Stem stem);

    /// @param changed is told of every change
    static KeyEditor of(Words words, Question question, Runnable changed) {
        return switch (question) {
            case Question.SingleChoice(_, var choices, boolean shuffle) ->
                    new ChoicesEditor(words, choices, shuffle, true, changed);
            case Question.MultipleChoice(_, var choices, boolean shuffle) ->
                    new ChoicesEditor(words, choices, shuffle, false, changed);
            case Question.TrueFalse statement -> new TruthEditor(words, statement, changed);
            case Question.Numeric number -> new NumberEditor(words, number, changed);
            case Question.ShortText text -> new WordsEditor(words, text, changed);
            case Question.Matching matching -> new PairsEditor(words, matching, changed);
            case Question.Ordering ordering -> new OrderEditor(words, ordering, changed);
            case Question.Cloze cloze -> new ClozeEditor(words, cloze, changed);
            case Question.Essay essay -> new EssayEditor(words, essay, changed);
        };
    }

    default Component component() {
        return (Component) this;
    }
}
