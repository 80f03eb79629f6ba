package org.khuevan.ui.teach.course;

import com.vaadin.flow.function.SerializableRunnable;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.KeptWork;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.Words;

/// Asks before what students may have worked in is removed, and says how much they have done.
final class Removing {

    private final Words words;
    private final KeptWork kept;
    private final Actor teacher;
    private final CourseId course;

    Removing(Words words, KeptWork kept, Actor teacher, CourseId course) {
        this.words = words;
        this.kept = kept;
        this.teacher = teacher;
        this.course = course;
    }

    /// @param key of the question's words
    void ask(String key, List<ActivityId> activities, SerializableRunnable yes) {
        Question.ask(words, key, said(kept.in(teacher, course, activities)), yes);
    }

    /// Asks only if there are answers to the questions.
    ///
    /// @param key of the question's words
    void askIfAnswered(String key, List<QuestionId> questions, SerializableRunnable yes) {
        if (kept.answers(teacher, course, questions) == 0) {
            yes.run();
        } else {
            askOfQuestions(key, questions, yes);
        }
    }

    /// @param key of the question's words
    void askOfQuestions(String key, List<QuestionId> questions, SerializableRunnable yes) {
        int answers = kept.answers(teacher, course, questions);
        String more = answers == 0 ? "" : words.get("course.kept.answers", answers);
        Question.ask(words, key, more, yes);
    }

    private String said(KeptWork.Amount amount) {
        if (amount.isNothing()) {
            return words.get("course.kept.nothing");
        }
        List<String> what = new ArrayList<>();
        add(what, "course.kept.attempts", amount.attempts());
        add(what, "course.kept.hand-ins", amount.handIns());
        add(what, "course.kept.posts", amount.posts());
        String students = words.get("course.kept.students", amount.students());
        return what.isEmpty()
                ? words.get("course.kept.begun", students)
                : words.get("course.kept.done", students, String.join(", ", what));
    }

    private void add(List<String> what, String key, int count) {
        if (count > 0) {
            what.add(words.get(key, count));
        }
    }
}
