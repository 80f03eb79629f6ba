package org.khuevan.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What somebody wrote beside an activity, for everybody in the course.
///
/// @param author empty if they were removed from the platform
/// @param text empty where the reader may not see it
/// @param reports why others reported it; for teachers only
/// @param mine whether the reader wrote it
public record Post(
        UUID id,
        Optional<UUID> answers,
        String author,
        boolean byTeacher,
        String text,
        Instant written,
        State state,
        List<String> reports,
        boolean mine) {

    public Post {
        reports = List.copyOf(reports);
    }

    Post by(String name) {
        return new Post(id, answers, name, byTeacher, text, written, state, reports, mine);
    }

    public enum State {
        SHOWN,
        /// By a teacher; they and its author still see it.
        HIDDEN,
        /// By its author; nobody sees it.
        REMOVED
    }
}
