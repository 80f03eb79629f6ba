package org.khuevan.catalogue;

import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Progress.Step;

/// How far the examination of a file is.
public sealed interface ExaminationState {

    /// Waits for a worker.
    record Queued() implements ExaminationState {}

    /// @param percent 0 to 100
    record Running(Step step, int percent) implements ExaminationState {}

    /// @param pictured whether it is also known how the file looks, which takes longer than reading
    ///   it
    record Done(boolean pictured) implements ExaminationState {}

    /// The file cannot be read; it is kept and offered for download all the same.
    record Failed(Problem problem) implements ExaminationState {}

    /// Nothing about the file is wrong, but the platform could not examine it, even after some
    /// tries.
    record GaveUp() implements ExaminationState {}

    /// A person stopped the examination; the file is kept and offered for download.
    record Cancelled() implements ExaminationState {}

    /// Whether the examination came to nothing, for whatever reason.
    default boolean cameToNothing() {
        return switch (this) {
            case Queued() -> false;
            case Running(_, _) -> false;
            case Done(_) -> false;
            case Failed(_) -> true;
            case GaveUp() -> true;
            case Cancelled() -> true;
        };
    }

    /// Whether nothing more is being done with the file.
    default boolean isSettled() {
        return isOver() && !(this instanceof Done(boolean pictured) && !pictured);
    }

    /// Whether the file has been read, or never will be.
    default boolean isOver() {
        return switch (this) {
            case Queued() -> false;
            case Running(_, _) -> false;
            case Done(_) -> true;
            case Failed(_) -> true;
            case GaveUp() -> true;
            case Cancelled() -> true;
        };
    }
}
