package org.khuevan.course;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.khuevan.course.Activity.Quiz;

/// Which questions an attempt at a quiz has.
public final class Draw {

    private Draw() {}

    /// The questions of one attempt, in their order, each worth its points here.
    ///
    /// @param content the version of the course that the attempt was begun in: with the same seed
    ///   it always gives the same questions
    public static List<Question> questions(CourseContent content, Quiz quiz, long seed) {
        Random random = new Random(seed);
        List<Question> questions = new ArrayList<>();
        for (QuizPart part : quiz.parts()) {
            switch (part) {
                case QuizPart.Asked(Question question) -> questions.add(question);
                case QuizPart.Drawn drawn ->
                        questions.addAll(draw(content, drawn, questions, random));
            }
        }
        if (quiz.rules().shuffle()) {
            Collections.shuffle(questions, random);
        }
        return List.copyOf(questions);
    }

    /// Every question that some attempt may have, for statistics and for marking.
    public static Stream<Question> possible(CourseContent content, Quiz quiz) {
        return quiz.parts().stream()
                .flatMap(part ->
                        switch (part) {
                            case QuizPart.Asked(Question question) -> Stream.of(question);
                            case QuizPart.Drawn drawn ->
                                    content.bank(drawn.bank()).stream()
                                            .flatMap(bank -> bank.questions().stream())
                                            .map(question -> worth(question, drawn.points()));
                        });
    }

    /// Full marks of an attempt, which are the same for all.
    public static double points(CourseContent content, Quiz quiz) {
        return questions(content, quiz, 0).stream()
                .mapToDouble(question -> question.stem().points())
                .sum();
    }

    /// Two draws from one bank do not ask the same thing twice.
    private static List<Question> draw(
            CourseContent content, QuizPart.Drawn drawn, List<Question> before, Random random) {
        List<Question> all =
                new ArrayList<>(
                        content.bank(drawn.bank()).map(QuestionBank::questions).orElse(List.of()));
        Collections.shuffle(all, random);
        return all.stream()
                .filter(question ->
                        before.stream().noneMatch(other -> other.id().equals(question.id())))
                .limit(drawn.count())
                .map(question -> worth(question, drawn.points()))
                .toList();
    }

    private static Question worth(Question question, double points) {
        return question.withStem(question.stem().worth(points));
    }
}
