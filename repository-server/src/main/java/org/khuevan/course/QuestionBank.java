package org.khuevan.course;

import java.util.List;

/// Questions that quizzes of the course draw from.
public record QuestionBank(BankId id, String title, List<Question> questions) {

    public QuestionBank {
        title = title.strip();
        questions = List.copyOf(questions);
    }
}
