package org.khuevan.ui.learn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.MaterialActivity;
import org.khuevan.course.CourseContent;
import org.khuevan.learning.HandIn;
import org.khuevan.learning.Progress;
import org.khuevan.ui.shell.Words;

/// Lessons as students see them, for those who build the course. Nothing that is done there is
/// kept.
@org.springframework.stereotype.Component
public record LessonPreview(Study study) {

    /// A material, from its beginning.
    ///
    /// @param address of the page it is on: links to other places of the material lead there
    /// @param parameters of that page: `page`, or `t` in seconds
    public Component material(
            Words words,
            MaterialActivity activity,
            String address,
            Map<String, List<String>> parameters) {
        Div lesson = new Div();
        new MaterialLesson(study, words, activity, Progress.NONE, false, address)
                .fill(lesson, parameters);
        return dressed(lesson);
    }

    /// What is to be handed in, and how it is marked.
    public Component assignment(Words words, Assignment assignment) {
        Div lesson = new Div(WorkView.task(words, assignment));
        if (!assignment.rubric().criteria().isEmpty()) {
            lesson.add(WorkView.rubric(words, assignment.rubric()));
        }
        return dressed(lesson);
    }

    /// What was handed in before it was given back, for those who mark it.
    public Component earlier(Words words, List<HandIn.Before> before) {
        return dressed(new Div(WorkView.earlier(words, before)));
    }

    /// What keeps a lesson closed for students until they, or the day, come to it.
    public Component conditions(Words words, CourseContent content, Activity activity) {
        return dressed(
                new Div(
                        LessonView.conditions(
                                words,
                                "preview.conditions",
                                content,
                                activity.offer().conditions())));
    }

    /// The same in a line; empty if it is always open.
    public String when(Words words, CourseContent content, Activity activity) {
        return activity.offer().conditions().stream()
                .map(condition -> Says.condition(words, content, condition))
                .collect(Collectors.joining(" "));
    }

    private Component dressed(Div lesson) {
        lesson.addClassName("study");
        lesson.getElement()
                .appendChild(
                        new com.vaadin.flow.dom.Element("link")
                                .setAttribute("rel", "stylesheet")
                                .setAttribute("href", study.assets().address("/look/learn.css")));
        return lesson;
    }
}
