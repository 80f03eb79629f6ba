package org.khuevan.rest;

import java.util.Locale;
import org.khuevan.catalogue.Sentences;
import org.khuevan.course.ChangedMeanwhile;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.NotPublishable;
import org.khuevan.exchange.UnreadableQuestions;
import org.khuevan.rest.CourseDraftJson.FlawJson;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Translates what the rooms of courses and their questions refuse.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CourseAdvice {

    @ExceptionHandler
    ProblemDetail answer(NoSuchCourse none, Locale locale) {
        return Problems.problem(HttpStatus.NOT_FOUND, Sentences.of("not-found", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(ChangedMeanwhile late, Locale locale) {
        return Problems.problem(HttpStatus.CONFLICT, Sentences.of("course.changed", locale));
    }

    @ExceptionHandler
    ProblemDetail answer(NotPublishable draft, Locale locale) {
        ProblemDetail problem =
                Problems.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        Sentences.of("course.not-publishable", locale));
        problem.setProperty("flaws", draft.flaws().stream().map(FlawJson::of).toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail answer(UnreadableQuestions file, Locale locale) {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT, Sentences.of("questions.unreadable", locale));
    }
}
