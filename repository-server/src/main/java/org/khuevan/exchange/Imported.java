package org.khuevan.exchange;

import java.util.List;
import org.khuevan.course.Question;

/// What was read from a file: every question of it is either here or among the remarks.
public record Imported(List<Question> questions, List<Remark> remarks) {
    public Imported {
        questions = List.copyOf(questions);
        // What is said twice about one question is said once.
        remarks = remarks.stream().distinct().toList();
    }
}
